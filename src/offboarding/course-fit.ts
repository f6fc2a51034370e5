import { scopeOf } from './course';
import type { Examined } from './examine';
import type { LeaverFacts, ProductAccess } from './facts';
import { Refused } from './later';
import type { Course } from './plan';
import type { Directory } from './ports';
import { reason, type Reason } from './reasons';
import type { Team } from './settings';

type RoleDirectory = Pick<Directory, 'isInRoleOf'>;

/**
 * What live reads said of a leaver, with this kind of leaving in mind: whoever has nothing of what it takes is refused,
 * because the ticket or the request names somebody else than was meant.
 */
export async function examinedFor(
  course: Course,
  examined: Examined,
  directory: RoleDirectory,
): Promise<Examined> {
  if (!examined.leaver || examined.refusal) return examined;
  const { leaver, products } = examined;
  return { ...examined, refusal: await misfit(course, leaver, products, directory) };
}

async function misfit(
  course: Course,
  leaver: LeaverFacts,
  products: readonly ProductAccess[],
  directory: RoleDirectory,
): Promise<Reason | undefined> {
  const { endsGroup } = scopeOf(course);
  const who = leaver.displayName;
  if (leaver.groups.some(({ groupId }) => endsGroup(groupId, products))) return undefined;
  switch (course.procedure) {
    case 'leave-company':
      return undefined;
    case 'revoke-access':
      return leaver.products.length > 0 ? undefined : reason('leaver-without-access', { who });
    case 'leave-team':
      if (course.team === null || (await belongsOtherwise(course.team, leaver, directory))) return undefined;
      return reason('leaver-not-in-team', { who, team: course.team.name });
  }
}

/** Whether somebody who is in no group of a team may belong to it all the same; what cannot be read counts as yes. */
async function belongsOtherwise(
  team: Team,
  { accountId }: LeaverFacts,
  directory: RoleDirectory,
): Promise<boolean> {
  if (team.projectRoles.length === 0) return team.groupIds.length === 0;
  try {
    return await directory.isInRoleOf(accountId, team);
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}
