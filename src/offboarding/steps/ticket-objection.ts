import { reason, type Reason } from '../reasons';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { isAtTarget, lastMoveIsOwn, wasReopened } from '../ticket-rule';
import type { StepParts } from './step';

/**
 * Why the ticket no longer wants what it started, or undefined: asked before the first write, and before a deletion that
 * has waited, because the event of a reopening may be late or lost.
 */
export async function ticketObjection(
  { document }: Run,
  { tickets }: Pick<StepParts, 'tickets'>,
  settings: Settings,
): Promise<Reason | undefined> {
  if (!document.ticket) return undefined;
  const { id, ruleId, changelogId } = document.ticket;
  if (ruleId === null) return undefined;
  const rule = settings.ticketRules.find((candidate) => candidate.id === ruleId);
  if (rule?.mode !== 'live') return reason('rule-gone', {});
  const ticket = await tickets.read(id, []);
  if (!ticket) return reason('ticket-gone', {});
  const change = ticket.changes.find((candidate) => candidate.id === changelogId);
  const wasLeft = change !== undefined && wasReopened(rule, ticket, change);
  const isElsewhere = !isAtTarget(rule, ticket) && !lastMoveIsOwn(ticket);
  return wasLeft || isElsewhere ? reason('ticket-reopened', {}) : undefined;
}
