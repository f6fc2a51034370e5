import { createHash } from 'node:crypto';
import type { Approval } from './approval/approval';
import { approvalOfNew } from './approval/demand';
import { runId, type Decision } from './decision';
import type { Salt } from './evidence/record';
import type { Examined } from './examine';
import { TryLater } from './later';
import { courseOf, handsOverWork } from './course';
import { examinedFor } from './course-fit';
import { heirsOf, inheritance } from './hand-over/heirs';
import { newRun, type Birth } from './new-run';
import { makePlan, type Plan } from './plan';
import type { ClaimStore, DecisionStore, Directory, RunStore } from './ports';
import { beyondReach } from './reach/check';
import { othersBegun, type TallyParts } from './reach/tally';
import { reason, type Reason } from './reasons';
import { hasBegun, type Run } from './run';
import type { Settings } from './settings';
import { inForce } from './stop-in-force';
import { iso, MINUTE, SECOND, type Clock } from './time';
import type { LeaverReference } from './ticket-fields';
import { hasEnded, type ProcedureId } from './words';

/** A run that was claimed but never stored belongs to a decision that was cut off; after this it is given up. */
const UNBORN_FOR = 15 * MINUTE;

/** Stands for the leaver in the id of a run that has none. */
const NOBODY = 'nobody';
/** Characters of a hash that tell the texts of one ticket apart. */
const TEXT_KEY = 16;

/** A run that somebody has stopped comes to its end within seconds; then its leaver is free. */
const WAIT_FOR_STOP = 5 * SECOND;

export interface AdmitParts extends TallyParts {
  directory: Directory;
  decisions: DecisionStore;
  runs: RunStore;
  claims: ClaimStore;
  clock: Clock;
  salt: Salt;
}

/** What all leavers of one submission have in common, whichever way in it came. */
export interface Submission extends Pick<
  Birth,
  | 'source'
  | 'ticket'
  | 'operator'
  | 'successorId'
  | 'successors'
  | 'teamId'
  | 'rehearsal'
  | 'urgent'
  | 'why'
  | 'via'
  | 'leavesAt'
> {
  procedure: ProcedureId;
  decisionId: string;
  ruleId: string | null;
  /** Epoch milliseconds: the earliest moment of the first effect. */
  startsAt: number;
}

/** Which of the people of a request somebody is. */
export interface Place {
  /** How many of them come before; where some of these may have begun by now, their account ids. */
  before: number | readonly string[];
  people: number;
  /** Where the request is an import: whether it is the first, or what was agreed to with the first. */
  inImport?: 'first' | Approval;
}

/** A run to be, with the plan that it will follow. */
export interface Verdict {
  run: Run;
  plan: Plan | undefined;
}

/**
 * Makes the run of one leaver of whom everything is known, and takes the leaver for it.
 * @throws TryLater while an earlier run for the leaver is being stopped
 */
export async function admit(...about: Parameters<typeof judged>): Promise<Verdict> {
  const [parts, submission] = about;
  return claimed(parts, submission, await judged(...about));
}

/** What is made of one leaver of whom everything is known; the same guards for every way in. */
export async function judged(
  parts: AdmitParts,
  submission: Submission,
  reference: LeaverReference,
  examined: Examined,
  settings: Settings,
  place: Place,
): Promise<Verdict> {
  const name = leaverName(examined, reference);
  if (!examined.leaver) {
    return refuse(parts, submission, name, examined.refusal, 'refused', keyOf(reference));
  }
  if (examined.refusal) return refuse(parts, submission, name, examined.refusal, 'refused');
  const { leaver, products, isProtected } = examined;
  const { operator, source, startsAt } = submission;
  if (!operator) return refuse(parts, submission, name, reason('operator-unknown', {}), 'refused');
  if (handsOverWork(submission.procedure) && heirsOf(submission).all.includes(leaver.accountId)) {
    return refuse(parts, submission, name, reason('successor-is-leaver', {}), 'refused');
  }
  const course = courseOf(settings, submission.procedure, submission.teamId);
  if ('code' in course) return refuse(parts, submission, name, course, 'refused');
  const { refusal } = await examinedFor(course, examined, parts.directory);
  if (refusal) return refuse(parts, submission, name, refusal, 'refused');
  const now = parts.clock.now();
  const plan = makePlan(leaver, products, settings, course, iso(now));
  const at = Math.max(now, startsAt);
  const others = () => othersBegun(parts, operator.accountId, leaver.accountId, at, place.before);
  const beginning = { operator, leaver, plan, others };
  const tooFar = await beyondReach(parts, settings, beginning);
  if (tooFar) return refuse(parts, submission, name, tooFar, 'refused');
  const { people, inImport } = place;
  const demand = { plan, isProtected, people, source, ...(inImport && { inImport }) };
  const approval = submission.rehearsal ? undefined : approvalOfNew(settings, demand, operator, now);
  const heirs = handsOverWork(submission.procedure) && inheritance(submission, settings, leaver.accountId);
  const birth: Birth = {
    ...common(submission, name),
    ...heirs,
    ...(approval && { approval }),
    // What was counted here may be begun by another request in the same moment.
    askGuards: approval !== undefined || settings.reach.perDay !== null,
    now,
    plan,
    reason: null,
    salt: parts.salt,
  };
  return { run: newRun(birth), plan };
}

