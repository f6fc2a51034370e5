import { rehearsalReport } from '../report/rehearsal';
import { tellTicket } from '../report/tell-ticket';
import { renewedPlan } from './check';
import type { Step } from './step';

/** Writes the exact plan to the ticket, and nothing anywhere else. */
export const rehearse: Step = async (hand, parts) => {
  const settings = await parts.settings.read();
  // A decision that was cut off before it stored the plan leaves a run without one.
  const plan = hand.plan ?? (await renewedPlan(hand, parts, settings));
  if ('code' in plan) return { kind: 'stop', reason: plan };
  const ownership =
    plan.account.action === 'delete'
      ? await parts.directory.ownership(plan.leaver.accountId, parts.directory.leads())
      : null;
  const untold = await tellTicket(
    hand,
    parts,
    settings,
    rehearsalReport(hand.run, { ...plan, ownership }, settings),
  );
  return { kind: 'done', changes: { untold }, store: false };
};
