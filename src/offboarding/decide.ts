import { ahead } from './ahead';
import { admit, record, refuse, type AdmitParts, type Submission, type Verdict } from './admit';
import { transitionId } from './decision';
import { examineLeaver, examineOperator } from './examine';
import { withTally } from './reach/tally';
import type { Reason } from './reasons';
import type { Run } from './run';
import type { Settings, TicketRule } from './settings';
import { leaving, startTime } from './start-time';
import type { Change, Ticket } from './ticket';
import { readRequest, type TicketRequest } from './ticket-fields';
import type { Source } from './words';

/** A transition that a rule waits for, on a ticket as it is now. */
export interface MatchedTransition {
  ticket: Ticket;
  change: Change;
  rule: TicketRule;
  source: Source;
  /** Where somebody starts again what a transition was refused, under an identity of its own. */
  decisionId?: string;
}

/**
 * Decides once what is made of a transition: one run per leaver, each of which may be a refusal.
 * @param isLastTry then an operator whose permission cannot be learned is refused; before, it is tried again
 * @returns the runs that the decision counts
 * @throws TryLater when Jira has to be asked again later; nothing is decided then
 */
export async function decide(
  parts: AdmitParts,
  transition: MatchedTransition,
  settings: Settings,
  isLastTry: boolean,
): Promise<Run[]> {
  const { ticket, rule } = transition;
  const request = readRequest(rule, ticket);
  if ('code' in request) return decideAgainst(parts, transition, request, 'refused');
  const submission = submissionOf(parts, transition, request, settings);
  return record(parts, submission, await judge(parts, transition, request, submission, settings, isLastTry));
}

/** Decides that nothing happens, for a reason that concerns the whole transition. */
export async function decideAgainst(
  parts: AdmitParts,
  transition: MatchedTransition,
  why: Reason,
  ended: 'refused' | 'cancelled',
): Promise<Run[]> {
  const submission = submissionOf(parts, transition, undefined, undefined);
  return record(parts, submission, [refuse(parts, submission, null, why, ended)]);
}

async function judge(
  parts: AdmitParts,
  { change }: MatchedTransition,
  request: TicketRequest,
  submission: Submission,
  settings: Settings,
  isLastTry: boolean,
): Promise<Verdict[]> {
  const { directory } = parts;
  const counting = withTally(parts);
  const operator = change.author ?? { accountId: '', displayName: '' };
  // The reads go out together: the chain from the ticket to the first removal is as short as it can be.
  const products = ahead(directory.products());
  // Somebody who may not start anything is refused even while Jira does not answer about the leaver.
  const examinations = ahead(
    Promise.all(
      request.leavers.map((reference) => examineLeaver(directory, reference, operator, settings, products)),
    ),
  );
  const refusal = await examineOperator(directory, change.author, settings, isLastTry);
  if (refusal) return [refuse(parts, submission, null, refusal, 'refused')];
  const examined = await examinations;
  return Promise.all(
    request.leavers.map((reference, index) => {
      const found = examined[index];
      if (!found) throw new Error('Every leaver is examined.');
      const place = { before: index, people: request.leavers.length };
      return admit(counting, submission, reference, found, settings, place);
    }),
  );
}

function submissionOf(
  { clock }: AdmitParts,
  { ticket, change, rule, source, decisionId }: MatchedTransition,
  request: TicketRequest | undefined,
  settings: Settings | undefined,
): Submission {
  const { author } = change;
  const now = clock.now();
  return {
    decisionId: decisionId ?? transitionId(ticket.id, change.id),
    ruleId: rule.id,
    source,
    operator: author && { accountId: author.accountId, displayName: author.displayName },
    rehearsal: rule.mode === 'rehearsal',
    ticket: {
      id: ticket.id,
      key: ticket.key,
      changelogId: change.id,
      isServiceProject: ticket.isServiceProject,
      isShared: (request?.leavers.length ?? 1) > 1,
      ruleId: rule.id,
    },
    successorId: request?.successorId ?? null,
    procedure: request?.procedure ?? rule.procedure,
    teamId: request?.teamId ?? null,
    urgent: request?.urgent ?? false,
    why: null,
    ...(request && settings ? leaving(request.lastWorkingDay, settings.times) : {}),
    startsAt:
      request && settings ? startTime(request.lastWorkingDay, request.urgent, settings.times, now) : now,
  };
}
