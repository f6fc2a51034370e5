import { resume, type AdmitParts } from './admit';
import { decide, decideAgainst, type MatchedTransition } from './decide';
import { transitionId } from './decision';
import type { InstallationStore, SettingsStore, Tickets, Wake } from './ports';
import { reason } from './reasons';
import type { Run } from './run';
import type { TicketRule } from './settings';
import { statusItem, type Change, type Ticket } from './ticket';
import { matchingRule, namesOne, wasReopened } from './ticket-rule';
import { iso } from './time';
import { hasEnded, type Source } from './words';

export interface TransitionParts extends AdmitParts {
  settings: SettingsStore;
  installation: InstallationStore;
  tickets: Tickets;
  wake: Wake;
}

/** A change of a ticket's status, as an event or the search for missed ones names it. Nothing else of it is trusted. */
export interface TransitionHint {
  ticketId: string;
  ticketKey: string;
  projectKey: string;
  changelogId: string;
  /** What an event says beyond that; used only for the entry about a ticket that the app may not see. */
  told?: {
    operatorId: string | null;
    at: number;
    status: { id: string | null; name: string | null };
    /** Null when the event does not say it. */
    issueType: { id: string; name: string } | null;
  };
}

/**
 * Acts on one change of a ticket's status: fetches ticket and changelog again, decides where a rule matches, stops what
 * an earlier transition started where the ticket was reopened. Doing it twice is the same as doing it once.
 * @throws TryLater when Jira has to be asked again later; nothing is decided then
 */
export async function handleTransition(
  parts: TransitionParts,
  hint: TransitionHint,
  source: Source,
  isLastTry = false,
): Promise<void> {
  const [settings, installedAt, earlier] = await Promise.all([
    parts.settings.read(),
    parts.installation.installedAt(),
    parts.decisions.get(transitionId(hint.ticketId, hint.changelogId)),
  ]);
  if (earlier) {
    await wakeFor(parts, await resume(parts, earlier));
    return;
  }
  // Rules that are off start nothing, but what they once started is still stopped by a reopening.
  const rules = settings.ticketRules.filter((rule) => rule.projectKey === hint.projectKey);
  if (rules.length === 0) return;
  const ticket = await parts.tickets.read(hint.ticketId, fieldsOf(rules));
  if (!ticket) {
    await noteUnseen(parts, hint, rules, source);
    return;
  }
  const change = ticket.changes.find(({ id }) => id === hint.changelogId);
  if (!change || !statusItem(change)) return;

  await stopEarlier(parts, ticket, change, rules, installedAt, source);
  const rule = matchingRule(rules, ticket, change, installedAt);
  if (!rule) return;
  const transition: MatchedTransition = { ticket, change, rule, source };
  const runs = wasReopened(rule, ticket, change)
    ? await decideAgainst(parts, transition, reason('ticket-reopened', {}), 'cancelled')
    : await decide(parts, transition, settings, isLastTry);
  await wakeFor(parts, runs);
}

/**
 * A ticket that the app may not see, or that is gone by now, can be neither read nor commented on: the entry among the
 * runs says so. Who made the transition is what the event says; nothing is done on that word.
 */
async function noteUnseen(
  parts: TransitionParts,
  { ticketId, ticketKey, projectKey, changelogId, told }: TransitionHint,
  rules: readonly TicketRule[],
  source: Source,
): Promise<void> {
  const rule =
    told &&
    rules.find(
      ({ mode, target, issueTypes }) =>
        mode !== 'off' &&
        (target.statuses.length === 0 || namesOne(target.statuses, told.status)) &&
        (issueTypes.length === 0 || !told.issueType || namesOne(issueTypes, told.issueType)),
    );
  if (!rule || told.at < Date.parse(rule.activeSince)) return;
  const author =
    told.operatorId === null ? null : { accountId: told.operatorId, displayName: told.operatorId };
  const ticket = unseenTicket(ticketId, ticketKey, projectKey);
  const change: Change = {
    id: changelogId,
    at: told.at,
    items: [],
    author: author && { ...author, isApp: false },
  };
  const runs = await decideAgainst(
    parts,
    { ticket, change, rule, source },
    reason('ticket-gone', {}),
    'cancelled',
  );
  await wakeFor(parts, runs);
}

const unseenTicket = (id: string, key: string, projectKey: string): Ticket => ({
  id,
  key,
  projectKey,
  isServiceProject: true,
  issueType: { id: '', name: '' },
  status: { id: '', name: '' },
  resolution: null,
  reporter: null,
  fields: {},
  changes: [],
  fieldNames: {},
  ownChanges: [],
});

/** Every field that a rule reads. */
export function fieldsOf(rules: readonly TicketRule[]): string[] {
  const fields = rules.flatMap(({ requestTypeField, fields: named }) => [
    ...named.leavers,
    requestTypeField,
    named.successor,
    named.lastWorkingDay,
    named.urgency?.field ?? null,
    named.kind?.field ?? null,
  ]);
  return [...new Set(fields.filter((field) => field !== null))];
}

/**
 * The ticket has left, or left and reached again, what a rule waits for. What an earlier transition started is stopped,
 * whatever became of its rule; what it would still start, because its event comes late, is decided against now.
 */
async function stopEarlier(
  parts: TransitionParts,
  ticket: Ticket,
  latest: Change,
  rules: readonly TicketRule[],
  installedAt: number,
  source: Source,
): Promise<void> {
  const before = ticket.changes
    .slice(
      0,
      ticket.changes.findIndex(({ id }) => id === latest.id),
    )
    .filter((change) => statusItem(change));
  const decisions = await Promise.all(
    before.map(({ id }) => parts.decisions.get(transitionId(ticket.id, id))),
  );
  for (const [index, change] of before.entries()) {
    const decision = decisions[index];
    const rule = decision
      ? rules.find(({ id }) => id === decision.ruleId)
      : matchingRule(rules, ticket, change, installedAt);
    if (!rule || !wasReopened(rule, ticket, change)) continue;
    if (decision) {
      await stop(parts, decision.runs);
    } else {
      const transition = { ticket, change, rule, source };
      const against = await decideAgainst(parts, transition, reason('ticket-reopened', {}), 'cancelled');
      await wakeFor(parts, against);
    }
  }
}

async function stop(parts: TransitionParts, runs: readonly Run[]): Promise<void> {
  const request = { reason: reason('ticket-reopened', {}), at: iso(parts.clock.now()) };
  const current = await Promise.all(runs.map(({ id }) => parts.runs.get(id)));
  const open = runs.filter((_, index) => !hasEnded(current[index]?.status ?? 'queued'));
  await Promise.all(open.map(({ id }) => parts.runs.requestStop(id, request)));
  await wakeFor(parts, open);
}

async function wakeFor({ wake }: TransitionParts, runs: readonly Run[]): Promise<void> {
  if (runs.length > 0) await wake.look(runs.map(({ id }) => id));
}
