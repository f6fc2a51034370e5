import type { PersonName } from '../ticket';
import { iso } from '../time';
import type { AllowanceRequest, Wanted } from './agree';
import type { Breaker } from './breaker';
import { people } from './words';

/** A change of the counter that somebody may ask about later: it tripped, or people asked, agreed and dismissed. */
export interface BreakerRecord {
  /** Counted from 1. */
  number: number;
  /** ISO 8601. */
  at: string;
  by: PersonName;
  what: string[];
}

/** Stands for the app where nobody did it. */
const LEAVER: PersonName = { accountId: 'leaver', displayName: 'Leaver' };

/** The counter with one more change on record, and what is to be recorded. */
export function onRecord(
  breaker: Breaker,
  by: PersonName,
  what: string,
  now: number,
): { breaker: Breaker; record: BreakerRecord } {
  const number = breaker.records + 1;
  return { breaker: { ...breaker, records: number }, record: { number, at: iso(now), by, what: [what] } };
}

/** The same where a run was refused for the limit. */
export const tripOnRecord = (breaker: Breaker, limit: number, now: number) =>
  onRecord(breaker, LEAVER, `Daily limit of ${people(limit)} reached: everything is held`, now);

export const askedInWords = (wanted: Wanted): string =>
  `Asked for ${wantedInWords(wanted)} Reason: ${wanted.reason}`;

export const agreedInWords = ({ wanted, by }: AllowanceRequest, agreed: PersonName): string =>
  `${by.displayName} and ${agreed.displayName} agreed to ${wantedInWords(wanted)} Reason: ${wanted.reason}`;

export const dismissedInWords = ({ wanted, by }: AllowanceRequest): string =>
  `Dismissed what ${by.displayName} asked for: ${wantedInWords(wanted)}`;

function wantedInWords(wanted: Wanted): string {
  const who = people(wanted.number);
  return wanted.kind === 'release'
    ? `a release of the daily limit for ${who} within ${String(wanted.hours)} h.`
    : `a planned bulk of ${who} from ${wanted.from} until ${wanted.until}.`;
}
