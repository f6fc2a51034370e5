import type { PersonName } from '../ticket';
import { DAY, iso } from '../time';
import { runOf, type Candidacy, type KeptBy, type Stage, type TrackingTicket } from './candidacy';

/** Everything that can happen on a candidate's way. Times are epoch milliseconds. */
export type Move =
  | { kind: 'approve'; by: PersonName }
  /** @property until null for ever */
  | { kind: 'dismiss'; by: PersonName; until: number | null; why: string }
  | { kind: 'notify'; ticket: TrackingTicket; graceDays: number }
  /** Back to the operators, who read why. */
  | { kind: 'hold'; note: string; ticket?: TrackingTicket }
  | { kind: 'keep'; how: KeptBy; by: PersonName | null; words: string; until: number }
  | { kind: 'act' }
  | { kind: 'end'; words: string; leavesAt: number | null }
  | { kind: 'ask-back'; by: PersonName }
  | { kind: 'restore'; by: PersonName; until: number }
  | { kind: 'propose-leaving' };

const FROM: Record<Move['kind'], readonly Stage[]> = {
  approve: ['found'],
  dismiss: ['found', 'approved', 'noticed', 'acting', 'acted', 'asked-back'],
  notify: ['approved'],
  hold: ['approved', 'noticed', 'acting'],
  keep: ['found', 'approved', 'noticed', 'acting', 'acted'],
  act: ['noticed'],
  end: ['acting'],
  // Who is proposed for leaving has lost the access before; who kept it a moment too late has lost it, too.
  'ask-back': ['found', 'approved', 'noticed', 'acted', 'kept'],
  restore: ['asked-back'],
  'propose-leaving': ['acted'],
};

const KEPT_WORDS: Record<KeptBy, string> = {
  click: 'Kept by a click on the ticket.',
  comment: 'Kept by a comment on the ticket.',
  activity: 'Kept, because there was activity:',
  exception: 'Left alone:',
};

/** The newest moves are kept: a person may be found again for years. */
const MOST_MOVES = 40;
/** Who ends a way tells so on the ticket at once; then it is closed. Milliseconds. */
const CLOSES_AFTER = 60 * 1000;
/** How long after it began a run is looked at first. Milliseconds. */
const FIRST_LOOK = 5 * 60 * 1000;

/**
 * The row after a move, to be stored under the version of the one before.
 * @param now epoch milliseconds
 * @returns undefined where the way is not there: somebody was faster, or it is too early
 */
export function move(candidacy: Candidacy, made: Move, now: number): Candidacy | undefined {
  if (!FROM[made.kind].includes(candidacy.stage)) return undefined;
  const closesAt = candidacy.document.ticket === null ? null : now + CLOSES_AFTER;
  switch (made.kind) {
    case 'approve':
      return to(candidacy, 'approved', now, made.by, 'Approved.', now, { approvedBy: made.by, note: null });
    case 'dismiss': {
      const until = made.until === null ? null : iso(made.until);
      return to(candidacy, 'dismissed', now, made.by, `Dismissed: ${made.why}`, closesAt, { until });
    }
    case 'notify': {
      const actsAt = now + made.graceDays * DAY;
      const { ticket } = made;
      const words = `Told on ${ticket.key}.`;
      return {
        ...to(candidacy, 'noticed', now, null, words, actsAt, {
          ticket,
          noticedAt: iso(now),
          actsAt: iso(actsAt),
        }),
        ticketId: ticket.id,
      };
    }
    case 'hold':
      return to(candidacy, 'found', now, null, made.note, null, {
        ...afresh(candidacy, candidacy.stage !== 'approved'),
        note: made.note,
        ticket: made.ticket ?? candidacy.document.ticket,
      });
    case 'keep': {
      const words = `${KEPT_WORDS[made.how]} ${made.words}`.trim();
      return to(candidacy, 'kept', now, made.by, words, closesAt, { until: iso(made.until) });
    }
    case 'act':
      if (!isGraceOver(candidacy, now)) return undefined;
      return to(candidacy, 'acting', now, null, 'The grace period is over.', now + FIRST_LOOK, {
        runId: runOf(candidacy),
      });
    case 'end':
      return to(candidacy, 'acted', now, null, made.words, made.leavesAt, {
        takenBy: candidacy.document.runId,
      });
    case 'ask-back': {
      const takenBy = candidacy.document.takenBy ?? candidacy.document.runId;
      if (takenBy === null) return undefined;
      return to(candidacy, 'asked-back', now, made.by, 'Asked for the access again.', null, { takenBy });
    }
    case 'restore':
      return to(candidacy, 'restored', now, made.by, 'Given back.', closesAt, { until: iso(made.until) });
    case 'propose-leaving':
      return to(candidacy, 'found', now, null, 'Still unused: proposed for leaving.', null, {
        ...afresh(candidacy, true),
        procedure: 'leave-company',
      });
  }
}

/** Nothing is taken before the moment that the notice told, whatever the clock did meanwhile. */
export const isGraceOver = ({ document: { noticedAt, actsAt } }: Candidacy, now: number): boolean =>
  noticedAt !== null && actsAt !== null && now >= Date.parse(actsAt) && now >= Date.parse(noticedAt);

/** The row of somebody who does now what is due; who dies over it has given it up at `givenUpAt`. */
export const begin = (candidacy: Candidacy, givenUpAt: number): Candidacy => ({
  ...candidacy,
  version: candidacy.version + 1,
  dueAt: iso(givenUpAt),
  document: { ...candidacy.document, begun: true },
});

/**
 * The row of something that is due again later, in the stage where it is.
 * @param failures in a row; after one it is not known how much of it was done
 */
export const postpone = (candidacy: Candidacy, dueAt: number, failures: number): Candidacy => ({
  ...candidacy,
  version: candidacy.version + 1,
  dueAt: iso(dueAt),
  document: { ...candidacy.document, failures, begun: failures > 0 },
});

/** The row of a way that is over, with its ticket seen to. */
export const settle = (candidacy: Candidacy): Candidacy => ({
  ...candidacy,
  work: 'none',
  version: candidacy.version + 1,
  document: { ...candidacy.document, begun: false, failures: 0 },
});

/** What was agreed and told so far counts no more. @param isUsedUp whether a notice or a run has used up this round */
const afresh = ({ document: { round } }: Candidacy, isUsedUp: boolean) => ({
  round: round + (isUsedUp ? 1 : 0),
  approvedBy: null,
  noticedAt: null,
  actsAt: null,
});

function to(
  candidacy: Candidacy,
  stage: Stage,
  now: number,
  by: PersonName | null,
  words: string,
  dueAt: number | null,
  changes: Partial<Candidacy['document']> = {},
): Candidacy {
  const at = iso(now);
  const { document } = candidacy;
  const history = [...document.history, { at, stage, by, words }].slice(-MOST_MOVES);
  return {
    ...candidacy,
    stage,
    work: dueAt === null ? 'none' : 'due',
    dueAt: iso(dueAt ?? now),
    changedAt: at,
    version: candidacy.version + 1,
    document: { ...document, until: null, begun: false, failures: 0, ...changes, history },
  };
}
