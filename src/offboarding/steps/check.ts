import { courseOf } from '../course';
import { examinedFor } from '../course-fit';
import { examineLeaver, examineOperator } from '../examine';
import { makePlan, type Plan } from '../plan';
import { reason, type Reason } from '../reasons';
import { checkRestore } from '../restore/check-restore';
import { hasBegun } from '../run';
import type { Settings } from '../settings';
import { iso, MINUTE } from '../time';
import { required, type RunInHand, type Step, type StepParts } from './step';
import { ticketObjection } from './ticket-objection';

/** Guards that were asked and facts that were read so recently need no second reading. */
const FRESH_FOR = MINUTE;

/** Whether a run may begin on what was read when it was created. */
export const isFresh = ({ plan }: Pick<RunInHand, 'plan'>, now: number): boolean =>
  plan !== undefined && now - Date.parse(plan.readAt) < FRESH_FOR;

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
  const objection = await ticketObjection(run, parts, settings);
  const plan = objection ?? (await renewedPlan(hand, parts, settings));
  if ('code' in plan) return { kind: 'stop', reason: plan };
  return { kind: 'done', plan, changes: { startedAt: iso(now) }, store: true };
};

/** The plan from what Jira says now, or why there must be none. */
export async function renewedPlan(
  { run, plan }: Pick<RunInHand, 'run' | 'plan'>,
  parts: StepParts,
  settings: Settings,
): Promise<Plan | Reason> {
  const { procedure, teamId } = run.document;
  if (procedure === 'restore') return checkRestore(run, parts, settings);
  const operator = required(run.document.operator, 'operator');
  const leaver = required(run.document.leaver, 'leaver');
  const products = parts.directory.products();
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
  return makePlan(examined.leaver, examined.products, settings, course, iso(parts.clock.now()));
}
