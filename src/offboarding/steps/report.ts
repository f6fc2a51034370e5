import { finalReport, machineReport } from '../report/final-report';
import { requesterNotice } from '../report/notices';
import { tellTicket } from '../report/tell-ticket';
import type { Step } from './step';

/** The issue property that carries the report for machines. */
const PROPERTY = 'leaver.report';

/** Tells the ticket what was done, what is left and why, and what Leaver does not cover. */
export const report: Step = async (hand, parts) => {
  const { run } = hand;
  const { ticket, rehearsal } = run.document;
  const settings = await parts.settings.read();
  const untold = await tellTicket(hand, parts, settings, finalReport(hand, settings));
  if (ticket && !rehearsal && untold === null) {
    await parts.tickets.setProperty(ticket.id, PROPERTY, machineReport(hand));
  }
  if (ticket?.isServiceProject && settings.report.tellRequester && run.document.verification) {
    await parts.tickets.comment({
      ticketId: ticket.id,
      body: requesterNotice(),
      mark: `${run.id}:${String(hand.index)}:requester`,
      mayExist: hand.isRepeat,
      audience: { kind: 'everyone' },
    });
  }
  return { kind: 'done', changes: { untold }, store: false };
};
