import { ownsNothing, type Ownership } from '../facts';
import type { Plan } from '../plan';
import type { RunInHand, StepParts } from '../steps/step';
import { MINUTE } from '../time';

/** An inventory that was taken so recently needs no second reading. */
const FRESH_FOR = MINUTE;

/**
 * What deleting the account would take along or leave without anybody, read now.
 * @returns undefined where the run has found a moment ago that there is nothing, and Jira itself would refuse if somebody
 *   had given the person a lead since: then nothing has to be read
 */
export async function stillOwned(
  { run, isRepeat }: Pick<RunInHand, 'run' | 'isRepeat'>,
  { directory, clock }: Pick<StepParts, 'directory' | 'clock'>,
  { leaver, inventory, account }: Plan,
): Promise<Ownership | undefined> {
  const taken = run.document.steps.find(({ name }) => name === 'inventory')?.doneAt;
  const isFresh = taken !== null && taken !== undefined && clock.now() - Date.parse(taken) < FRESH_FOR;
  const byJira = account.everywhere !== true && (account.ways?.['delete-account'] ?? ['jira'])[0] === 'jira';
  const heldNothing =
    !inventory || (ownsNothing(inventory) && inventory.unread.length === 0 && inventory.indexedAt !== null);
  if (isFresh && byJira && heldNothing && !isRepeat) return undefined;
  return directory.ownership(leaver.accountId, directory.leads());
}
