import { ENTITIES } from '../limits';
import { Refusal } from '../refusal';
import type { Entity, EntityIndex } from './app';
import type { Manifest } from './schema';

type Declared = NonNullable<Manifest['app']['storage']>['entities'][number];

/**
 * Checks the custom entities and names their indexes: a simple index has the name of its attribute.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/
 * @throws Refusal when a limit is passed or an index names an attribute that cannot be indexed
 */
export function buildEntities(declared: readonly Declared[]): Map<string, Entity> {
  if (declared.length > ENTITIES.perApp) throw tooMany('entities', declared.length, ENTITIES.perApp);
  const entities = new Map<string, Entity>();
  for (const entry of declared) {
    if (entities.has(entry.name)) {
      throw new Refusal(
        'entity-repeated',
        `Two entities are called "${entry.name}".`,
        'Give each its own name.',
      );
    }
    entities.set(entry.name, buildEntity(entry));
  }
  return entities;
}

function buildEntity({ name, attributes, indexes }: Declared): Entity {
  const types = new Map(Object.entries(attributes).map(([attribute, { type }]) => [attribute, type]));
  if (types.size > ENTITIES.attributes)
    throw tooMany(`attributes of "${name}"`, types.size, ENTITIES.attributes);
  if (indexes.length > ENTITIES.indexes)
    throw tooMany(`indexes of "${name}"`, indexes.length, ENTITIES.indexes);

  const built = new Map<string, EntityIndex>();
  for (const index of indexes) {
    const entry =
      typeof index === 'string'
        ? { name: index, partition: [], range: index }
        : { name: index.name, partition: index.partition ?? [], range: index.range.join() };
    for (const attribute of [...entry.partition, entry.range]) {
      const type = types.get(attribute);
      if (type !== undefined && type !== 'any') continue;
      throw new Refusal(
        'index-invalid',
        `The index "${entry.name}" of "${name}" uses "${attribute}", which is ${type ?? 'not declared'}.`,
        'Indexes take declared attributes of the types string, integer, float and boolean.',
      );
    }
    if (built.has(entry.name)) {
      throw new Refusal(
        'index-repeated',
        `"${name}" has two indexes "${entry.name}".`,
        'Give each its own name.',
      );
    }
    built.set(entry.name, entry);
  }
  return { name, attributes: types, indexes: built };
}

function tooMany(what: string, count: number, limit: number): Refusal {
  return new Refusal(
    'too-many-entities',
    `The manifest has ${String(count)} ${what}.`,
    `The limit is ${String(limit)}.`,
  );
}
