import type { SiteContext } from '../../context';
import { changeAccount } from '../accounts';
import type { ScimUser } from '../model';

/**
 * Writes `active` of a user of the identity provider: a managed account is deactivated or activated, another one
 * is suspended or restored in the directory. Groups stay.
 */
export function setActive(site: SiteContext, user: ScimUser, active: boolean): ScimUser {
  const { data } = site;
  const changed = { ...user, active, modifiedAt: user.active === active ? user.modifiedAt : site.now() };
  data.organisation.scimUsers.set(user.id, changed);
  const account = data.accounts.get(user.accountId);
  if (!account || account.status === 'closed' || account.deletionDueAt !== null) return changed;
  if (active) {
    changeAccount(site, account, {
      status: 'active',
      deactivatedAt: null,
      deactivationMessage: null,
      membershipStatus: account.membershipStatus === 'suspended' && account.managed ? 'suspended' : 'active',
    });
  } else if (!account.managed) {
    changeAccount(site, account, { membershipStatus: 'suspended' });
  } else if (account.status === 'active') {
    changeAccount(site, account, { status: 'inactive', deactivatedAt: site.now() });
  }
  return changed;
}
