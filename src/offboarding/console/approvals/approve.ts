import type { ApprovalResult } from '../../../contract/approvals';
import { approve, askAnew, type Approval } from '../../approval/approval';
import { awaitedInWords } from '../../approval/words';
import { addEntries, type Salt } from '../../evidence/record';
import { approvalAsked, approved, declined, type DecidedOn } from '../../evidence/run-entries';
import type { Entry } from '../../evidence/chain';
import { stillForAll } from '../../approval/for-all';
import { examineOperator } from '../../examine';
import { TryLater } from '../../later';
import { fingerprint } from '../../plan-words';
import type { Wake } from '../../ports';
import { reason, reasonInWords } from '../../reasons';
import type { Run, RunDocument, RunStep } from '../../run';
import type { Settings } from '../../settings';
import { renewedPlan } from '../../steps/check';
import type { PersonName } from '../../ticket';
import { iso } from '../../time';
import { RequestProblem } from '../request';
import { askedOnce, findWaiting, planToApprove, type Among, type ApprovalParts, type Waiting } from './look';

export interface DecideParts extends ApprovalParts {
  wake: Wake;
  salt: Salt;
}

/** Who decides, about which runs, and where. */
export interface Deciding {
  by: PersonName;
  among: Among;
  on: DecidedOn;
}

const CHANGED_MEANWHILE = 'The run has just changed. Look again.';
const BUSY = 'The run is just being worked on. Try again in a moment.';

/**
 * Approves runs, each with exactly the plan that was shown; where the plan is another one by now, approval is asked for
 * anew. One that cannot be approved keeps no other one from it.
 * @throws RequestProblem when this person may not offboard anybody
 */
export async function approveRuns(
  parts: DecideParts,
  shown: readonly { id: string; fingerprint: string }[],
  deciding: Deciding,
): Promise<ApprovalResult[]> {
  const settings = await settingsFor(parts, deciding.by);
  const once = askedOnce(parts);
  return each(parts, shown, ({ id, fingerprint: seen }) => approveOne(once, id, seen, deciding, settings));
}

/**
 * Ends runs that wait for approval, with the reason; their tickets are told.
 * @throws RequestProblem when this person may not offboard anybody
 */
export async function declineRuns(
  parts: DecideParts,
  runIds: readonly string[],
  why: string,
  deciding: Deciding,
): Promise<ApprovalResult[]> {
  await settingsFor(parts, deciding.by);
  return each(
    parts,
    runIds.map((id) => ({ id })),
    ({ id }) => declineOne(parts, id, why, deciding),
  );
}

/** The same question as before a first write: whoever would be refused then may not agree to anything either. */
async function settingsFor({ settings, directory }: ApprovalParts, by: PersonName): Promise<Settings> {
  const current = await settings.read();
  const refusal = await examineOperator(directory, { ...by, isApp: false }, current);
  if (refusal) throw new RequestProblem(reasonInWords(refusal));
  return current;
}

/** Decides about each, and wakes the worker for all of them, whatever else went wrong. */
async function each<Asked extends { id: string }>(
  { wake }: Pick<DecideParts, 'wake'>,
  asked: readonly Asked[],
  decide: (one: Asked) => Promise<ApprovalResult>,
): Promise<ApprovalResult[]> {
  const settled = await Promise.allSettled(
    asked.map(async (one) => {
      try {
        return await decide(one);
      } catch (error) {
        if (!(error instanceof TryLater)) throw error;
        return refused(one.id, `${error.why}. Try again in a moment.`);
      }
    }),
  );
  const results = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const done = results.filter(({ outcome }) => outcome !== 'refused').map(({ runId }) => runId);
  if (done.length > 0) await wake.look(done);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return results;
}

