import { ENTITIES, KVS } from '../limits';
import type { AttributeType } from '../manifest/schema';
import type { Entity } from '../manifest/app';
import { badRequest } from './errors';
import { isRecord, isScalar } from './table';

/** @throws KvsError when the key breaks the documented rules */
export function checkKey(key: string): void {
  if (key === '') throw badRequest('KEY_TOO_SHORT', 'The provided key needs to have at least one character.');
  if (key.length > KVS.keyCharacters) {
    throw badRequest(
      'KEY_TOO_LONG',
      `The provided key has more than ${String(KVS.keyCharacters)} characters.`,
    );
  }
  if (!KVS.keyPattern.test(key)) {
    throw badRequest('INVALID_KEY', `The provided key does not match ${String(KVS.keyPattern)}.`);
  }
}

/**
 * Checks a value of any namespace and tells its size in bytes.
 * @throws KvsError when it is no value, too large or too deep
 */
export function checkValue(value: unknown, largestBytes: number = KVS.valueBytes): number {
  if (value === undefined || value === null) throw badRequest('VALIDATION_ERROR', 'A value is required.');
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > largestBytes) {
    throw badRequest(
      'MAX_SIZE',
      `The provided value has ${String(bytes)} bytes; ${String(largestBytes)} are allowed.`,
    );
  }
  if (isDeeperThan(value, KVS.depth)) {
    throw badRequest('MAX_DEPTH', `The provided value is deeper than ${String(KVS.depth)}.`);
  }
  return bytes;
}

/**
 * Checks an entity's value against its declaration.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/#values
 * @throws KvsError for undeclared attributes, wrong types, and index values that are too large
 */
export function checkEntityValue(entity: Entity, value: unknown): number {
  if (!isRecord(value))
    throw badRequest('INVALID_ENTITY_VALUE', `A value of "${entity.name}" has to be an object.`);
  for (const [attribute, content] of Object.entries(value)) {
    const type = entity.attributes.get(attribute);
    if (!type) {
      throw badRequest(
        'INVALID_ENTITY_VALUE',
        `The entity "${entity.name}" declares no attribute "${attribute}".`,
      );
    }
    if (!hasType(content, type)) {
      throw badRequest(
        'INVALID_ENTITY_VALUE',
        `The attribute "${attribute}" of "${entity.name}" is no ${type}.`,
      );
    }
  }
  for (const index of entity.indexes.values()) {
    checkIndexBytes(`range of "${index.name}"`, [value[index.range]], ENTITIES.rangeBytes);
    const partition = index.partition.map((attribute) => value[attribute]);
    checkIndexBytes(`partition of "${index.name}"`, partition, ENTITIES.partitionBytes);
  }
  return checkValue(value);
}

/** Whether a value may be stored in, or compared with, an attribute of that type. */
export function hasType(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.trim() !== '';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return (
        Number.isInteger(value) &&
        Number(value) >= ENTITIES.smallestInteger &&
        Number(value) <= ENTITIES.largestInteger
      );
    case 'float': {
      if (typeof value !== 'number') return false;
      const size = Math.abs(value);
      return size === 0 || (size >= ENTITIES.smallestFloat && size <= ENTITIES.largestFloat);
    }
    case 'any':
      return value !== null && value !== undefined;
  }
}

function checkIndexBytes(what: string, values: readonly unknown[], limit: number): void {
  const bytes = values
    .filter(isScalar)
    .reduce<number>((sum, value) => sum + Buffer.byteLength(String(value)), 0);
  if (bytes <= limit) return;
  throw badRequest('MAX_SIZE', `The ${what} has ${String(bytes)} bytes; ${String(limit)} are allowed.`);
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  return Object.values(value).some((child) => isDeeperThan(child, depth - 1));
}
