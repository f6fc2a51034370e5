import { examineOperator } from '../examine';
import type { LeaverFacts } from '../facts';
import { leaverRefusal } from '../guards';
import { Refused } from '../later';
import type { Plan } from '../plan';
import type { Directory } from '../ports';
import { beyondReach } from '../reach/check';
import { reason, type Reason } from '../reasons';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { narrowsNothing } from '../reach/settings';
import type { StepParts } from '../steps/step';
import { isErased } from './erased';

/**
 * Why nothing may be given back to this person by this operator, or undefined: the guards of every run. The groups that
 * would come back count as if the person were in them, so that nobody is made an administrator by a restore.
 * @param plan of the run that is undone
 * @param leaver as read now; undefined where Jira knows no such account
 */
export async function restoreRefusal(
  { directory }: Pick<StepParts, 'directory'>,
  plan: Plan,
  leaver: LeaverFacts | undefined,
  operator: PersonName,
  settings: Settings,
): Promise<Reason | undefined> {
  const refusal = await examineOperator(directory, { ...operator, isApp: false }, settings);
  if (refusal) return refusal;
  if (!leaver || isErased(leaver, null)) return reason('leaver-erased', { who: plan.leaver.displayName });
  // About an account that is not there Jira refuses the question.
  const administers = leaver.active && (await directory.administersJira(leaver.accountId));
  const after: LeaverFacts = { ...leaver, active: true, groups: [...leaver.groups, ...plan.removals] };
  const protectedBy = leaverRefusal(after, operator, administers, settings.protection);
  if (protectedBy) return protectedBy;
  // What gives back ends nothing for ever, whatever the plan of the undone run was.
  const reversible: Settings['reach'] = { ...settings.reach, irreversible: true };
  const standing = narrowsNothing(reversible) ? undefined : await directory.standing(leaver.accountId);
  const told = { ...after, ...(standing && { standing }) };
  const beginning = { operator, leaver: told, plan, others: null };
  return beyondReach({ directory }, { reach: reversible }, beginning);
}

/** Reads somebody whom Jira may not let the app read; what it says against it is the reason. */
export async function readForRestore(
  directory: Pick<Directory, 'leaver'>,
  accountId: string,
): Promise<{ leaver: LeaverFacts | undefined } | { refusal: Reason }> {
  try {
    return { leaver: await directory.leaver(accountId) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refusal: reason('leaver-unreadable', { who: accountId, words: error.words }) };
  }
}
