import type { StopRequest } from './ports';
import type { Run } from './run';

/** What was asked of a run; what was asked before somebody had the run tried again counts no more. */
export const inForce = (stop: StopRequest | undefined, { document }: Run): StopRequest | undefined =>
  stop && stop.at > (document.retriedAt ?? '') ? stop : undefined;
