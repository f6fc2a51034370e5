import type { SiteContext } from '../context';
import { takeOffSite } from '../users/remove';
import type { Account } from './model';

/** "14-day grace period" (user management API, `lifecycle/delete`). */
export const DELETION_GRACE_MILLISECONDS = 14 * 86_400_000;

/** What an erased account is called from then on. */
const FORMER_USER = 'Former user';

/** Erases the account when its days of grace are over, unless the deletion was cancelled before. */
export function watchDeletion(site: SiteContext, { accountId, deletionDueAt }: Account): void {
  if (deletionDueAt === null) return;
  site.clock.at(Date.parse(deletionDueAt), () => {
    const account = site.data.accounts.get(accountId);
    if (account?.deletionDueAt === deletionDueAt) erase(site, account);
  });
}

/** The account is closed; Jira keeps a nameless person, and what only the account owned goes along. */
export function erase(site: SiteContext, account: Account): void {
  const { data } = site;
  const { accountId } = account;
  const person = data.people.get(accountId);
  if (person) {
    takeOffSite(site, {
      ...person,
      displayName: FORMER_USER,
      emailAddress: '',
      emailVisible: false,
    });
  }
  site.setRoleGrants(accountId, []);
  data.organisation.apiTokens.delete(accountId);
  for (const user of data.organisation.scimUsers.values()) {
    if (user.accountId === accountId) data.organisation.scimUsers.delete(user.id);
  }
  site.changeAccount({
    ...account,
    status: 'closed',
    displayName: FORMER_USER,
    emailAddress: '',
    membershipStatus: 'no_membership',
    otherDirectories: [],
    organisationRoles: [],
    deletionDueAt: null,
  });
}
