import type { PersonName } from '../ticket';
import { iso } from '../time';
import { runId } from '../decision';

/**
 * Where a candidate is on their way. `found` waits for an operator, `approved` for its notice, `noticed` for the end of the
 * grace period, `acting` for its run; whose access has ended is `acted`, and `asked-back` when they want it again.
 */
export const STAGES = [
  'found',
  'approved',
  'noticed',
  'acting',
  'acted',
  'asked-back',
  'kept',
  'dismissed',
  'restored',
] as const;
export type Stage = (typeof STAGES)[number];

/** What somebody did that lets them keep their access. */
export const KEPT_BY = ['click', 'comment', 'activity', 'exception'] as const;
export type KeptBy = (typeof KEPT_BY)[number];

/** What is taken: first the access to products, and later, where it stays unused, everything. */
export type CandidateProcedure = 'revoke-access' | 'leave-company';

/** One move, for those who ask later who did what. */
export interface Moved {
  /** ISO 8601. */
  at: string;
  stage: Stage;
  /** Null for what Leaver did by itself. */
  by: PersonName | null;
  words: string;
}

export interface TrackingTicket {
  id: string;
  key: string;
  isServiceProject: boolean;
}

/** The way of one person whose access is not used: one row for each person, used again for the next way. */
export interface Candidacy {
  accountId: string;
  stage: Stage;
  /** Whether something happens by itself at `dueAt`. */
  work: 'due' | 'none';
  /** ISO 8601. */
  dueAt: string;
  /** When the stage was reached. ISO 8601. */
  changedAt: string;
  /** `none` while there is no ticket. */
  ticketId: string;
  /** Goes up with every write; each is conditional on the number before. */
  version: number;
  document: {
    displayName: string;
    /** Which way of this person it is, counted from 1; ids of tickets and runs are made of it. */
    round: number;
    procedure: CandidateProcedure;
    /** ISO 8601. */
    foundAt: string;
    /** The latest day of the last sign of activity, yyyy-MM-dd; null where there is none. */
    lastActiveOn: string | null;
    /** Its earliest day; null where nothing says it. Candidates of earlier versions have none. */
    lastActiveFrom?: string | null;
    /** Names of the products that are not used. */
    products: readonly string[];
    /** Why it waits for an operator, beside the review itself. */
    note: string | null;
    approvedBy: PersonName | null;
    ticket: TrackingTicket | null;
    /** ISO 8601; null before the notice. */
    noticedAt: string | null;
    /** The end of the grace period, as the notice said it. ISO 8601. */
    actsAt: string | null;
    /** Of the run of this round; null before there is one. */
    runId: string | null;
    /** Of the run that has taken something, which is what can be given back. */
    takenBy: string | null;
    /** Nobody proposes the person before; null for ever. ISO 8601. */
    until: string | null;
    /** Whether somebody began what is due and did not come to its end. */
    begun: boolean;
    /** How often in a row what is due has failed. */
    failures: number;
    /** Oldest first. */
    history: readonly Moved[];
    /** Made anew by the store with each write, so that it knows its own when the answer got lost. */
    mark?: string;
  };
}

/** Whether something of this person's was taken on the way, so that they may ask for it. */
export const hasLost = ({ stage, document: { procedure, takenBy } }: Candidacy): boolean =>
  takenBy !== null &&
  (stage === 'acted' || (procedure === 'leave-company' && BEFORE_THE_RUN.includes(stage)));

const BEFORE_THE_RUN: readonly Stage[] = ['found', 'approved', 'noticed'];

/** Somebody whom the rule hits, as the list of inactive people names them. */
export interface Found {
  accountId: string;
  displayName: string;
  lastActiveOn: string | null;
  lastActiveFrom: string | null;
  products: readonly string[];
}

/** Between which days somebody was active last (yyyy-MM-dd), as the list of inactive people says it; null where nobody knows. */
export function lastActivityOf({
  document: { lastActiveOn: until, lastActiveFrom: day = until },
}: Pick<Candidacy, 'document'>): { day: string | null; until: string } | null {
  return until === null ? null : { day, until };
}

export const NO_TICKET = 'none';

/** The sweep's name of a candidate's way: the same way never makes two tickets or two runs. */
export const wayOf = ({ accountId, document: { round } }: Candidacy): string =>
  `sweep.${accountId}.${String(round)}`;

/** The only run that this way may have. */
export const runOf = (candidacy: Candidacy): string => runId(wayOf(candidacy), candidacy.accountId);

/** Stages that no way leads on from by itself. */
const OVER: readonly Stage[] = ['kept', 'dismissed', 'restored'];

/** Whether nothing happens to the person any more, but that their ticket is closed. */
export const isOver = ({ stage }: Candidacy): boolean => OVER.includes(stage);

/** Whether somebody may be proposed again. @param now epoch milliseconds */
export const mayBeProposed = (candidacy: Candidacy, now: number): boolean => {
  const { until } = candidacy.document;
  return isOver(candidacy) && until !== null && Date.parse(until) <= now;
};

/**
 * The first row of a person, or the next way in the row that they have.
 * @param isApproved whether nobody has to look at it
 */
export function propose(
  found: Found,
  earlier: Candidacy | undefined,
  note: string | null,
  isApproved: boolean,
  now: number,
): Candidacy {
  const at = iso(now);
  const stage = isApproved ? 'approved' : 'found';
  return {
    accountId: found.accountId,
    stage,
    work: isApproved ? 'due' : 'none',
    dueAt: at,
    changedAt: at,
    ticketId: NO_TICKET,
    version: (earlier?.version ?? -1) + 1,
    document: {
      displayName: found.displayName,
      round: (earlier?.document.round ?? 0) + 1,
      procedure: 'revoke-access',
      foundAt: at,
      lastActiveOn: found.lastActiveOn,
      lastActiveFrom: found.lastActiveFrom,
      products: found.products,
      note,
      approvedBy: null,
      ticket: null,
      noticedAt: null,
      actsAt: null,
      runId: null,
      takenBy: null,
      until: null,
      begun: false,
      failures: 0,
      history: [...(earlier?.document.history ?? []), { at, stage, by: null, words: 'Found inactive.' }],
    },
  };
}
