import { awaitedInWords } from '../approval/words';
import { reason } from '../reasons';
import { approvalNotice } from '../report/notices';
import { commentOn } from '../report/tell-ticket';
import { required, type Step } from './step';

/**
 * Says on the ticket what somebody else has to agree to, and waits for it. The approval itself comes from a page, under a
 * claim of its own; what nobody approved in time ends here.
 */
export const approval: Step = async ({ run, plan }, parts) => {
  const asked = required(run.document.approval, 'approval');
  if (asked.given) return { kind: 'done', store: true };
  // Somebody has agreed to it with the first run of the import.
  if (asked.agreed) {
    return { kind: 'done', changes: { approval: { ...asked, given: asked.agreed } }, store: true };
  }
  const expiresAt = Date.parse(asked.expiresAt);
  if (parts.clock.now() >= expiresAt) return { kind: 'stop', reason: reason('approval-expired', {}) };
  const settings = await parts.settings.read();
  // Whoever was held meanwhile comes here again; what was asked for anew is another comment.
  const once = { mark: `${run.id}:approval:${asked.askedAt}`, mayExist: true };
  const notice = approvalNotice(run, asked, plan, settings);
  const untold = await commentOn(run, once, parts.tickets, settings, notice);
  return {
    kind: 'wait',
    at: expiresAt,
    waitingFor: awaitedInWords(asked),
    cause: 'patience',
    status: 'held',
    changes: { untold },
  };
};
