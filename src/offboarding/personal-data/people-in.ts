import { isList, type Json } from '../evidence/canonical';
import type { SealedEntry } from '../evidence/chain';
import type { Effect } from '../effects';
import { jsonOf } from '../evidence/run-entries';
import { isStandIn, NAMES_BESIDE } from './alias';

export interface FoundPerson {
  accountId: string;
  name: string | null;
}

/** Lists and tables whose values are account ids. */
const OF_IDS = new Set(['accountIds', 'agreed']);

/**
 * What Atlassian takes for an account id; every one that there is has a digit, and words of ours have none.
 * Source: https://developer.atlassian.com/platform/forge/user-privacy-guidelines/#reporting-user-personal-data-for-your-apps
 */
const ACCOUNT_ID = /^(?=.*\d)[a-zA-Z0-9:-]{1,128}$/;

/** Everybody whom a stored value names by their account id, with what it calls them. */
export function peopleIn(value: Json, field = ''): FoundPerson[] {
  if (typeof value === 'string') return OF_IDS.has(field) ? found(value, null) : [];
  if (value === null || typeof value !== 'object') return [];
  if (isList(value)) return value.flatMap((one) => peopleIn(one, field));
  const own = Object.entries(NAMES_BESIDE).flatMap(([id, beside]) => {
    const names = beside.flatMap((name) => value[name] ?? []);
    return names.length === 0 ? found(value[id], null) : names.flatMap((name) => found(value[id], name));
  });
  const within = Object.entries(value).flatMap(([name, one]) =>
    peopleIn(one, OF_IDS.has(field) ? field : name),
  );
  return [...own, ...within];
}

/** Everybody whom evidence names. */
export const peopleInEvidence = (entries: readonly (SealedEntry | Effect)[]): FoundPerson[] =>
  entries.flatMap((entry) => peopleIn('hash' in entry ? valuesOf(entry) : jsonOf(entry)));

const valuesOf = ({ personal }: SealedEntry): Json =>
  Object.fromEntries(Object.entries(personal).map(([name, { value }]) => [name, value ?? null]));

const found = (accountId: Json | undefined, name: Json | undefined): FoundPerson[] =>
  typeof accountId === 'string' && ACCOUNT_ID.test(accountId) && !isStandIn(accountId)
    ? [{ accountId, name: typeof name === 'string' ? name : null }]
    : [];
