import type { OrganisationContext } from '../context';
import { managementError } from '../errors';
import type { Account, Restriction } from '../model';

/** What the key may be allowed or refused for one account (`GET /users/{account_id}/manage`). */
export const PRIVILEGES = [
  'profile.read',
  'profile.write',
  'email.set',
  'lifecycle.enablement',
  'lifecycle.delete',
  'apiToken.read',
  'apiToken.delete',
] as const;
export type Privilege = (typeof PRIVILEGES)[number];

type Reason = Restriction | 'administrative.notMyself';

/**
 * The account that a request is about, as this request sees it.
 * @throws {OrganisationError} 404 for one that there is not, 403 for one that is not managed or not by this key's
 * organisation
 */
export function findManaged({ site, organisation, key }: OrganisationContext, accountId: string): Account {
  const account = site.visibleAccount(accountId);
  if (!account || account.status === 'closed') throw managementError(404, 'accountNotFound');
  if (!account.managed) throw managementError(403, 'forbidden.targetUnverified');
  if (key.ownerId !== organisation.id) throw managementError(403, 'forbidden');
  return account;
}

/** Why the key may not do this with the account; undefined when it may. */
export function restrictionOf(
  { key }: OrganisationContext,
  account: Account,
  privilege: Privilege,
): Reason | undefined {
  if (privilege === 'profile.read' || privilege === 'apiToken.read') return undefined;
  if (privilege.startsWith('lifecycle.') && account.accountId === key.accountId) {
    return 'administrative.notMyself';
  }
  if (privilege === 'apiToken.delete') return undefined;
  return account.restriction ?? undefined;
}

/** @throws {OrganisationError} 403 `forbidden.action` with the reason */
export function requirePrivilege(context: OrganisationContext, account: Account, privilege: Privilege): void {
  const reason = restrictionOf(context, account, privilege);
  if (reason === undefined) return;
  throw managementError(403, 'forbidden.action', { allowed: false, reason: { key: reason } });
}
