import type { SiteContext } from '../context';
import { setActive } from './scim/provisioning';

/**
 * Lets the identity provider synchronise again and again, when the seed says how often: what was changed in its
 * groups comes back, and so do its users, whom somebody deactivated or took out of the directory.
 */
export function synchroniseRegularly(site: SiteContext): void {
  const { synchronisesEverySeconds } = site.data.organisation.identityProvider;
  if (synchronisesEverySeconds === null) return;
  site.clock.at(site.clock.now() + synchronisesEverySeconds * 1000, () => {
    synchronise(site);
    synchroniseRegularly(site);
  });
}

/** One synchronisation. Suspending a managed account is the organisation's own matter and stays. */
function synchronise(site: SiteContext): void {
  const { data } = site;
  const { users, memberIdsByGroup } = data.organisation.identityProvider;
  for (const user of users) {
    if (data.accounts.get(user.accountId)?.status === 'closed') continue;
    setActive(site, data.organisation.scimUsers.get(user.id) ?? user, user.active);
  }
  for (const [groupId, memberIds] of memberIdsByGroup) {
    for (const accountId of memberIds) {
      if (data.accounts.get(accountId)?.status !== 'closed') site.addMembership(groupId, accountId);
    }
    for (const accountId of [...data.memberships.accountIdsOf(groupId)]) {
      if (!memberIds.has(accountId)) site.removeMembership(groupId, accountId);
    }
  }
}
