import { fieldsOf, handleTransition, type TransitionParts } from './handle-transition';
import { TryLater } from './later';
import type { TicketRule } from './settings';
import { statusItem, type Ticket } from './ticket';
import { matchingRule } from './ticket-rule';
import { DAY, HOUR, MINUTE } from './time';

/** Searched again each time, because events are up to three minutes late and Jira's index lags too. */
const OVERLAP = 2 * HOUR;
/** The farthest look back, after a long stop of the platform. */
const FARTHEST = 7 * DAY;
/** An operator whose permission cannot be learned for so long is refused. */
const GIVEN_UP_AFTER = DAY;
/** With less than this left, in milliseconds, the search stops and the next hour goes on. */
const TIME_TO_LEAVE = MINUTE;

/**
 * Finds transitions that a rule waits for and whose event never arrived, and acts on them as the event would have:
 * actor and time come from the changelog, the same checks apply, nothing from before rule or installation counts.
 * @param remaining milliseconds until the platform ends this invocation
 * @throws TryLater when Jira has to be asked again later, or the first failure of a ticket; whatever else was found has
 *   been acted on, and the next search begins where this one did
 */
export async function findMissed(parts: TransitionParts, remaining: () => number): Promise<void> {
  const now = parts.clock.now();
  const [settings, installedAt, scannedTo] = await Promise.all([
    parts.settings.read(),
    parts.installation.installedAt(),
    parts.installation.missedScannedTo(),
  ]);
  const rules = settings.ticketRules.filter(({ mode }) => mode !== 'off');
  const since = Math.max((scannedTo ?? installedAt) - OVERLAP, installedAt, now - FARTHEST);
  const failures: Error[] = [];
  for (const projectKey of new Set(rules.map((rule) => rule.projectKey))) {
    const ofProject = rules.filter((rule) => rule.projectKey === projectKey);
    const tickets = await parts.tickets.transitionedWithin(projectKey, Math.ceil((now - since) / MINUTE) + 1);
    for (const ticketId of tickets) {
      if (remaining() < TIME_TO_LEAVE) return;
      try {
        const ticket = await parts.tickets.read(ticketId, fieldsOf(ofProject));
        if (ticket) await catchUp(parts, ticket, ofProject, installedAt, since, now);
      } catch (error) {
        // One ticket that fails must not keep the others from being found; where Jira asks for time, all wait.
        if (error instanceof TryLater && error.kind === 'rate-limit') throw error;
        failures.push(error instanceof Error ? error : new Error('unknown failure'));
      }
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
  await parts.installation.recordMissedScan(now);
}

async function catchUp(
  parts: TransitionParts,
  ticket: Ticket,
  rules: readonly TicketRule[],
  installedAt: number,
  since: number,
  now: number,
): Promise<void> {
  const transitions = ticket.changes.filter((change) => statusItem(change) && change.at >= since);
  const matched = transitions.filter((change) => matchingRule(rules, ticket, change, installedAt));
  // The last one may be a reopening, which stops what an earlier one started.
  const last = transitions.at(-1);
  const wanted = last && !matched.includes(last) ? [...matched, last] : matched;
  for (const change of wanted) {
    const hint = {
      ticketId: ticket.id,
      ticketKey: ticket.key,
      projectKey: ticket.projectKey,
      changelogId: change.id,
    };
    await handleTransition(parts, hint, 'missed', now - change.at > GIVEN_UP_AFTER);
  }
}
