import { isAtTarget, lastMoveIsOwn, namesOne } from '../ticket-rule';
import { statusItem, type Ticket } from '../ticket';
import { DAY } from '../time';
import { chosenTransition, nothingLeadsThere } from './choose-transition';
import type { Finishing } from './finish-ticket';
import type { TicketMark } from './mark';

/** Something else keeps resolving what Leaver reopens, such as a rule of Automation: then one of both has to stop. */
const MOST_MOVES_A_DAY = 5;

const MOVED_BY_SOMEBODY = 'Somebody moved the ticket meanwhile, so Leaver left it where it is.';
const MOVED_TOO_OFTEN = `Leaver has moved this ticket ${String(MOST_MOVES_A_DAY)} times within a day; something else moves it back.`;

/** How a move turned out; `outcome` is null where there was none to make. */
export interface Moved extends Pick<TicketMark, 'words'> {
  outcome: TicketMark['outcome'] | null;
  /** Whether the ticket is open again, so that it does not look as if all were done. */
  isOpenAgain: boolean;
}

const unmoved = (isOpenAgain: boolean): Moved => ({ outcome: null, words: null, isOpenAgain });

/** Resolves a ticket of which everything was done and read back, where the rule says how. */
export async function moveDone(finishing: Finishing): Promise<Moved> {
  const { rule, ticket } = finishing;
  const { doneMove, doneResolution } = rule.outcome;
  if (doneMove === null) return unmoved(false);
  if (isMadeAlready(finishing, doneMove)) return { outcome: 'found-done', words: null, isOpenAgain: false };
  if (!isAtTarget(rule, ticket) && !lastMoveIsOwn(ticket)) return refused(MOVED_BY_SOMEBODY);
  return make(finishing, doneMove, doneResolution);
}

/** Reopens a ticket of which not everything was done, unless it is open again already. */
export async function moveNotDone(finishing: Finishing): Promise<Moved> {
  const { rule, ticket, run } = finishing;
  const { notDoneMove } = rule.outcome;
  if (notDoneMove !== null && isMadeAlready(finishing, notDoneMove)) {
    return { outcome: 'found-done', words: null, isOpenAgain: true };
  }
  if (!isAtTarget(rule, ticket)) return unmoved(ticket.resolution === null);
  // An app that resolved the ticket would resolve it again, and so on.
  const byApp = run.document.reason?.code === 'operator-is-app';
  if (notDoneMove === null || byApp) return unmoved(false);
  const moved = await make(finishing, notDoneMove, null);
  return { ...moved, isOpenAgain: moved.outcome === 'done' };
}

/** Whether the ticket is there, or Leaver made its move since the run began or was tried again. */
function isMadeAlready({ ticket, run }: Finishing, wanted: string): boolean {
  if (namesOne([wanted], ticket.status)) return true;
  const since = Date.parse(run.document.retriedAt ?? run.createdAt);
  return lastMoveIsOwn(ticket) && (ownMoves(ticket).at(-1)?.at ?? 0) >= since;
}

async function make(
  { tickets, ticket, now }: Finishing,
  wanted: string,
  resolution: string | null,
): Promise<Moved> {
  if (ownMoves(ticket).filter(({ at }) => at > now - DAY).length >= MOST_MOVES_A_DAY) {
    return refused(MOVED_TOO_OFTEN);
  }
  const offered = await tickets.transitions(ticket.id);
  const chosen = chosenTransition(offered, wanted);
  if (!chosen) return refused(nothingLeadsThere(offered, wanted, ticket.status.name));
  const said = await tickets.makeTransition(
    ticket.id,
    chosen.id,
    chosen.asksForResolution ? resolution : null,
  );
  return said === undefined
    ? { outcome: 'done', words: null, isOpenAgain: false }
    : refused(`Jira said: "${said}"`);
}

const refused = (words: string): Moved => ({ outcome: 'refused', words, isOpenAgain: false });

const ownMoves = ({ changes, ownChanges }: Ticket) =>
  changes.filter((change) => ownChanges.includes(change.id) && statusItem(change));
