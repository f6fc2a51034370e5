import type { RunStatusView } from '../../src/contract/runs';

const ENDED: ReadonlySet<RunStatusView> = new Set([
  'completed',
  'incomplete',
  'failed',
  'cancelled',
  'rehearsed',
  'refused',
]);

/** Whether nothing more happens to a run of this status by itself. */
export const hasEnded = (status: RunStatusView): boolean => ENDED.has(status);
