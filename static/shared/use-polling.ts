import { useEffect } from 'react';

const POLL_MILLISECONDS = 3_000;
/** Something that waits for days need not be asked about every three seconds. */
const QUIET_POLLS = 20;
const QUIET_MILLISECONDS = 30_000;

/**
 * Calls `poll` again and again while `isActive` holds and somebody sees the page: every three seconds, and every thirty
 * once nothing has changed for a minute.
 * @param seen changes whenever what is shown changes
 * @param milliseconds between two calls while things change
 */
export function usePolling(
  isActive: boolean,
  seen: string,
  poll: () => Promise<void>,
  milliseconds = POLL_MILLISECONDS,
): void {
  useEffect(() => {
    if (!isActive) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let polls = 0;
    const next = (): void => {
      timer = setTimeout(() => void ask(), polls < QUIET_POLLS ? milliseconds : QUIET_MILLISECONDS);
    };
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'visible') {
        polls += 1;
        await poll();
      }
      if (!isStopped) next();
    };
    next();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [isActive, seen, poll, milliseconds]);
}
