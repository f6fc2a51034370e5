import type { LeaverFacts } from '../facts';
import type { Plan } from '../plan';
import { reason, type Reason } from '../reasons';
import type { Run } from '../run';
import type { Settings } from '../settings';
import type { StepParts } from '../steps/step';
import { iso } from '../time';
import { readForRestore, restoreRefusal } from './refusal';

/** The plan of a restore: it takes nothing, so it holds how the person stood before the first change. */
export const restorePlan = (leaver: LeaverFacts, at: string): Plan => ({
  readAt: at,
  leaver: {
    accountId: leaver.accountId,
    displayName: leaver.displayName,
    active: leaver.active,
    products: [...leaver.products],
  },
  removals: [],
  isHeld: false,
  account: { action: 'none', afterDays: 0, holdingGroupId: null },
  products: [],
});

/** The last look before a restore's first change: the guards once more, or why there must be none. */
export async function checkRestore(
  run: Run,
  { runs, directory, clock }: Pick<StepParts, 'runs' | 'directory' | 'clock'>,
  settings: Settings,
): Promise<Plan | Reason> {
  const { restores, operator } = run.document;
  const undone = restores && (await runs.load(restores.runId));
  if (!undone?.plan || !operator) return reason('undone-gone', {});
  const read = await readForRestore(directory, run.leaverId);
  if ('refusal' in read) return read.refusal;
  const refusal = await restoreRefusal({ directory }, undone.plan, read.leaver, operator, settings);
  if (refusal || !read.leaver) return refusal ?? reason('undone-gone', {});
  return restorePlan(read.leaver, iso(clock.now()));
}
