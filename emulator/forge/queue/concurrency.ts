/** How many events with the same key may be processed at once. */
export interface Concurrency {
  key: string;
  limit: number;
}

export interface ConcurrencySlots {
  /**
   * Takes a slot of the key.
   * @param retry is called when a slot has become free, if none is free now
   * @returns a function that gives the slot back, or undefined when none is free
   */
  take(concurrency: Concurrency | undefined, retry: () => void): (() => void) | undefined;
  clear(): void;
}

/**
 * Counts running events per key, across queues.
 * Source: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#controlling-processing-concurrency
 */
export function createConcurrency(): ConcurrencySlots {
  const running = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  return {
    take(concurrency, retry) {
      if (!concurrency) return () => undefined;
      const { key, limit } = concurrency;
      const count = running.get(key) ?? 0;
      if (count >= limit) {
        waiting.set(key, [...(waiting.get(key) ?? []), retry]);
        return undefined;
      }
      running.set(key, count + 1);
      return () => {
        running.set(key, (running.get(key) ?? 1) - 1);
        const [next, ...others] = waiting.get(key) ?? [];
        waiting.set(key, others);
        next?.();
      };
    },
    clear() {
      waiting.clear();
    },
  };
}
