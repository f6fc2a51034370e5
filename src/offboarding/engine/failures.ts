import { MINUTE, SECOND } from '../time';

/** Waits after the first, second, … failure in a row; the last one repeats. Milliseconds. */
const WAITS = [2 * SECOND, 10 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE];

/** After so many failures in a row (about a day) a run is given up and says so. */
export const MOST_FAILURES = 100;

/** How long to wait after this many failures in a row, in milliseconds. */
export const waitAfter = (failures: number): number =>
  WAITS[Math.min(failures, WAITS.length) - 1] ?? 15 * MINUTE;
