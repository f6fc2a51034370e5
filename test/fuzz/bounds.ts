import { COMPLETE, LONG } from '../faults/complete';

/** `FAULT_SEED=17` replays the tries of that seed; a property that fails prints the one that it was tried with. */
const SEED = process.env['FAULT_SEED'];
/** `npm test` tries the same every time; other values are for the complete form. */
const USUAL_SEED = 2026;
/** How many times more is tried with `FAULTS=complete`. */
const MORE = 20;

// Many values take longer than a test usually may.
jest.setTimeout(LONG);

/**
 * How a property is tried.
 * @param bounded how often in `npm test`: a file stays below ten seconds, that of all calls of the pages below a minute
 */
export const tries = (bounded: number): { numRuns: number; seed?: number } => ({
  numRuns: COMPLETE ? bounded * MORE : bounded,
  ...(COMPLETE && SEED === undefined ? {} : { seed: Number(SEED ?? USUAL_SEED) }),
});
