import type { Clock } from './contract';

/** A clock for a whole emulator: it can also be set back, and its offset is visible to worker threads. */
export interface MovableClock extends Clock {
  /** One `BigInt64`: how many milliseconds the clock is ahead of real time, less than 0 behind it. Worker threads read it. */
  readonly sharedOffset: SharedArrayBuffer;
  /**
   * Back to real time; every timer is forgotten.
   * @param startAt where the clock goes on instead, in epoch milliseconds
   */
  reset(startAt?: number): void;
}

interface Timer {
  dueAt: number;
  order: number;
  callback: () => void;
}

/** Node's timers overflow past 2^31 ms; a wait of a day is simply started again. */
const LONGEST_REAL_WAIT_MS = 86_400_000;

/**
 * Creates a clock that runs with real time and can be moved ahead of it.
 * Timers that became due together fire in the order of their due time, then of their creation.
 */
export function createClock(): MovableClock {
  const sharedOffset = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const offset = new BigInt64Array(sharedOffset);
  const timers = new Set<Timer>();
  let order = 0;
  let wake: NodeJS.Timeout | undefined;

  const now = () => Date.now() + Number(Atomics.load(offset, 0));

  const earliest = () => {
    let first: Timer | undefined;
    for (const timer of timers) {
      if (!first || timer.dueAt < first.dueAt || (timer.dueAt === first.dueAt && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  };

  const sleepUntilNext = () => {
    clearTimeout(wake);
    const next = earliest();
    if (!next) return;
    const wait = Math.min(Math.max(next.dueAt - now(), 0), LONGEST_REAL_WAIT_MS);
    wake = setTimeout(fireDue, wait);
    wake.unref();
  };

  const fireDue = () => {
    for (let next = earliest(); next && next.dueAt <= now(); next = earliest()) {
      timers.delete(next);
      next.callback();
    }
    sleepUntilNext();
  };

  return {
    sharedOffset,
    now,
    advance(milliseconds) {
      if (milliseconds < 0) throw new RangeError('The clock only moves forward.');
      Atomics.add(offset, 0, BigInt(Math.round(milliseconds)));
      fireDue();
    },
    at(dueAt, callback) {
      const timer: Timer = { dueAt, order: order++, callback };
      timers.add(timer);
      sleepUntilNext();
      return () => {
        if (timers.delete(timer)) sleepUntilNext();
      };
    },
    reset(startAt) {
      clearTimeout(wake);
      timers.clear();
      Atomics.store(offset, 0, startAt === undefined ? 0n : BigInt(Math.round(startAt - Date.now())));
    },
  };
}
