import type { z } from 'zod';
import { KVS } from '../limits';
import { badRequest, KvsError, tooMany } from './errors';
import type { Namespaces } from './namespaces';
import { deleteRow, getRow, setRow } from './operations';
import type { batchDeleteRequest, batchGetRequest, batchSetRequest } from './requests';

interface Item {
  key: string;
  entityName?: string | undefined;
}

interface ItemError extends Item {
  error: { code: string; message: string };
}

export interface BatchResult {
  successfulKeys: object[];
  failedKeys: ItemError[];
}

/** `kvs.batchGet`. Source of all three: https://developer.atlassian.com/platform/forge/storage-reference/kvs-batch/ */
export function batchGet(
  namespaces: Namespaces,
  items: z.output<typeof batchGetRequest>,
  failed: number,
): BatchResult {
  return runBatch(items, failed, (item) =>
    getRow(namespaces.named(item.entityName), item.key, item.options?.metadataFields ?? []),
  );
}

/** `kvs.batchSet`: items succeed and fail one by one. */
export function batchSet(
  namespaces: Namespaces,
  items: z.output<typeof batchSetRequest>,
  failed: number,
): BatchResult {
  return runBatch(items, failed, (item) => {
    setRow(namespaces.named(item.entityName), item.key, item.value, item.options);
    return {};
  });
}

/** `kvs.batchDelete`. */
export function batchDelete(
  namespaces: Namespaces,
  items: z.output<typeof batchDeleteRequest>,
  failed: number,
): BatchResult {
  return runBatch(items, failed, (item) => {
    deleteRow(namespaces.named(item.entityName), item.key);
    return {};
  });
}

function runBatch<T extends Item>(
  items: readonly T[],
  failed: number,
  run: (item: T) => object,
): BatchResult {
  if (items.length === 0 || items.length > KVS.batchItems) {
    throw badRequest('VALIDATION_ERROR', `A batch has 1 to ${String(KVS.batchItems)} items.`);
  }
  const places = new Set(items.map(({ key, entityName }) => JSON.stringify([entityName, key])));
  if (places.size < items.length) throw badRequest('VALIDATION_ERROR', 'A batch names each key once.');

  const result: BatchResult = { successfulKeys: [], failedKeys: [] };
  for (const [index, item] of items.entries()) {
    const place = { key: item.key, ...(item.entityName !== undefined && { entityName: item.entityName }) };
    try {
      if (index >= items.length - failed) throw tooMany();
      result.successfulKeys.push({ ...run(item), ...place });
    } catch (error) {
      if (!(error instanceof KvsError)) throw error;
      result.failedKeys.push({ ...place, error: { code: error.code, message: error.message } });
    }
  }
  return result;
}
