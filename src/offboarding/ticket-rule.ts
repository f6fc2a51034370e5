import type { TicketRule } from './settings';
import { statusItem, type Change, type Ticket } from './ticket';
import { requestTypeOf } from './ticket-fields';

interface Named {
  id: string | null;
  name: string | null;
}

/** What a rule's target looks at. */
interface Standing {
  status: Named;
  resolution: Named | null;
}

/** How a ticket stood from one transition to the next. */
interface Phase extends Standing {
  /** The transition that led to it; null for how the ticket was created. */
  changeId: string | null;
  /** Whether Leaver itself made it. */
  isOwn: boolean;
}

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
  if (change.at < installedAt || ticket.ownChanges.includes(change.id)) return undefined;
  return rules.find(
    (rule) =>
      rule.mode !== 'off' &&
      change.at >= Date.parse(rule.activeSince) &&
      rule.projectKey === ticket.projectKey &&
      isOfType(rule, ticket) &&
      reachesTarget(rule, ticket, change),
  );
}

/**
 * Whether a later transition led away from what the rule waits for; one that leads back is another transition. What
 * Leaver itself moved counts as where it was.
 */
export function wasReopened(rule: TicketRule, ticket: Ticket, change: Change): boolean {
  const phases = phasesOf(ticket);
  const own = phases.findIndex(({ changeId }) => changeId === change.id);
  return phases.some((phase, index) => index > own && !phase.isOwn && !isTarget(rule, phase));
}

/** Whether the ticket is where the rule wants it. */
export const isAtTarget = (rule: TicketRule, ticket: Pick<Ticket, 'status' | 'resolution'>): boolean =>
  isTarget(rule, ticket);

/** Whether nobody has moved the ticket since Leaver did. */
export function lastMoveIsOwn({ changes, ownChanges }: Pick<Ticket, 'changes' | 'ownChanges'>): boolean {
  const last = changes.findLast((change) => statusItem(change));
  return last !== undefined && ownChanges.includes(last.id);
}

/** Settings name things by name, without case, or by id. */
export function namesOne(named: readonly string[], thing: Named): boolean {
  const name = thing.name?.toLowerCase();
  return named.some((entry) => entry === thing.id || entry.toLowerCase() === name);
}

/** Whether a rule speaks of tickets of this type. */
export function isOfType(rule: TicketRule, ticket: Ticket): boolean {
  if (rule.issueTypes.length > 0 && !namesOne(rule.issueTypes, ticket.issueType)) return false;
  if (rule.requestTypes.length === 0) return true;
  const requestType = requestTypeOf(ticket, rule.requestTypeField);
  return requestType !== null && namesOne(rule.requestTypes, requestType);
}

/** A transition from one target to another, such as from "Resolved" to "Closed", starts nothing anew. */
function reachesTarget(rule: TicketRule, ticket: Ticket, change: Change): boolean {
  const phases = phasesOf(ticket);
  const own = phases.findIndex(({ changeId }) => changeId === change.id);
  const [before, after] = [phases[own - 1], phases[own]];
  return before !== undefined && after !== undefined && isTarget(rule, after) && !isTarget(rule, before);
}

function isTarget({ target }: TicketRule, { status, resolution }: Standing): boolean {
  if (target.statuses.length > 0 && !namesOne(target.statuses, status)) return false;
  if (target.resolutions.length === 0) return true;
  return resolution !== null && namesOne(target.resolutions, resolution);
}

/**
 * The ticket before its first transition and after each one. A resolution that is set apart from the transition, as
 * some workflows do, counts with the transition before it.
 */
function phasesOf(ticket: Ticket): Phase[] {
  let last: Phase = {
    changeId: null,
    isOwn: false,
    status: valueBefore(ticket, 'status') ?? ticket.status,
    resolution: valueBefore(ticket, 'resolution'),
  };
  const phases = [last];
  for (const change of ticket.changes) {
    const status = statusItem(change);
    if (status) {
      const isOwn = ticket.ownChanges.includes(change.id);
      last = { ...last, changeId: change.id, isOwn, status: { id: status.to, name: status.toName } };
      phases.push(last);
    }
    const resolution = change.items.find(({ fieldId }) => fieldId === 'resolution');
    if (resolution) last.resolution = named(resolution.to, resolution.toName);
  }
  return phases;
}

/** What a field held before the first change of it; as it is now when it never changed. */
function valueBefore(ticket: Ticket, fieldId: 'status' | 'resolution'): Named | null {
  const first = ticket.changes.flatMap(({ items }) => items).find((item) => item.fieldId === fieldId);
  return first ? named(first.from, first.fromName) : ticket[fieldId];
}

const named = (id: string | null, name: string | null): Named | null => (id === null ? null : { id, name });
