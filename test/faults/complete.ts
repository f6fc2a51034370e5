/**
 * `FAULTS=complete` makes every cut of every scenario and many more seeds; otherwise the tests stay within what
 * `npm test` can wait for: every cut of the main procedure, one side of each call elsewhere, twenty seeds.
 */
export const COMPLETE = process.env['FAULTS'] === 'complete';

/** Longest time for one test, in milliseconds: some hundred cuts of a third of a second up to some seconds each. */
export const LONG = COMPLETE ? 14_400_000 : 600_000;
