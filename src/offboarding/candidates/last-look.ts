import { reason, type Reason } from '../reasons';
import type { Run } from '../run';
import { runOf } from './candidacy';
import type { CandidacyStore, Inactive, TrackingTickets } from './port';

export interface LastLookParts {
  candidacies: Pick<CandidacyStore, 'get'>;
  inactive: Pick<Inactive, 'activitySince'>;
  trackingTickets: Pick<TrackingTickets, 'commentedSince'>;
}

/**
 * Why a run of the sweep must not begin, or undefined: asked right before its first write, because the person may have
 * come back, or somebody may have stopped it, in the last second. Other runs are not asked about.
 */
export async function sweepObjection(
  { candidacies, inactive, trackingTickets }: LastLookParts,
  run: Run,
): Promise<Reason | undefined> {
  if (run.source !== 'sweep') return undefined;
  const who = run.document.leaver?.displayName ?? run.leaverId;
  const candidacy = await candidacies.get(run.leaverId);
  // The worker may be here before the row says `acting`.
  const isOnIts = candidacy && (candidacy.stage === 'acting' || candidacy.stage === 'noticed');
  if (!isOnIts || runOf(candidacy) !== run.id) return reason('sweep-over', { who });
  const { noticedAt, foundAt, ticket } = candidacy.document;
  const since = noticedAt ?? foundAt;
  const [activity, commentedAt] = await Promise.all([
    inactive.activitySince(run.leaverId, since),
    ticket ? trackingTickets.commentedSince(ticket.id, run.leaverId, since) : undefined,
  ]);
  if (activity === undefined && commentedAt === undefined) return undefined;
  return reason('active-again', { who, what: activity ?? 'there was a comment on the ticket.' });
}
