import type { StoreAccess } from './store-access';

/** Keys in one batch: the platform's limit is 25 operations. */
const BATCH = 25;

/**
 * Values by their keys, read in as few calls as the platform lets; keys that hold nothing are left out.
 * @param entityName for rows of an entity
 */
export async function getMany<Value>(
  { kvs, attempt }: Pick<StoreAccess, 'kvs' | 'attempt'>,
  keys: readonly string[],
  entityName?: string,
): Promise<Map<string, Value>> {
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
    keys.slice(index * BATCH, (index + 1) * BATCH),
  );
  const answers = await Promise.all(
    batches.map((batch) =>
      attempt(() =>
        kvs.batchGet<Value>(
          batch.map((key) => ({ key, ...(entityName === undefined ? {} : { entityName }) })),
        ),
      ),
    ),
  );
  return new Map(
    answers.flatMap(({ successfulKeys }) => successfulKeys.map(({ key, value }) => [key, value])),
  );
}
