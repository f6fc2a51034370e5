import { ahead } from './ahead';
import { examineLeaver, examineOperator } from './examine';
import type { LeaverFacts } from './facts';
import type { Plan } from './plan';
import type { Directory, RunStore } from './ports';
import { beyondReach } from './reach/check';
import type { Reason } from './reasons';
import { checkRestore } from './restore/check-restore';
import type { Run } from './run';
import type { Settings } from './settings';
import type { PersonName } from './ticket';
import type { Clock } from './time';

export interface GuardParts {
  directory: Directory;
  runs: RunStore;
  clock: Clock;
}

/** What the guards say about going on with what has begun. */
export interface GoingOn {
  refusal: Reason | undefined;
  /** An administrator or a protected person, for whom a second person has to agree. */
  isProtected: boolean;
}

/** Somebody who is gone by now was what the run wanted: it reads that back. */
const IS_GONE: readonly string[] = ['leaver-gone', 'leaver-unknown'];

/**
 * Asks the guards anew about a run that has begun, whose plan stays. Groups that it has taken count as if the leaver were
 * in them: who was within reach stays there.
 * @param operator who answers for what happens from now on
 */
export async function guardsAgain(
  parts: GuardParts,
  run: Run,
  plan: Plan | undefined,
  operator: PersonName,
  settings: Settings,
): Promise<GoingOn> {
  const { directory } = parts;
  if (run.document.procedure === 'restore') {
    const checked = await checkRestore({ ...run, document: { ...run.document, operator } }, parts, settings);
    return { refusal: 'code' in checked ? checked : undefined, isProtected: false };
  }
  const products = ahead(directory.products());
  const [refusal, examined] = await Promise.all([
    examineOperator(directory, { ...operator, isApp: false }, settings),
    examineLeaver(directory, { by: 'account', accountId: run.leaverId }, operator, settings, products),
    products,
  ]);
  if (refusal) return { refusal, isProtected: false };
  if (examined.refusal && IS_GONE.includes(examined.refusal.code)) {
    return { refusal: undefined, isProtected: false };
  }
  if (!examined.leaver || examined.refusal) return { refusal: examined.refusal, isProtected: false };
  const { isProtected } = examined;
  if (!plan) return { refusal: undefined, isProtected };
  const leaver = asBefore(examined.leaver, plan);
  const beginning = { operator, leaver, plan, others: null };
  return { refusal: await beyondReach(parts, settings, beginning), isProtected };
}

const asBefore = (leaver: LeaverFacts, { removals }: Plan): LeaverFacts => ({
  ...leaver,
  groups: [...leaver.groups, ...removals],
});
