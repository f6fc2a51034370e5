import type { SiteContext } from '../context';
import { describeUser } from '../shapes/users';
import type { Account, MembershipStatus } from './model';

type Given = Pick<Account, 'accountId' | 'emailAddress' | 'displayName' | 'addedToOrg'> & Partial<Account>;

const NOWHERE_ELSE: Account['otherDirectories'] = [];
const AS_EVERYWHERE: Account['lastActiveByProduct'] = {};
const NO_ROLES: Account['organisationRoles'] = [];

/** An account as an invitation makes it, with what differs. Many accounts share what most of them have. */
export function createAccount(given: Given): Account {
  return {
    status: 'active',
    managed: false,
    managementSource: 'invited',
    membershipStatus: 'active',
    otherDirectories: NOWHERE_ELSE,
    lastActive: null,
    lastActiveByProduct: AS_EVERYWHERE,
    organisationRoles: NO_ROLES,
    restriction: null,
    lifecycleConflict: null,
    deactivatedAt: null,
    deactivationMessage: null,
    deletionDueAt: null,
    ...given,
  };
}

/**
 * Changes an account, and with it Jira's view: a person is active there who has an active account and an active
 * membership in the directory of the site. Groups stay.
 */
export function changeAccount(site: SiteContext, before: Account, changes: Partial<Account>): Account {
  const account = { ...before, ...changes };
  site.changeAccount(account);
  const person = site.data.people.get(account.accountId);
  const active = account.status === 'active' && account.membershipStatus === 'active';
  if (person && person.active !== active) {
    const changed = { ...person, active };
    site.changePerson(changed);
    site.emit({ eventType: 'avi:jira:updated:user', user: describeUser(site, changed) });
  }
  return account;
}

/** The account's membership in one directory of the organisation. */
export function membershipIn(site: SiteContext, account: Account, directoryId: string): MembershipStatus {
  if (directoryId === site.data.organisation.directories[0]?.id) return account.membershipStatus;
  const other = account.otherDirectories.find((directory) => directory.directoryId === directoryId);
  return other?.status ?? 'no_membership';
}

/** Active when active anywhere, suspended when suspended wherever the person is (the organisation document). */
export function membershipAmong(
  site: SiteContext,
  account: Account,
  directoryIds: readonly string[],
): MembershipStatus {
  const statuses = directoryIds.map((directoryId) => membershipIn(site, account, directoryId));
  if (statuses.includes('active')) return 'active';
  return statuses.includes('suspended') ? 'suspended' : 'no_membership';
}

/** What has to change for the memberships in these directories to have this status. */
export function withMembership(
  site: SiteContext,
  account: Account,
  directoryIds: readonly string[],
  status: MembershipStatus,
): Partial<Account> {
  const own = site.data.organisation.directories[0]?.id;
  const changed = directoryIds.filter((directoryId) => directoryId !== own);
  const kept = account.otherDirectories.filter(({ directoryId }) => !changed.includes(directoryId));
  const others = changed.map((directoryId) => ({ directoryId, status }));
  return {
    otherDirectories: [...kept, ...others],
    ...(own !== undefined && directoryIds.includes(own) ? { membershipStatus: status } : {}),
  };
}
