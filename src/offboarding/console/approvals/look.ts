import type { PlanToApprove } from '../../../contract/approvals';
import type { Approval } from '../../approval/approval';
import { awaitsApproval } from '../../approval/demand';
import { plannedCourse } from '../../course';
import type { InventoryParts } from '../../hand-over/inventory';
import { inventoryLook } from '../../hand-over/look';
import type { Plan } from '../../plan';
import { fingerprint, planView } from '../../plan-words';
import type { Directory, LoadedRun, RunStore, SettingsStore } from '../../ports';
import type { BegunStore } from '../../reach/tally';
import { reason, reasonInWords } from '../../reasons';
import type { Run } from '../../run';
import type { Settings } from '../../settings';
import { renewedPlan } from '../../steps/check';
import type { PersonName } from '../../ticket';
import type { Clock } from '../../time';

export interface ApprovalParts extends InventoryParts {
  directory: Directory;
  runs: RunStore;
  begun: BegunStore;
  settings: SettingsStore;
  clock: Clock;
}

/** Which runs the caller may decide about: those of a ticket, or any. */
export type Among = { ticketId: string } | 'any';

/** A run that waits for approval, with what it waits for. */
export interface Waiting {
  run: Run;
  plan: Plan | undefined;
  approval: Approval;
}

/** The run, if it waits for approval, or why there is nothing to decide about it. */
export async function findWaiting(
  { runs }: Pick<ApprovalParts, 'runs'>,
  id: string,
  among: Among,
): Promise<Waiting | { problem: string }> {
  const loaded = await runs.load(id);
  if (!loaded || (among !== 'any' && loaded.run.ticketId !== among.ticketId)) {
    return { problem: 'There is no such run.' };
  }
  return waitingIn(loaded);
}

function waitingIn({ run, plan, stop }: LoadedRun): Waiting | { problem: string } {
  const { approval, reason: ended } = run.document;
  if (!approval) return { problem: 'This run needs no approval.' };
  if (approval.given) {
    return { problem: reasonInWords(reason('approval-given', { who: approval.given.by.displayName })) };
  }
  if (ended) return { problem: `This run has ended. ${reasonInWords(ended)}` };
  if (stop || !awaitsApproval(run)) return { problem: 'This run is being stopped.' };
  return { run, plan, approval };
}

/** What approving these runs would begin, as Jira is now; writes nothing. */
export async function previewApprovals(
  parts: ApprovalParts,
  ids: readonly string[],
  among: Among,
): Promise<PlanToApprove[]> {
  const settings = await parts.settings.read();
  const once = askedOnce(parts);
  return Promise.all(
    ids.map(async (runId): Promise<PlanToApprove> => {
      const found = await findWaiting(parts, runId, among);
      if ('problem' in found) return refused(runId, undefined, found.problem);
      const { run, approval } = found;
      const renewed = await renewedPlan(found, once, settings);
      if ('code' in renewed) return refused(runId, run, reasonInWords(renewed));
      return planToApprove(once, run, approval, renewed.plan, settings);
    }),
  );
}

/** The plan as it is shown to somebody who is to agree to it, with what the leaver holds now. */
export async function planToApprove(
  parts: ApprovalParts,
  run: Run,
  approval: Approval,
  plan: Plan,
  settings: Settings,
): Promise<PlanToApprove> {
  const look = inventoryLook(parts, settings, plannedCourse(plan), run.document);
  const inventory = await look({ accountId: plan.leaver.accountId, groups: plan.removals });
  const live = fingerprint(plan);
  return {
    runId: run.id,
    person: personOf(run),
    allowed: true,
    plan: planView({ ...plan, inventory }, run.document.ticket !== null),
    fingerprint: live,
    isChanged: live !== approval.plan,
  };
}

/** The same questions for many runs, asked once. */
export function askedOnce<Parts extends ApprovalParts>(parts: Parts): Parts {
  const { directory } = parts;
  let products: ReturnType<Directory['products']> | undefined;
  const standings = new Map<string, ReturnType<Directory['operatorStanding']>>();
  return {
    ...parts,
    directory: {
      ...directory,
      products: () => (products ??= directory.products()),
      operatorStanding: (accountId: string, operators: Settings['operators']) => {
        const known = standings.get(accountId) ?? directory.operatorStanding(accountId, operators);
        standings.set(accountId, known);
        return known;
      },
    },
  };
}

const refused = (runId: string, run: Run | undefined, words: string): PlanToApprove => ({
  runId,
  person: run ? personOf(run) : { accountId: runId, displayName: runId },
  allowed: false,
  reason: words,
});

const personOf = ({ leaverId, document: { leaver } }: Run): PersonName =>
  leaver ?? { accountId: leaverId, displayName: leaverId };
