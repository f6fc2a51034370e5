import { TryLater } from '../later';
import type { Run } from '../run';
import type { StepParts } from '../steps/step';
import { iso, SECOND } from '../time';
import { hasEnded } from '../words';
import { givesAccess, type Undoable } from './undoable';

/** How long to wait where the run that was undone has just been changed by somebody else, in milliseconds. */
const AFTER_CHANGE = SECOND;

/**
 * Leaves in a run that a restore has given back of what it took, once, however often the restore is repeated. Who has
 * access again by somebody's wish is nobody's work any more, whatever the run had left.
 * @param given what is back @throws TryLater where the run has just been changed
 */
export async function noteRestored(
  { runs, clock }: Pick<StepParts, 'runs' | 'clock'>,
  undone: Run,
  restoreId: string,
  given: readonly Undoable[],
): Promise<void> {
  const { restoredBy } = undone.document;
  if (restoredBy?.runId === restoreId || !hasEnded(undone.status)) return;
  const withAccess = restoredBy?.withAccess === true || given.some(givesAccess);
  const note = { runId: restoreId, at: iso(clock.now()), withAccess };
  const noted: Run = { ...undone, document: { ...undone.document, restoredBy: note } };
  if (!(await runs.claim(noted))) {
    throw new TryLater(clock.now() + AFTER_CHANGE, 'the run that is undone has just changed', 'failure');
  }
}
