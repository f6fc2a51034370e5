import type { Clock } from '../../contract';
import type { Entity } from '../manifest/app';
import { KVS } from '../limits';
import { badRequest } from './errors';
import type { Ttl } from './requests';
import { Table } from './table';
import { checkEntityValue, checkKey, checkValue } from './values';

/** A place for values with its own keys and its own rules for them. */
export interface Namespace {
  /** Undefined for the plain keys and the secrets. */
  entity: Entity | undefined;
  table: Table;
  /** @returns the value's size in bytes @throws KvsError when the value may not be stored here */
  check(key: string, value: unknown): number;
}

export interface Namespaces {
  plain: Namespace;
  secrets: Namespace;
  entities: ReadonlyMap<string, Namespace>;
  /** @throws KvsError for an entity that the manifest does not declare */
  named(entityName: string | undefined): Namespace;
}

const TTL_UNIT_MS: Record<Ttl['unit'], number> = {
  SECONDS: 1000,
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
};

/** Creates the empty storage of one installation. */
export function createNamespaces(
  clock: Clock,
  declared: ReadonlyMap<string, Entity>,
  keepsHistory: () => boolean,
): Namespaces {
  const create = (entity: Entity | undefined, checkContent: (value: unknown) => number): Namespace => ({
    entity,
    table: new Table(clock, entity, keepsHistory),
    check(key, value) {
      checkKey(key);
      return checkContent(value);
    },
  });
  const plain = create(undefined, (value) => checkValue(value));
  const entities = new Map(
    [...declared].map(([name, entity]) => [name, create(entity, (value) => checkEntityValue(entity, value))]),
  );
  return {
    plain,
    secrets: create(undefined, (value) => checkValue(value, KVS.secretBytes)),
    entities,
    named(entityName) {
      if (entityName === undefined) return plain;
      const namespace = entities.get(entityName);
      if (namespace) return namespace;
      throw badRequest('INVALID_ENTITY_TYPE', `The manifest declares no entity "${entityName}".`);
    },
  };
}

/**
 * @returns the time to live in milliseconds
 * @throws KvsError when it is longer than a year
 */
export function ttlToMs(ttl: Ttl | undefined): number | undefined {
  if (!ttl) return undefined;
  const milliseconds = ttl.value * TTL_UNIT_MS[ttl.unit];
  if (milliseconds <= KVS.longestTtlMs) return milliseconds;
  throw badRequest('VALIDATION_ERROR', 'The longest time to live is one year.');
}
