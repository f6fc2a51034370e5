/** Counts what is under way, so that somebody can wait until nothing is. */
export interface Activity {
  /** Counts the work until it has ended, however it ends. */
  track<T>(work: () => Promise<T>): Promise<T>;
  isIdle(): boolean;
  /** Resolves with true when nothing is under way, with false when that takes longer. */
  waitUntilIdle(timeoutMs: number): Promise<boolean>;
}

export function createActivity(): Activity {
  let running = 0;
  let waiting = new Set<() => void>();
  return {
    async track(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) {
          const woken = waiting;
          waiting = new Set();
          for (const wake of woken) wake();
        }
      }
    },
    isIdle: () => running === 0,
    async waitUntilIdle(timeoutMs) {
      const limit = performance.now() + timeoutMs;
      while (running > 0) {
        const left = limit - performance.now();
        if (left <= 0) return false;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          waiting.add(() => {
            clearTimeout(timer);
            resolve();
          });
        });
      }
      return true;
    },
  };
}
