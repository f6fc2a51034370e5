import { plannedCourse, scopeOf } from '../course';
import { effectId, isBlocked, settledEffects } from '../effects';
import { makeChanges, type Wanted } from '../hand-over/make-changes';
import { patience, waitFor } from './patience';
import { required, type Step } from './step';

/** Changes that are stored together. */
const STORED_TOGETHER = 50;

/** Takes the leaver out of every project role that they hold by name; roles through groups end with the groups. */
export const removeRoles: Step = async (hand, parts) => {
  const plan = required(hand.plan, 'plan');
  if (!plan.inventory || plan.inventory.roles.length === 0) return { kind: 'done', store: false };
  const course = plannedCourse(plan);
  // The roles of a team are named one by one: the setting is about all the others.
  const isWanted = course.procedure === 'leave-team' || (await parts.settings.read()).handOver.roles;
  if (!isWanted) return { kind: 'done', store: false };
  const { accountId } = plan.leaver;
  const { endsRole } = scopeOf(course);
  const known = new Set(settledEffects(hand).map(({ id }) => id));
  const open = plan.inventory.roles
    .filter(endsRole)
    .map((role): Wanted => {
      const { projectId, projectKey, roleId, roleName } = role;
      const subject = { id: `${projectId}/${roleId}`, name: `${roleName} of ${projectKey}` };
      return {
        id: effectId('remove-role', subject.id),
        kind: 'remove-role',
        subject,
        before: { kind: 'role', projectKey, roleId },
        make: () => parts.handingOver.leaveRole(role, accountId),
        advise: () =>
          `Somebody who administers the project ${projectKey} can take the person out of the role.`,
      };
    })
    .filter(({ id }) => !known.has(id));
  if (open.length === 0) return { kind: 'done', store: false };
  const { effects, later, isUnclear } = await makeChanges(hand, parts, open.slice(0, STORED_TOGETHER));
  if (later) return waitFor(later, effects);
  const wait = isUnclear ? patience(hand, parts) : undefined;
  if (wait) return { ...wait, effects: effects.filter((effect) => !isBlocked(effect)) };
  if (open.length > STORED_TOGETHER) return { kind: 'again', effects };
  return { kind: 'done', effects, changes: { verifications: 0 }, store: true };
};
