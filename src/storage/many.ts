import { ItemFailed, type StoreAccess } from './store-access';

/** Operations in one batch: the platform's limit. */
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
  const answers = await Promise.all(
    batchesOf(keys).map((batch) =>
      attempt(async () =>
        wholly(
          await kvs.batchGet<Value>(
            batch.map((key) => ({ key, ...(entityName === undefined ? {} : { entityName }) })),
          ),
        ),
      ),
    ),
  );
  return new Map(
    answers.flatMap(({ successfulKeys }) => successfulKeys.map(({ key, value }) => [key, value])),
  );
}

/** Deletes values by their keys, in as few calls as the platform lets; what is gone already stays gone. */
export async function deleteMany(
  { kvs, attempt }: Pick<StoreAccess, 'kvs' | 'attempt'>,
  keys: readonly string[],
): Promise<void> {
  for (const batch of batchesOf(keys)) {
    await attempt(async () => wholly(await kvs.batchDelete(batch.map((key) => ({ key })))));
  }
}

/** What a batch says of a key that holds nothing. */
const ABSENT = 'NOT_FOUND';

interface BatchAnswer {
  failedKeys: readonly { key: string; error: { code: string } }[];
}

/**
 * Items of a batch fail one by one (facts: `kvs-batch`): one that was throttled is not one that holds nothing.
 * @throws ItemFailed when any of them failed, so that the batch is tried again
 */
function wholly<Answer extends BatchAnswer>(answer: Answer): Answer {
  const failed = answer.failedKeys.find(({ error }) => !error.code.endsWith(ABSENT));
  if (failed) throw new ItemFailed(failed.key, failed.error.code);
  return answer;
}

const batchesOf = (keys: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
    keys.slice(index * BATCH, (index + 1) * BATCH),
  );
