import type { RunRow } from '../../../src/contract/runs';
import { hasEnded } from '../../shared/run-status';

/** Whether more runs than this one were started together, as far as the list shows. */
export const isOfSeveral = (run: Pick<RunRow, 'id' | 'batchId'>, list: readonly RunRow[]): boolean =>
  list.some(({ id, batchId }) => batchId === run.batchId && id !== run.id);

/** The batches of several runs that are under way, newest first. */
export function liveBatches(list: readonly RunRow[]): string[] {
  const live = list.filter((run) => !hasEnded(run.status) && isOfSeveral(run, list));
  return [...new Set(live.map(({ batchId }) => batchId))];
}