async function approveOne(
  parts: DecideParts,
  id: string,
  seen: string,
  { by, among, on }: Deciding,
  settings: Settings,
): Promise<ApprovalResult> {
  const found = await findWaiting(parts, id, among);
  if ('problem' in found) return refused(id, found.problem);
  const { run, approval } = found;
  const now = parts.clock.now();
  // Who may not, or comes too late, learns it whatever the plan is by now.
  const allowed = approve(approval, by, run.leaverId, { seen: approval.plan, live: approval.plan }, now);
  if ('code' in allowed) return refused(id, reasonInWords(allowed));
  if (run.claimedUntil > now) return refused(id, BUSY);
  const renewed = await renewedPlan(found, parts, settings);
  if ('code' in renewed) return refused(id, reasonInWords(renewed));
  const { plan } = renewed;
  const live = fingerprint(plan);
  const given = approve(approval, by, run.leaverId, { seen, live }, now);
  if ('code' in given) {
    const anew =
      live === approval.plan
        ? approval
        : askAnew(approval, settings.approval, live, now, stillForAll(approval, plan));
    if (anew !== approval) {
      // Only who has the run may replace its plan: another one's run may have begun by now.
      if (!(await storeAnew(parts, found, anew))) return refused(id, CHANGED_MEANWHILE);
      await parts.runs.replacePlan(id, plan);
    }
    return {
      outcome: 'changed',
      runId: id,
      person: await planToApprove(parts, run, approval, plan, settings),
    };
  }
  const changes = { approval: given, steps: afterApproval(run, iso(now)), waitingFor: null };
  const entry = approved(given, by, on, iso(now));
  return (await store(parts, run, changes, entry))
    ? { outcome: 'done', runId: id }
    : refused(id, CHANGED_MEANWHILE);
}

async function declineOne(
  parts: DecideParts,
  id: string,
  why: string,
  { by, among, on }: Deciding,
): Promise<ApprovalResult> {
  const found = await findWaiting(parts, id, among);
  if ('problem' in found) return refused(id, found.problem);
  const { run, approval } = found;
  if (by.accountId === run.leaverId) {
    return refused(id, reasonInWords(reason('approval-by-leaver', { who: by.displayName })));
  }
  if (by.accountId === approval.askedBy.accountId) {
    return refused(id, 'You asked for it yourself. Cancel the run instead.');
  }
  const now = parts.clock.now();
  if (run.claimedUntil > now) return refused(id, BUSY);
  const done = run.document.steps.filter(({ doneAt }) => doneAt !== null);
  const changes = {
    steps: [...done, { name: 'report' as const, doneAt: null }],
    reason: reason('approval-declined', { who: by.displayName, why }),
    waitingFor: null,
  };
  const isStored = await store(parts, run, changes, declined(by, why, on, iso(now)));
  return isStored ? { outcome: 'done', runId: id } : refused(id, CHANGED_MEANWHILE);
}

/** Nothing is left to wait for: the worker goes on with the run. */
const store = (parts: DecideParts, run: Run, changes: Partial<RunDocument>, entry: Entry): Promise<boolean> =>
  claim(parts, run, 'queued', parts.clock.now(), changes, entry);

/** The run goes on waiting, for approval of another plan. */
const storeAnew = (parts: DecideParts, { run }: Waiting, approval: Approval): Promise<boolean> => {
  const changes = { approval, waitingFor: awaitedInWords(approval) };
  const entry = approvalAsked(approval, approval.askedAt);
  return claim(parts, run, 'held', Date.parse(approval.expiresAt), changes, entry);
};

/** @param dueAt epoch milliseconds @returns false when somebody else was faster */
async function claim(
  { runs, salt }: DecideParts,
  run: Run,
  status: Run['status'],
  dueAt: number,
  changes: Partial<RunDocument>,
  entry: Entry,
): Promise<boolean> {
  const changed: Run = {
    ...run,
    status,
    dueAt: iso(dueAt),
    document: { ...run.document, ...changes, leftCleanly: true },
  };
  const recorded = addEntries(changed, [entry], salt);
  return (await runs.claim(recorded.run, recorded.sealed)) !== undefined;
}

/** A start that has passed meanwhile is announced no more. */
function afterApproval({ document: { steps, startAt } }: Run, now: string): RunStep[] {
  const isOver = startAt <= now;
  return steps
    .filter(({ name, doneAt }) => !(isOver && name === 'announce' && doneAt === null))
    .map((step) => (step.name === 'approval' ? { ...step, doneAt: step.doneAt ?? now } : step));
}

const refused = (runId: string, words: string): ApprovalResult => ({
  outcome: 'refused',
  runId,
  reason: words,
});
