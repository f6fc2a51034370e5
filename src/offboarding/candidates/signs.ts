import { DAY } from '../time';
import type { Candidacy } from './candidacy';
import type { Move } from './moves';
import type { CandidateParts } from './parts';
import type { SweepSettings } from './settings';

/** Until then the list of inactive people knows of a new exception; who is hit after that is proposed again. */
export const LIST_RENEWED_AFTER = 2 * DAY;

/**
 * Why a candidate keeps what they have, asked live: an exception, a comment on the ticket, any activity. Undefined where
 * there is nothing of it.
 */
export async function keepingSign(
  { inactive, trackingTickets, clock }: Pick<CandidateParts, 'inactive' | 'trackingTickets' | 'clock'>,
  { accountId, document }: Candidacy,
  sweep: SweepSettings,
): Promise<Extract<Move, { kind: 'keep' }> | undefined> {
  const { procedure, ticket, noticedAt, foundAt } = document;
  const now = clock.now();
  const kept = { kind: 'keep', by: null, until: now + sweep.keptForDays * DAY } as const;
  const since = noticedAt ?? foundAt;
  const [objection, commentedAt, activity] = await Promise.all([
    inactive.objection(accountId, procedure === 'leave-company' ? 'exceptions' : 'rule'),
    ticket && noticedAt !== null
      ? trackingTickets.commentedSince(ticket.id, accountId, noticedAt)
      : undefined,
    inactive.activitySince(accountId, since),
  ]);
  if (objection?.how === 'exception') return { ...kept, ...objection, until: now + LIST_RENEWED_AFTER };
  if (commentedAt !== undefined) return { ...kept, how: 'comment', words: '' };
  if (activity !== undefined) return { ...kept, how: 'activity', words: activity };
  return objection && { ...kept, ...objection };
}
