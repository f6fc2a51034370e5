import type { TextKey, TextValues } from '../shared/texts';

/** What is wrong with a field: a text and its values. */
export interface Problem {
  key: TextKey;
  values?: TextValues;
}

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_NAMED = 200;
const LONGEST_NAME = 120;

/** A name that is missing or too long. */
export function nameProblem(name: string): Problem | null {
  return name.trim() === '' ? { key: 'settings.problems.name' } : longName(name);
}

/** Several names, none of which is empty. */
export function namesProblem(names: readonly string[]): Problem | null {
  return tooMany(names.length) ?? names.map(longName).find((problem) => problem !== null) ?? null;
}

export const tooMany = (named: number): Problem | null =>
  named > MOST_NAMED ? { key: 'settings.problems.tooMany', values: { most: MOST_NAMED } } : null;

const longName = (name: string): Problem | null =>
  name.trim().length > LONGEST_NAME
    ? { key: 'settings.problems.longName', values: { most: LONGEST_NAME } }
    : null;
