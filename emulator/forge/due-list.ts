import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../contract';
import type { Activity } from './activity';

/** Work that is to start at a time of the emulator's clock. */
export interface DueList {
  /** Starts the work when the clock has reached the time. @returns a function that cancels what has not started */
  add(dueAt: number, work: () => Promise<void>): () => void;
  /** When the next work is due; undefined when none is waiting. */
  nextDue(): number | undefined;
  clear(): void;
}

/**
 * Creates an empty list. Work counts as activity from the moment it is due.
 * @param report gets the errors of work, which has nobody else to tell
 */
export function createDueList(clock: Clock, activity: Activity, report: (error: unknown) => void): DueList {
  const waiting = new Map<object, { dueAt: number; cancel: () => void }>();
  const start = (work: () => Promise<void>) => {
    activity
      .track(async () => {
        // The caller gets its answer first, as it would from a queue elsewhere.
        await nextTurn();
        await work();
      })
      .catch(report);
  };
  return {
    add(dueAt, work) {
      if (dueAt <= clock.now()) {
        start(work);
        return () => undefined;
      }
      const entry = {};
      const cancelTimer = clock.at(dueAt, () => {
        waiting.delete(entry);
        start(work);
      });
      const cancel = () => {
        cancelTimer();
        waiting.delete(entry);
      };
      waiting.set(entry, { dueAt, cancel });
      return cancel;
    },
    nextDue: () =>
      [...waiting.values()].reduce<number | undefined>(
        (first, { dueAt }) => Math.min(first ?? dueAt, dueAt),
        undefined,
      ),
    clear() {
      for (const { cancel } of waiting.values()) cancel();
    },
  };
}
