import { runId, type Decision } from './decision';
import { examineLeaver, examineOperator, type Examined } from './examine';
import { newRun, type Birth } from './new-run';
import { makePlan, type Plan } from './plan';
import type { ClaimStore, DecisionStore, Directory, RunStore } from './ports';
import { reason, type Reason } from './reasons';
import { hasEnded } from './words';
import type { Run } from './run';
import type { Settings, TicketRule } from './settings';
import { startTime } from './start-time';
import type { Change, Ticket } from './ticket';
import { readRequest, type LeaverReference, type TicketRequest } from './ticket-fields';
import { iso, MINUTE, type Clock } from './time';
import type { Source } from './words';

/** A run that was claimed but never stored belongs to a decision that was cut off; after this it is given up. */
const UNBORN_FOR = 15 * MINUTE;

export interface DecideParts {
  directory: Directory;
  decisions: DecisionStore;
  runs: RunStore;
  claims: ClaimStore;
  clock: Clock;
}

/** A transition that a rule waits for, on a ticket as it is now. */
export interface MatchedTransition {
  ticket: Ticket;
  change: Change;
  rule: TicketRule;
  source: Source;
}

interface Verdict {
  run: Run;
  plan: Plan | undefined;
}

/**
 * Decides once what is made of a transition: one run per leaver, each of which may be a refusal. The recorded decision
 * is the arbiter: whoever comes second gets the first one's and brings its runs into being where they are missing.
 * @param isLastTry then an operator whose permission cannot be learned is refused; before, it is tried again
 * @returns the runs that the decision counts
 * @throws TryLater when Jira has to be asked again later; nothing is decided then
 */
export async function decide(
  parts: DecideParts,
  transition: MatchedTransition,
  settings: Settings,
  isLastTry: boolean,
): Promise<Run[]> {
  const verdicts = await judge(parts, transition, settings, isLastTry);
  return record(parts, transition, verdicts);
}

/** Decides that nothing happens, for a reason that concerns the whole transition. */
export async function decideAgainst(
  parts: DecideParts,
  transition: MatchedTransition,
  why: Reason,
  ended: 'refused' | 'cancelled',
): Promise<Run[]> {
  return record(parts, transition, [withoutPlan(parts, transition, null, why, ended)]);
}

/** Brings the runs of an earlier decision into being where a crash kept them from it. */
export async function resume(parts: DecideParts, decision: Decision): Promise<Run[]> {
  await Promise.all(decision.runs.map((run) => parts.runs.create(run, undefined)));
  return decision.runs;
}

async function judge(
  parts: DecideParts,
  transition: MatchedTransition,
  settings: Settings,
  isLastTry: boolean,
): Promise<Verdict[]> {
  const { ticket, change, rule } = transition;
  const against = (why: Reason) => [withoutPlan(parts, transition, null, why, 'refused')];
  const request = readRequest(rule, ticket);
  if ('code' in request) return against(request);
  // The reads go out together: the chain from the ticket to the first removal is as short as it can be.
  const products = parts.directory.products();
  const [refusal, examined] = await Promise.all([
    examineOperator(parts.directory, change.author, settings, isLastTry),
    Promise.all(
      request.leavers.map((reference) =>
        examineOne(parts, transition, reference, settings, products).then((found) => ({ reference, found })),
      ),
    ),
    products,
  ]);
  if (refusal) return against(refusal);
  return Promise.all(
    examined.map(({ found, reference }) => verdict(parts, transition, request, reference, found, settings)),
  );
}

function examineOne(
  parts: DecideParts,
  { change }: MatchedTransition,
  reference: LeaverReference,
  settings: Settings,
  products: ReturnType<Directory['products']>,
): Promise<Examined> {
  const operator = change.author ?? { accountId: '', displayName: '' };
  return examineLeaver(parts.directory, reference, operator, settings, products);
}

async function verdict(
  parts: DecideParts,
  transition: MatchedTransition,
  request: TicketRequest,
  reference: LeaverReference,
  examined: Examined,
  settings: Settings,
): Promise<Verdict> {
  const refused = (why: Reason) =>
    withoutPlan(parts, transition, leaverName(examined, reference), why, 'refused');
  if (!examined.leaver) return refused(examined.refusal);
  if (examined.refusal) return refused(examined.refusal);
  const { leaver, products } = examined;
  if (request.successorId === leaver.accountId) return refused(reason('successor-is-leaver', {}));

  const now = parts.clock.now();
  const plan = makePlan(leaver, products, settings, iso(now));
  const birth: Birth = {
    ...common(transition, leaverName(examined, reference), now),
    successorId: request.successorId,
    procedure: request.procedure,
    urgent: request.urgent,
    reason: null,
    plan,
    startsAt: startTime(request.lastWorkingDay, request.urgent, settings.times, now),
  };
  if (birth.rehearsal) return { run: newRun(birth), plan };

  const holder = await parts.claims.take(leaver.accountId, birth.id, (id, takenAt) =>
    isUnderWay(parts, id, takenAt),
  );
  if (holder !== birth.id) {
    return refused(reason('already-running', { who: leaver.displayName, run: holder }));
  }
  return { run: newRun(birth), plan };
}

async function isUnderWay({ runs, clock }: DecideParts, id: string, takenAt: number): Promise<boolean> {
  const run = await runs.get(id);
  return run ? !hasEnded(run.status) : clock.now() - takenAt < UNBORN_FOR;
}

function withoutPlan(
  { clock }: DecideParts,
  transition: MatchedTransition,
  leaver: Run['document']['leaver'],
  why: Reason,
  ended: 'refused' | 'cancelled',
): Verdict {
  const now = clock.now();
  const run = newRun({
    ...common(transition, leaver, now),
    successorId: null,
    procedure: transition.rule.procedure,
    urgent: false,
    reason: why,
    plan: undefined,
    startsAt: now,
    ended,
  });
  return { run, plan: undefined };
}

function common(
  { ticket, change, rule, source }: MatchedTransition,
  leaver: Run['document']['leaver'],
  now: number,
) {
  const { author } = change;
  return {
    id: runId(ticket.id, change.id, leaver?.accountId ?? 'nobody'),
    source,
    now,
    leaver,
    operator: author && { accountId: author.accountId, displayName: author.displayName },
    rehearsal: rule.mode === 'rehearsal',
    ticket: {
      id: ticket.id,
      key: ticket.key,
      changelogId: change.id,
      isServiceProject: ticket.isServiceProject,
      ruleId: rule.id,
    },
  };
}

function leaverName(examined: Examined, reference: LeaverReference): Run['document']['leaver'] {
  if (examined.leaver) {
    return { accountId: examined.leaver.accountId, displayName: examined.leaver.displayName };
  }
  return reference.by === 'account'
    ? { accountId: reference.accountId, displayName: reference.accountId }
    : null;
}

async function record(
  parts: DecideParts,
  transition: MatchedTransition,
  verdicts: Verdict[],
): Promise<Run[]> {
  const { ticket, change, rule } = transition;
  const runs = verdicts.map(({ run }) => run);
  const decision = await parts.decisions.record({
    ticketId: ticket.id,
    ticketKey: ticket.key,
    changelogId: change.id,
    ruleId: rule.id,
    decidedAt: iso(parts.clock.now()),
    runs,
  });
  if (decision.runs !== runs) return resume(parts, decision);
  await Promise.all(verdicts.map(({ run, plan }) => parts.runs.create(run, plan)));
  return runs;
}
