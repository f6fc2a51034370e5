import type { Settings } from '../settings';
import { chosenTransition } from '../ticket-outcome/choose-transition';
import type { OfferedTransition } from '../ticket-outcome/port';
import { wayOf } from './candidacy';
import { closeByHandNotice } from './notice';
import type { CandidateInHand, CandidateParts } from './parts';
import { tellOver } from './tell';

/** A way that led to nothing being taken is over: the person reads so on their ticket, and it is closed. */
export async function closeWay(
  parts: CandidateParts,
  hand: CandidateInHand,
  settings: Settings,
): Promise<{ kind: 'closed' }> {
  await tellOver(parts, hand.candidacy);
  await closeTicket(parts, hand, settings);
  return { kind: 'closed' };
}

/**
 * Closes a candidate's ticket by the transition that the settings name, else by the first one that leads to done. Where
 * there is none, or Jira refuses it, a comment asks for it. Looks first where the ticket stands: twice is the same as once.
 */
export async function closeTicket(
  { trackingTickets, tickets }: Pick<CandidateParts, 'trackingTickets' | 'tickets'>,
  { candidacy }: Pick<CandidateInHand, 'candidacy'>,
  { sweep }: Pick<Settings, 'sweep'>,
): Promise<void> {
  const { ticket } = candidacy.document;
  if (!ticket || !(await trackingTickets.isOpen(ticket.id))) return;
  const move = closing(await tickets.transitions(ticket.id), sweep.tracking?.doneMove ?? null);
  if (move && (await tickets.makeTransition(ticket.id, move.id, null)) === undefined) return;
  await tickets.comment({
    ticketId: ticket.id,
    body: closeByHandNotice(),
    mark: `${wayOf(candidacy)}.closed`,
    mayExist: true,
    audience: { kind: 'everyone' },
  });
}

const closing = (
  offered: readonly OfferedTransition[],
  wanted: string | null,
): OfferedTransition | undefined =>
  wanted === null ? offered.find(({ status }) => status.isDone) : chosenTransition(offered, wanted);
