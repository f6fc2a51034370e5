import type { Problem } from '../problem';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
export const MOST_PEOPLE = 5_000;
export const MOST_HOURS = 72;
const MOST_CHARACTERS = 500;

/** A whole number from 1 on. */
export function numberProblem(text: string, most: number): Problem | null {
  const isGood = /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
  return isGood ? null : { key: 'limit.problems.number', values: { most } };
}

export const reasonProblem = (text: string): Problem | null =>
  text.trim().length > MOST_CHARACTERS ? { key: 'stop.longReason', values: { most: MOST_CHARACTERS } } : null;
