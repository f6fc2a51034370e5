import { plannedCourse } from '../course';
import { inventoryLook } from '../hand-over/look';
import { rehearsalReport } from '../report/rehearsal';
import { tellTicket } from '../report/tell-ticket';
import { renewedPlan } from './check';
import type { Step } from './step';

/** Writes the exact plan to the ticket, and nothing anywhere else. */
export const rehearse: Step = async (hand, parts) => {
  const settings = await parts.settings.read();
  // A decision that was cut off before it stored the plan leaves a run without one.
  const renewed = hand.plan ? { plan: hand.plan } : await renewedPlan(hand, parts, settings);
  if ('code' in renewed) return { kind: 'stop', reason: renewed };
  const { plan } = renewed;
  const look = inventoryLook(parts, settings, plannedCourse(plan), hand.run.document);
  const inventory = await look({ accountId: plan.leaver.accountId, groups: plan.removals });
  const untold = await tellTicket(
    hand,
    parts,
    settings,
    rehearsalReport(hand.run, { ...plan, inventory }, settings),
  );
  return { kind: 'done', changes: { untold }, store: false };
};
