import { finalReport } from '../report/final-report';
import { machineReport } from '../report/machine-report';
import { requesterNotice } from '../report/notices';
import { tellTicket } from '../report/tell-ticket';
import { finishTicket } from '../ticket-outcome/finish-ticket';
import type { RunInHand, Step, StepParts } from './step';

/** The issue property that carries the report for machines; with the account id behind it where several people leave. */
const PROPERTY = 'leaver.report';
/** The same for a restore, which leaves the report of what was taken as it is. */
const RESTORE_PROPERTY = 'leaver.restore';

/**
 * Makes the ticket say how it ended, then tells it what was done, what is left and why, and what Leaver does not cover.
 */
export const report: Step = async (hand, parts) => {
  const { run } = hand;
  const { ticket, rehearsal, procedure } = run.document;
  const settings = await parts.settings.read();
  const finish = await finishTicket(hand, parts, settings);
  if (finish.kind === 'wait') {
    return {
      kind: 'wait',
      at: finish.at,
      waitingFor: 'it waits for the report of another person',
      cause: 'patience',
    };
  }
  let untold = await tellTicket(hand, parts, settings, finalReport(hand, settings, finish));
  if (ticket && !rehearsal && untold === null) {
    const name = procedure === 'restore' ? RESTORE_PROPERTY : PROPERTY;
    const key = ticket.isShared ? `${name}.${run.leaverId}` : name;
    const refused = await parts.tickets.setProperty(ticket.id, key, machineReport(hand));
    if (refused !== undefined) untold = `Only the report for machines could not be written: ${refused}`;
  }
  if (settings.report.tellRequester) await tellRequester(hand, parts);
  const marks = [...(run.document.marks ?? []), ...finish.marks];
  return { kind: 'done', changes: { untold, ...(marks.length > 0 && { marks }) }, store: false };
};

/** One neutral line for the requester of a service project, after the first report; never for the leaver. */
async function tellRequester(
  { run, index, isRepeat }: RunInHand,
  { tickets }: Pick<StepParts, 'tickets'>,
): Promise<void> {
  const { ticket, verification, steps, procedure } = run.document;
  const isFirst = steps.findIndex(({ name }) => name === 'report') === index;
  if (!ticket?.isServiceProject || !verification || !isFirst || procedure === 'restore') return;
  const reporter = (await tickets.read(ticket.id, []))?.reporter;
  if (!reporter || reporter.accountId === run.leaverId) return;
  await tickets.comment({
    ticketId: ticket.id,
    body: requesterNotice(),
    mark: `${run.id}:requester`,
    mayExist: isRepeat,
    audience: { kind: 'everyone' },
  });
}
