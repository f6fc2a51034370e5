import type { SiteContext } from '../context';
import type { ApplicationRole } from '../model';
import { describeGroupName } from './groups';

/** `ApplicationRole` of the OpenAPI document: a product, who has it, and how many seats are left. */
export function describeApplicationRole(context: SiteContext, role: ApplicationRole) {
  const { data } = context;
  const groupsOf = (groupIds: readonly string[]) =>
    groupIds.flatMap((groupId) => data.groups.get(groupId) ?? []);
  const groups = groupsOf(role.groupIds);
  const defaultGroups = groupsOf(role.defaultGroupIds);
  const userCount = context.seatsTakenOf(role);
  return {
    key: role.key,
    name: role.name,
    groups: groups.map(({ name }) => name),
    groupDetails: groups.map((group) => describeGroupName(data.baseUrl, group)),
    defaultGroups: defaultGroups.map(({ name }) => name),
    defaultGroupsDetails: defaultGroups.map((group) => describeGroupName(data.baseUrl, group)),
    selectedByDefault: false,
    defined: true,
    numberOfSeats: role.numberOfSeats,
    remainingSeats: Math.max(0, role.numberOfSeats - userCount),
    userCount,
    userCountDescription: `${userCount} ${userCount === 1 ? 'user' : 'users'}`,
    hasUnlimitedSeats: false,
    platform: false,
  };
}
