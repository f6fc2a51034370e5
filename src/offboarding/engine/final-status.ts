import { outstanding } from '../outstanding';
import type { RunInHand } from '../steps/step';
import type { RunStatus } from '../words';

/** What a run is called once its last step is done. */
export function finalStatus(hand: RunInHand): RunStatus {
  const { reason, rehearsal, startedAt } = hand.run.document;
  if (reason?.code === 'gave-up') return 'failed';
  if (reason) return startedAt !== null || isStop(reason.code) ? 'cancelled' : 'refused';
  if (rehearsal) return 'rehearsed';
  return outstanding(hand).length === 0 ? 'completed' : 'incomplete';
}

/** Somebody or something called it off; every other reason is a guard that said no. */
const isStop = (code: string): boolean =>
  [
    'approval-declined',
    'approval-expired',
    'ticket-reopened',
    'ticket-gone',
    'cancelled-by-person',
    'rule-gone',
    'team-gone',
  ].includes(code);
