import { KvsError, keyNotFound } from './errors';
import { ttlToMs, type Namespace } from './namespaces';
import type { MetadataFields, SetOptions } from './requests';
import type { Row } from './table';
import { checkKey } from './values';

/** A row as the API shows it: metadata only when it was asked for. */
export interface ShownRow {
  key: string;
  value: unknown;
  createdAt?: number;
  updatedAt?: number;
  expireTime?: string;
}

/** @throws KvsError 404 when the key does not exist */
export function getRow(namespace: Namespace, key: string, metadata: MetadataFields = []): ShownRow {
  checkKey(key);
  const row = namespace.table.get(key);
  if (!row) throw keyNotFound();
  return showRow(row, metadata);
}

/**
 * Stores a value.
 * @returns what the options ask to be returned, or undefined
 * @throws KvsError 409 `KEY_CONFLICT` when the key exists and the policy is `FAIL_IF_EXISTS`
 */
export function setRow(
  namespace: Namespace,
  key: string,
  value: unknown,
  options: SetOptions,
): ShownRow | undefined {
  const bytes = namespace.check(key, value);
  const ttlMs = ttlToMs(options?.ttl);
  if (options?.keyPolicy === 'FAIL_IF_EXISTS' && namespace.table.get(key)) {
    throw new KvsError(409, 'KEY_CONFLICT', `The key "${key}" already exists.`);
  }
  const { row, previous } = namespace.table.put(key, value, bytes, ttlMs);
  const returned = options?.returnValue === 'PREVIOUS' ? previous : row;
  return options?.returnValue && returned ? showRow(returned, options.returnMetadataFields ?? []) : undefined;
}

/** Succeeds whether the key exists or not. */
export function deleteRow(namespace: Namespace, key: string): void {
  checkKey(key);
  namespace.table.delete(key);
}

export function showRow(row: Row, metadata: MetadataFields): ShownRow {
  return {
    key: row.key,
    value: row.value,
    ...(metadata.includes('CREATED_AT') && { createdAt: row.createdAt }),
    ...(metadata.includes('UPDATED_AT') && { updatedAt: row.updatedAt }),
    ...(metadata.includes('EXPIRE_TIME') &&
      row.expiresAt !== undefined && { expireTime: new Date(row.expiresAt).toISOString() }),
  };
}
