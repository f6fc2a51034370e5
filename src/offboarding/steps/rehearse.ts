import { rehearsalReport } from '../report/rehearsal';
import { tellTicket } from '../report/tell-ticket';
import { required, type Step } from './step';

/** Writes the exact plan to the ticket, and nothing anywhere else. */
export const rehearse: Step = async (hand, parts) => {
  const plan = required(hand.plan, 'plan');
  const ownership =
    plan.account.action === 'delete'
      ? await parts.directory.ownership(plan.leaver.accountId, parts.directory.leads())
      : null;
  const settings = await parts.settings.read();
  const untold = await tellTicket(
    hand,
    parts,
    settings,
    rehearsalReport(hand.run, { ...plan, ownership }, settings),
  );
  return { kind: 'done', changes: { untold }, store: false };
};
