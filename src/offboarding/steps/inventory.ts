import { plannedCourse, scopeOf } from '../course';
import { heirsOf, readSuccessors } from '../hand-over/heirs';
import { holdsNothing, takeInventory } from '../hand-over/inventory';
import { required, type Step } from './step';

/**
 * Reads everything that the leaver holds beside groups, before the first of it changes hands. The plan keeps it, and
 * which issues go with which bulk change is written down: that is the snapshot that restore goes by. Who holds nothing
 * leaves no trace of it.
 */
export const inventory: Step = async (hand, parts) => {
  const { run } = hand;
  const plan = required(hand.plan, 'plan');
  const course = plannedCourse(plan);
  if (scopeOf(course).isOnlyGroups) return { kind: 'done', store: false };
  // Taken by an earlier worker who died before this step counted as done.
  if (plan.inventory) return { kind: 'done', plan, store: false };
  const { handOver } = await parts.settings.read();
  const heirs = heirsOf(run.document);
  const groups = plan.removals.map(({ groupId, name }) => ({ groupId, name }));
  const question = { accountId: plan.leaver.accountId, groups, course, handOver, heirs };
  const taken = await takeInventory(parts, question);
  if (holdsNothing(taken.inventory)) return { kind: 'done', store: false };
  const successors = await readSuccessors(parts.directory, heirs.all);
  await Promise.all(taken.issues.map((part, number) => parts.issueParts.write(run.id, number, part)));
  return { kind: 'done', plan: { ...plan, inventory: { ...taken.inventory, successors } }, store: false };
};
