import { ForgeKvsAPIError, type kvs as platformStore } from '@forge/kvs';

/** The platform's key-value store, as the package exports it. */
export type Kvs = typeof platformStore;

/** Waits between tries of one storage call; together they stay below two seconds, longer waits go to the queue. */
const RETRY_WAITS = [50, 200, 600];

const CONFLICT = 'KEY_CONFLICT';

/** A write found that its condition no longer holds: somebody else has the row now. */
export class ConditionFailed extends Error {
  constructor(key: string) {
    super(`Another worker has ${key} now; this one stops touching it.`);
    this.name = 'ConditionFailed';
  }
}

/** An item of a batch had no answer. */
export class ItemFailed extends Error {
  constructor(key: string, code: string) {
    super(`The storage did not answer for ${key}: ${code}.`);
    this.name = 'ItemFailed';
  }
}

/**
 * The one place that storage calls go through: it repeats what failed without an answer or for load. While the storage is
 * at a limit, one call is tried on and the others wait for how that ends.
 */
export interface StoreAccess {
  kvs: Kvs;
  /** Hears every secret that is read or kept, so that it can be masked wherever it might come out. */
  learn(secret: string): void;
  /** Repeats a call that does the same when done twice. */
  attempt<T>(call: () => Promise<T>): Promise<T>;
  /**
   * Creates a row that must not exist yet.
   * @returns false when it exists; after a lost answer that may be this very write, so read it back
   */
  create(call: () => Promise<void>): Promise<boolean>;
}

export function createStoreAccess(
  kvs: Kvs,
  sleep: (milliseconds: number) => Promise<void>,
  learn: (secret: string) => void = () => undefined,
): StoreAccess {
  /** Of the call that is tried on; it fails when the storage stays at its limit. */
  let trial: Promise<unknown> = Promise.resolve();
  let isTried = false;

  const again = async <T>(call: () => Promise<T>, failed: unknown): Promise<T> => {
    let last = failed;
    for (const wait of RETRY_WAITS) {
      await sleep(wait);
      try {
        return await call();
      } catch (error) {
        if (isFinal(error)) throw error;
        last = error;
      }
    }
    throw last;
  };
  const tryOn = async <T>(call: () => Promise<T>, failed: unknown): Promise<T> => {
    const tried = again(call, failed);
    isTried = true;
    trial = tried.catch((error: unknown) => {
      // A refusal is an answer: the storage is at no limit any more.
      if (!isFinal(error)) throw error;
    });
    trial.catch(() => undefined);
    try {
      return await tried;
    } finally {
      isTried = false;
      trial = Promise.resolve();
    }
  };
  const attempt = async <T>(call: () => Promise<T>): Promise<T> => {
    await trial;
    try {
      return await call();
    } catch (error) {
      if (isFinal(error)) throw error;
      if (!isBusy(error)) return again(call, error);
      return isTried ? attempt(call) : tryOn(call, error);
    }
  };
  return {
    kvs,
    learn,
    attempt,
    create: async (call) => {
      try {
        await attempt(call);
        return true;
      } catch (error) {
        if (error instanceof ForgeKvsAPIError && error.code === CONFLICT) return false;
        throw error;
      }
    },
  };
}

/** Refusals are final; load, faults of the platform and lost answers are not. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof ForgeKvsAPIError)) return false;
  const { status } = error.responseDetails;
  return status < 500 && status !== 429;
}

/** Whether the storage has reached a limit of this minute (facts, "KVS rate"): asked again later, it answers. */
export const isBusy = (error: unknown): boolean =>
  error instanceof ItemFailed || (error instanceof ForgeKvsAPIError && error.responseDetails.status === 429);

/** Whether a conditional write was refused: the platform does not document the code, so every refusal counts. */
export const isRefused = isFinal;
