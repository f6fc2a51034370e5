import type { SiteContext } from '../../context';
import { membershipIn } from '../accounts';
import type { Account, MembershipStatus, ProductResource, Role } from '../model';

/** Through what somebody holds a role. */
export type Method = 'direct' | 'group_direct';

/** All roles that one account holds on one resource. */
export interface Assignment {
  resourceId: string;
  resourceOwner: string;
  /** Null for the roles of the platform itself. */
  directoryId: string | null;
  userDirectoryStatus: MembershipStatus;
  roles: ReadonlyMap<Role, readonly Method[]>;
}

/** What an account holds, product by product, and its roles in the organisation. Suspended people keep theirs. */
export function assignmentsOf(site: SiteContext, account: Account): Assignment[] {
  const groupIds = site.visibleGroupIdsOf(account.accountId);
  const grants = site.visibleRoleGrantsOf(account.accountId);
  const ofProducts = site.data.organisation.resources.flatMap((resource) => {
    const userDirectoryStatus = membershipIn(site, account, resource.directoryId);
    const direct = grants.filter((grant) => grant.resourceId === resource.id).map(({ role }) => role);
    const roles = rolesOn(resource, groupIds, direct);
    if (roles.size === 0 || userDirectoryStatus === 'no_membership') return [];
    const { id: resourceId, product: resourceOwner, directoryId } = resource;
    return [{ resourceId, resourceOwner, directoryId, userDirectoryStatus, roles }];
  });
  return [...ofProducts, ...platformRoles(site, account, groupIds)];
}

/** The admin roles of an account that belong to no product. */
export function platformRolesOf(site: SiteContext, account: Account): Role[] {
  const groupIds = site.visibleGroupIdsOf(account.accountId);
  return platformRoles(site, account, groupIds).flatMap(({ roles }) => [...roles.keys()]);
}

function rolesOn(
  resource: ProductResource,
  groupIds: ReadonlySet<string>,
  direct: readonly Role[],
): Map<Role, Method[]> {
  const roles = new Map<Role, Method[]>(direct.map((role) => [role, ['direct']]));
  for (const { groupId, role } of resource.groupRoles) {
    if (!groupIds.has(groupId)) continue;
    const methods = roles.get(role) ?? [];
    roles.set(role, methods.includes('group_direct') ? methods : [...methods, 'group_direct']);
  }
  return roles;
}

/** Leaving the group `org-admins` does not revoke the role of an organisation admin: it is the account's own. */
function platformRoles(site: SiteContext, account: Account, groupIds: ReadonlySet<string>): Assignment[] {
  const { data } = site;
  const platform = { resourceOwner: 'platform', directoryId: null };
  const userDirectoryStatus = account.membershipStatus;
  const isSiteAdmin = [...groupIds].some((groupId) => data.groups.get(groupId)?.administers === 'site');
  return [
    ...(account.organisationRoles.includes('org-admin')
      ? [
          {
            ...platform,
            resourceId: `ari:cloud:platform::org/${data.organisation.id}`,
            userDirectoryStatus,
            roles: new Map<Role, Method[]>([['atlassian/org-admin', ['direct']]]),
          },
        ]
      : []),
    ...(isSiteAdmin
      ? [
          {
            ...platform,
            resourceId: `ari:cloud:platform::site/${data.cloudId}`,
            userDirectoryStatus,
            roles: new Map<Role, Method[]>([['atlassian/site-admin', ['group_direct']]]),
          },
        ]
      : []),
  ];
}