/**
 * Takes the leaver for a run that is to be, unless another one has them.
 * @throws TryLater while that one is being stopped
 */
export async function claimed(parts: AdmitParts, submission: Submission, verdict: Verdict): Promise<Verdict> {
  const { id, status, leaverId, document } = verdict.run;
  if (hasEnded(status) || document.rehearsal) return verdict;
  const holder = await parts.claims.take(leaverId, id, (other, takenAt) => isUnderWay(parts, other, takenAt));
  if (holder === id) return verdict;
  const held = await parts.runs.load(holder);
  if (held && inForce(held.stop, held.run)) {
    const at = parts.clock.now() + WAIT_FOR_STOP;
    throw new TryLater(at, `the earlier run ${holder} is being stopped`, 'failure');
  }
  const why = reason('already-running', { who: document.leaver?.displayName ?? leaverId, run: holder });
  return refuse(parts, submission, document.leaver, why, 'refused');
}

/**
 * A run that ends before it begins, so that a refusal is told and found like everything else.
 * @param key tells it from the other runs of the submission
 */
export function refuse(
  { clock, salt }: Pick<AdmitParts, 'clock' | 'salt'>,
  submission: Submission,
  leaver: Run['document']['leaver'],
  why: Reason,
  ended: 'refused' | 'cancelled',
  key = leaver?.accountId ?? NOBODY,
): Verdict {
  const now = clock.now();
  const birth: Birth = {
    ...common(submission, leaver, key),
    now,
    startsAt: now,
    plan: undefined,
    reason: why,
    salt,
    ended,
  };
  return { run: newRun(birth), plan: undefined };
}

/**
 * Records what was decided. The recorded decision is the arbiter: whoever comes second gets the first one's.
 * @returns the runs that count
 */
export async function record(
  parts: Pick<AdmitParts, 'decisions' | 'runs' | 'clock'>,
  submission: Pick<Submission, 'decisionId' | 'ticket' | 'ruleId'>,
  verdicts: readonly Verdict[],
): Promise<Run[]> {
  const made = decisionOf(parts, submission, verdicts);
  const decision = await parts.decisions.record(made);
  const { runs } = made;
  if (decision.runs !== runs) return resume(parts, decision);
  await Promise.all(verdicts.map(({ run, plan }) => parts.runs.create(run, plan)));
  return runs;
}

export const decisionOf = (
  { clock }: Pick<AdmitParts, 'clock'>,
  { decisionId, ticket, ruleId }: Pick<Submission, 'decisionId' | 'ticket' | 'ruleId'>,
  verdicts: readonly Verdict[],
): Decision => ({
  id: decisionId,
  ticketKey: ticket?.key ?? null,
  ruleId,
  decidedAt: iso(clock.now()),
  runs: verdicts.map(({ run }) => run),
});

/** Brings the runs of an earlier decision into being where a crash kept them from it. */
export async function resume({ runs }: Pick<AdmitParts, 'runs'>, decision: Decision): Promise<Run[]> {
  await Promise.all(decision.runs.map((run) => runs.create(run, undefined)));
  return decision.runs;
}

/** Whether a run that has a leaver has not come to its end; one that was never stored counts for a while. */
export const isUnderWay = (parts: ClaimParts, id: string, takenAt: number): Promise<boolean> =>
  isIn(parts, id, takenAt, (run) => !hasEnded(run.status));

/** Whether a run answers for its leaver, so that none before it does any more: it is under way, or has done something. */
export const answersFor = (parts: ClaimParts, id: string, takenAt: number): Promise<boolean> =>
  isIn(parts, id, takenAt, (run) => !hasEnded(run.status) || hasBegun(run));

type ClaimParts = Pick<AdmitParts, 'runs' | 'clock'>;

async function isIn(
  { runs, clock }: ClaimParts,
  id: string,
  takenAt: number,
  standing: (run: Run) => boolean,
): Promise<boolean> {
  const run = await runs.get(id);
  return run ? standing(run) : clock.now() - takenAt < UNBORN_FOR;
}

function common(
  { decisionId, ...submission }: Submission,
  leaver: Run['document']['leaver'],
  key = leaver?.accountId ?? NOBODY,
) {
  return {
    ...submission,
    successorId: handsOverWork(submission.procedure) ? submission.successorId : null,
    id: runId(decisionId, key),
    batchId: decisionId,
    leaver,
  };
}

/** Each text of a ticket that names nobody has a run of its own; keys of the store take few characters, so it is hashed. */
const keyOf = (reference: LeaverReference): string =>
  reference.by === 'account'
    ? reference.accountId
    : `${NOBODY}.${createHash('sha256').update(reference.text).digest('hex').slice(0, TEXT_KEY)}`;

function leaverName(examined: Examined, reference: LeaverReference): Run['document']['leaver'] {
  if (examined.leaver) {
    return { accountId: examined.leaver.accountId, displayName: examined.leaver.displayName };
  }
  return reference.by === 'account'
    ? { accountId: reference.accountId, displayName: reference.accountId }
    : null;
}
