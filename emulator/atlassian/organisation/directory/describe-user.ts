import type { SiteContext } from '../../context';
import { membershipAmong } from '../accounts';
import type { Account, ProductResource } from '../model';
import { assignmentsOf, platformRolesOf } from './access';

const EXPANDABLE = ['platformRoles', 'counts.resources', 'productAccess', 'groups'] as const;
export type Expandable = (typeof EXPANDABLE)[number];
export { EXPANDABLE };

/** The composite of account and membership (`MultiDirectoryUser` of the document). */
export function statusOf(site: SiteContext, account: Account, directoryIds: readonly string[]) {
  if (account.deletionDueAt !== null) return 'for_deletion';
  if (account.status !== 'active') return 'deactivated';
  const membership = membershipAmong(site, account, directoryIds);
  return membership === 'no_membership' ? 'not_invited' : membership;
}

/** What lists and single answers both hold. */
export function describeDirectoryUser(site: SiteContext, account: Account, directoryIds: readonly string[]) {
  const person = site.data.people.get(account.accountId);
  return {
    accountId: account.accountId,
    accountType: 'atlassian',
    accountStatus: account.status,
    membershipStatus: membershipAmong(site, account, directoryIds),
    status: statusOf(site, account, directoryIds),
    claimStatus: account.managed ? 'managed' : 'unmanaged',
    managementSource: account.managementSource,
    name: account.displayName,
    nickname: account.displayName,
    email: account.emailAddress,
    emailVerified: true,
    mfaEnabled: false,
    addedToOrg: account.addedToOrg,
    ...(person ? { timeZone: person.timeZone } : {}),
  };
}

/** The parts that `expand` asks for. */
export function describeExpanded(site: SiteContext, account: Account, expand: readonly Expandable[]) {
  return {
    ...(expand.includes('platformRoles') ? { platformRoles: platformRolesOf(site, account) } : {}),
    ...(expand.includes('counts.resources')
      ? { counts: { resources: assignmentsOf(site, account).length } }
      : {}),
    ...(expand.includes('productAccess') ? { productAccess: describeProducts(site, account) } : {}),
    ...(expand.includes('groups') ? { groups: describeGroups(site, account) } : {}),
  };
}

/** When somebody was last active in a product; null for never. */
export function lastActiveIn(account: Account, { product }: ProductResource): string | null {
  const own = account.lastActiveByProduct[product];
  return own === undefined ? account.lastActive : own;
}

function describeProducts(site: SiteContext, account: Account) {
  return assignmentsOf(site, account).flatMap(({ resourceId }) => {
    const resource = site.data.organisation.resources.find(({ id }) => id === resourceId);
    if (!resource) return [];
    const lastActive = lastActiveIn(account, resource);
    return [
      {
        id: resource.id,
        key: resource.product,
        ...(lastActive === null ? {} : { lastActiveTimestamp: lastActive }),
      },
    ];
  });
}

function describeGroups(site: SiteContext, account: Account) {
  return [...site.visibleGroupIdsOf(account.accountId)].flatMap((groupId) => {
    const group = site.data.groups.get(groupId);
    return group ? [{ id: group.groupId, name: group.name, description: null }] : [];
  });
}
