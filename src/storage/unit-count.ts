import { MINUTE, type Clock } from '../offboarding/time';

/** What one unit of the platform's rates is, in bytes (facts, "KVS rate"). */
const UNIT = 10 * 1024;

/** Counts what large values cost of the units of a minute, in one invocation. */
export function createUnitCount(clock: Clock) {
  let minute = 0;
  let [read, written] = [0, 0];
  const turn = (): void => {
    const now = Math.floor(clock.now() / MINUTE);
    if (now !== minute) [minute, read, written] = [now, 0, 0];
  };
  const unitsOf = (value: unknown): number => Math.max(1, Math.ceil(JSON.stringify(value).length / UNIT));
  return {
    read: (value: unknown): void => {
      turn();
      read += unitsOf(value);
    },
    write: (value: unknown): void => {
      turn();
      written += unitsOf(value);
    },
    /** The larger of both: each has a limit of its own. */
    inMinute: (): number => {
      turn();
      return Math.max(read, written);
    },
  };
}
