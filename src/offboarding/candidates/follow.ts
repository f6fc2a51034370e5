import { reasonInWords } from '../reasons';
import { hasBegun, type Run } from '../run';
import type { Settings } from '../settings';
import { submittedBefore } from '../submit';
import { DAY, MINUTE } from '../time';
import { hasEnded } from '../words';
import { wayOf, type Candidacy } from './candidacy';
import { closeTicket } from './close';
import type { Move } from './moves';
import { actedNotice } from './notice';
import { isInPortal } from './notify';
import type { CandidateInHand, CandidateParts } from './parts';
import { keepingSign, LIST_RENEWED_AFTER } from './signs';

/** How often somebody looks whether a run is over. */
const LOOK_EVERY = 15 * MINUTE;

/** What is looked at again later: when, in epoch milliseconds. */
export interface Later {
  kind: 'later';
  at: number;
}

/** Looks whether the run of a candidate is over, and tells the person that their access has ended. */
export async function follow(
  parts: CandidateParts,
  hand: CandidateInHand,
  settings: Settings,
): Promise<Move | Later> {
  const { candidacy } = hand;
  const now = parts.clock.now();
  const run = await runOfWay(parts, candidacy);
  if (!run || !hasEnded(run.status)) return { kind: 'later', at: now + LOOK_EVERY };
  const { reason, effects } = run.document;
  if (effects.done === 0 && run.status !== 'completed') {
    if (reason?.code === 'active-again') {
      const until = now + settings.sweep.keptForDays * DAY;
      return { kind: 'keep', how: 'activity', by: null, words: reasonInWords(reason), until };
    }
    const words = reason ? reasonInWords(reason) : 'Nothing could be taken.';
    return { kind: 'hold', note: `The run ended as ${run.status}. ${words}` };
  }
  await tellActed(parts, hand, settings);
  await closeTicket(parts, hand, settings);
  const { leavesAfterDays } = settings.sweep;
  const leavesAt =
    leavesAfterDays === null || candidacy.document.procedure === 'leave-company'
      ? null
      : now + leavesAfterDays * DAY;
  return { kind: 'end', words: `The run ended as ${run.status}.`, leavesAt };
}

/** A run that a crash kept from being stored comes into being now. */
async function runOfWay(parts: CandidateParts, candidacy: Candidacy): Promise<Run | undefined> {
  const { runId } = candidacy.document;
  const run = runId === null ? undefined : await parts.runs.get(runId);
  if (run) return run;
  const decision = await parts.decisions.get(wayOf(candidacy));
  return decision && (await submittedBefore(parts, decision))[0];
}

async function tellActed(
  { tickets }: CandidateParts,
  { candidacy, isRepeat }: CandidateInHand,
  settings: Settings,
): Promise<void> {
  const { ticket } = candidacy.document;
  if (!ticket) return;
  // A ticket that takes no comment any more keeps nothing from being true.
  await tickets.comment({
    ticketId: ticket.id,
    body: actedNotice(candidacy, isInPortal(ticket, settings)),
    mark: `${wayOf(candidacy)}.acted`,
    mayExist: isRepeat,
    audience: { kind: 'everyone' },
  });
}

/** Access ended some time ago: who still does without it is proposed for leaving, and waits for an operator. */
export async function proposeLeaving(
  parts: CandidateParts,
  { candidacy }: CandidateInHand,
  { sweep }: Settings,
): Promise<Move | Later> {
  const now = parts.clock.now();
  if (sweep.do === 'report' || sweep.leavesAfterDays === null) return { kind: 'later', at: now + DAY };
  const leaver = await parts.directory.leaver(candidacy.accountId);
  const over = { kind: 'keep', how: 'exception', by: null, until: now + LIST_RENEWED_AFTER } as const;
  if (!leaver?.active) return { ...over, words: 'The account is not active any more.' };
  if (leaver.products.length > 0) return { ...over, words: 'Somebody gave the access back.' };
  const since = { ...candidacy.document, foundAt: candidacy.changedAt, noticedAt: null };
  const asked: Candidacy = { ...candidacy, document: { ...since, procedure: 'leave-company' } };
  return (await keepingSign(parts, asked, sweep)) ?? { kind: 'propose-leaving' };
}

/** Whether a run of a candidate can still be stopped without anything having been taken. */
export const isStillWhole = (run: Run | undefined): boolean =>
  !run || (!hasBegun(run) && !hasEnded(run.status));
