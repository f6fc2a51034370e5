import type { RunStore, Wake } from '../ports';
import { reason } from '../reasons';
import type { Run, StoppedBy } from '../run';
import { iso, type Clock } from '../time';

/**
 * Asks for the end of a run; the worker that has it stops before its next change.
 * @param words what the run will call whoever wants it
 */
export async function requestCancel(
  { runs, wake, clock }: { runs: RunStore; wake: Wake; clock: Clock },
  run: Run,
  by: StoppedBy,
  words = by.displayName,
): Promise<void> {
  const why = reason('cancelled-by-person', { who: words });
  await runs.requestStop(run.id, { reason: why, by, at: iso(clock.now()) });
  await wake.look([run.id]);
}
