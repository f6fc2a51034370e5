import type { RunStore, Wake } from '../ports';
import { reason } from '../reasons';
import type { Run } from '../run';
import { iso, type Clock } from '../time';

/**
 * Asks for the end of a run; the worker that has it stops before its next change.
 * @param who wants it, as the run will say
 */
export async function requestCancel(
  { runs, wake, clock }: { runs: RunStore; wake: Wake; clock: Clock },
  run: Run,
  who: string,
): Promise<void> {
  await runs.requestStop(run.id, { reason: reason('cancelled-by-person', { who }), at: iso(clock.now()) });
  await wake.look([run.id]);
}
