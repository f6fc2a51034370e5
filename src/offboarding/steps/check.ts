import { ahead } from '../ahead';
import type { Approval } from '../approval/approval';
import { approvalBeforeStart } from '../approval/demand';
import { awaitedInWords } from '../approval/words';
import { sweepObjection } from '../candidates/last-look';
import { courseOf } from '../course';
import { examinedFor } from '../course-fit';
import { examineLeaver, examineOperator } from '../examine';
import { makePlan, type Plan } from '../plan';
import { beyondReach, countedBeyondReach } from '../reach/check';
import { othersBegun } from '../reach/tally';
import { reason, type Reason } from '../reasons';
import { checkRestore } from '../restore/check-restore';
import { hasBegun, type Run, type RunStep } from '../run';
import type { Settings } from '../settings';
import { iso, MINUTE } from '../time';
import { required, type RunInHand, type Step, type StepOutcome, type StepParts } from './step';
import { ticketObjection } from './ticket-objection';

/** Guards that were asked and facts that were read so recently need no second reading. */
const FRESH_FOR = MINUTE;

/** Whether a run may begin on what was read when it was created; a candidate of the sweep may come back at any moment. */
export const isFresh = ({ run, plan }: Pick<RunInHand, 'run' | 'plan'>, now: number): boolean =>
  run.source !== 'sweep' &&
  run.document.askGuards !== true &&
  plan !== undefined &&
  now - Date.parse(plan.readAt) < FRESH_FOR;

/**
 * The last look before the first write: ticket, operator, leaver and guards once more, unless all of it was read a
 * moment ago; then the plan is made anew. A run that has begun goes on: its plan is the snapshot and stays.
 */
export const check: Step = async (hand, parts) => {
  const { run } = hand;
  const now = parts.clock.now();
  const startsAt = Date.parse(run.document.startAt);
  if (now < startsAt) {
    return { kind: 'wait', at: startsAt, waitingFor: 'the time to start', cause: 'patience' };
  }
  if (hasBegun(run)) return { kind: 'done', store: false };
  const settings = await parts.settings.read();
  const objection = (await ticketObjection(run, parts, settings)) ?? (await sweepObjection(parts, run));
  const renewed = objection ?? (await renewedPlan(hand, parts, settings));
  if ('code' in renewed) return { kind: 'stop', reason: renewed };
  const { plan } = renewed;
  const changes = { startedAt: iso(now), askGuards: false };
  if (run.document.procedure === 'restore') return { kind: 'done', plan, changes, store: true };
  const operator = required(run.document.operator, 'operator');
  const approval = approvalBeforeStart(settings, run, renewed, operator, now);
  if (!approval) {
    const tooMany = await countedBeyondReach(parts, settings, operator, run.leaverId, now);
    return tooMany ? { kind: 'stop', reason: tooMany } : { kind: 'done', plan, changes, store: true };
  }
  await parts.runs.replacePlan(run.id, plan);
  return waitForApproval(run, approval, now);
};

/** Puts the step that waits for approval before everything that is still open. */
function waitForApproval({ document }: Run, approval: Approval, now: number): StepOutcome {
  const others = document.steps.filter(({ name }) => name !== 'approval');
  const isDone = ({ doneAt }: RunStep) => doneAt !== null;
  const steps = [
    ...others.filter(isDone),
    { name: 'approval' as const, doneAt: null },
    ...others.filter((step) => !isDone(step)),
  ];
  const waitingFor = awaitedInWords(approval);
  return {
    kind: 'wait',
    at: now,
    waitingFor,
    cause: 'patience',
    status: 'held',
    changes: { approval, steps },
  };
}

/** What a run would begin with. */
export interface Renewed {
  plan: Plan;
  /** An administrator or a protected person, for whom a second person has to agree. */
  isProtected: boolean;
}

/** The plan from what Jira says now, or why there must be none: the guards of every beginning. */
export async function renewedPlan(
  { run, plan }: Pick<RunInHand, 'run' | 'plan'>,
  parts: Pick<StepParts, 'directory' | 'runs' | 'begun' | 'clock'>,
  settings: Settings,
): Promise<Renewed | Reason> {
  const { procedure, teamId } = run.document;
  if (procedure === 'restore') {
    const checked = await checkRestore(run, parts, settings);
    return 'code' in checked ? checked : { plan: checked, isProtected: false };
  }
  const operator = required(run.document.operator, 'operator');
  const leaver = required(run.document.leaver, 'leaver');
  const products = ahead(parts.directory.products());
  const [refusal, looked] = await Promise.all([
    examineOperator(parts.directory, { ...operator, isApp: false }, settings),
    examineLeaver(
      parts.directory,
      { by: 'account', accountId: leaver.accountId },
      operator,
      settings,
      products,
    ),
    products,
  ]);
  if (refusal) return refusal;
  if (looked.refusal) return looked.refusal;
  const course = courseOf(settings, procedure, teamId);
  if ('code' in course) {
    const team = plan?.course?.team;
    return team ? reason('team-gone', { team: team.name }) : course;
  }
  const examined = await examinedFor(course, looked, parts.directory);
  if (!examined.leaver) return examined.refusal;
  if (examined.refusal) return examined.refusal;
  const now = parts.clock.now();
  const renewed = makePlan(examined.leaver, examined.products, settings, course, iso(now));
  const others = () => othersBegun(parts, operator.accountId, leaver.accountId, now);
  const beginning = { operator, leaver: examined.leaver, plan: renewed, others };
  const tooFar = await beyondReach(parts, settings, beginning);
  return tooFar ?? { plan: renewed, isProtected: examined.isProtected };
}
