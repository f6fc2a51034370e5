import type { OrganisationContext } from '../context';
import { isGrantedDirectly } from '../product-access';

/**
 * The name of a product of this site that these groups would give to somebody who has it not, though no seat is
 * left; the products of other sites have no limit here.
 */
export function fullProduct(
  context: OrganisationContext,
  accountId: string,
  groupIds: readonly string[],
): string | undefined {
  const { data } = context.site;
  const own = data.memberships.groupIdsOf(accountId);
  const grants = data.organisation.roleGrants.of(accountId);
  return data.applicationRoles.find(
    (role) =>
      role.groupIds.some((groupId) => groupIds.includes(groupId)) &&
      !role.groupIds.some((groupId) => own.has(groupId)) &&
      !isGrantedDirectly(data, role.key, grants) &&
      context.site.seatsTakenOf(role) >= role.numberOfSeats,
  )?.name;
}

/** The same for a product that is given without a group. */
export function isFull(context: OrganisationContext, resourceId: string): boolean {
  const { data } = context.site;
  const role = data.applicationRoles.find(({ key }) =>
    isGrantedDirectly(data, key, [{ resourceId, role: 'atlassian/user' }]),
  );
  return role !== undefined && context.site.seatsTakenOf(role) >= role.numberOfSeats;
}
