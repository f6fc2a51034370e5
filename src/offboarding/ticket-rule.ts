import type { TicketRule } from './settings';
import { statusItem, type Change, type Ticket } from './ticket';
import { requestTypeOf } from './ticket-fields';

/**
 * The rule that this transition of this ticket starts, or undefined. The first that matches wins.
 * A rule never acts on a transition from before it was enabled or edited, nor from before the installation.
 * @param installedAt epoch milliseconds
 */
export function matchingRule(
  rules: readonly TicketRule[],
  ticket: Ticket,
  change: Change,
  installedAt: number,
): TicketRule | undefined {
  if (change.at < installedAt) return undefined;
  return rules.find(
    (rule) =>
      rule.mode !== 'off' &&
      change.at >= Date.parse(rule.activeSince) &&
      rule.projectKey === ticket.projectKey &&
      isOfType(rule, ticket) &&
      reachesTarget(rule, ticket, change),
  );
}

/** Whether a later transition led away again from what the rule waits for. */
export function wasReopened(rule: TicketRule, ticket: Ticket, change: Change): boolean {
  const later = ticket.changes.slice(ticket.changes.findIndex(({ id }) => id === change.id) + 1);
  return later.some((candidate) => statusItem(candidate)) && !isAtTarget(rule, ticket);
}

function isOfType(rule: TicketRule, ticket: Ticket): boolean {
  if (rule.issueTypes.length > 0 && !namesOne(rule.issueTypes, ticket.issueType)) return false;
  if (rule.requestTypes.length === 0) return true;
  const requestType = requestTypeOf(ticket, rule.requestTypeField);
  return requestType !== null && namesOne(rule.requestTypes, requestType);
}

function reachesTarget(rule: TicketRule, ticket: Ticket, change: Change): boolean {
  const { statuses, resolutions } = rule.target;
  const status = statusItem(change);
  if (!status) return false;
  if (statuses.length > 0 && !namesOne(statuses, { id: status.to, name: status.toName })) return false;
  if (resolutions.length === 0) return true;
  const set = change.items.find((item) => item.fieldId === 'resolution');
  if (set) return namesOne(resolutions, { id: set.to, name: set.toName });
  return ticket.resolution !== null && namesOne(resolutions, ticket.resolution);
}

/** Whether the ticket is where the rule wants it. */
export function isAtTarget(rule: TicketRule, ticket: Ticket): boolean {
  const { statuses, resolutions } = rule.target;
  if (statuses.length > 0 && !namesOne(statuses, ticket.status)) return false;
  if (resolutions.length === 0) return true;
  return ticket.resolution !== null && namesOne(resolutions, ticket.resolution);
}

/** Settings name things by name, without case, or by id. */
export function namesOne(
  named: readonly string[],
  thing: { id: string | null; name: string | null },
): boolean {
  const name = thing.name?.toLowerCase();
  return named.some((entry) => entry === thing.id || entry.toLowerCase() === name);
}
