import { z } from 'zod';
import { json, NO_CONTENT, pathParameter, type RouteAnswer } from '../../routing';
import { changeAccount } from '../accounts';
import type { OrganisationContext } from '../context';
import { watchDeletion, DELETION_GRACE_MILLISECONDS } from '../deletion';
import { managementError, type OrganisationError } from '../errors';
import type { Account } from '../model';
import type { OrganisationRequest } from '../routing';
import { findManaged, requirePrivilege, type Privilege } from './authority';

const Disabling = z.looseObject({ message: z.string().optional() });

/** `POST …/lifecycle/disable` `{message?}`: blocks the account everywhere; groups and roles stay. */
export function disableAccount(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const account = findChangeable(context, request, 'lifecycle.enablement');
  const body = Disabling.safeParse(request.body ?? {});
  if (!body.success) throw managementError(400, 'bodyParseFailure');
  requireNoDeletion(account);
  if (account.status === 'active') {
    changeAccount(context.site, account, {
      status: 'inactive',
      deactivatedAt: context.site.now(),
      deactivationMessage: body.data.message ?? null,
    });
  }
  return NO_CONTENT;
}

/** `POST …/lifecycle/enable`. A deletion has to be cancelled first. */
export function enableAccount(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const account = findChangeable(context, request, 'lifecycle.enablement');
  requireNoDeletion(account);
  if (account.status !== 'active') changeAccount(context.site, account, ACTIVE);
  return NO_CONTENT;
}

/** `POST …/lifecycle/delete`: looks deactivated for 14 days, and is erased then. */
export function deleteAccount(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const { site } = context;
  const account = findChangeable(context, request, 'lifecycle.delete');
  requireNoDeletion(account);
  const dueAt = new Date(site.clock.now() + DELETION_GRACE_MILLISECONDS).toISOString();
  const changed = changeAccount(site, account, {
    status: 'inactive',
    deactivatedAt: account.deactivatedAt ?? site.now(),
    deletionDueAt: dueAt,
  });
  watchDeletion(site, changed);
  return json({ message: 'The account will be deleted in 14 days.' });
}

/** `POST …/lifecycle/cancel-delete`: restores and activates. Without a deletion there is nothing to find. */
export function cancelDeletion(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const account = findChangeable(context, request, 'lifecycle.delete');
  if (account.deletionDueAt === null) throw managementError(404, 'notFound');
  changeAccount(context.site, account, { ...ACTIVE, deletionDueAt: null });
  return json({ message: 'The deletion was cancelled.' });
}

const ACTIVE = { status: 'active', deactivatedAt: null, deactivationMessage: null } as const;

/** The account as it is now, when the key may do this with it and its life cycle lets it be changed. */
function findChangeable(
  context: OrganisationContext,
  request: OrganisationRequest,
  privilege: Privilege,
): Account {
  const seen = findManaged(context, pathParameter(request, 'account_id'));
  const account = context.site.data.accounts.get(seen.accountId) ?? seen;
  requirePrivilege(context, account, privilege);
  if (account.lifecycleConflict !== null) throw conflict(account, account.lifecycleConflict);
  return account;
}

function requireNoDeletion(account: Account): void {
  if (account.deletionDueAt !== null) throw conflict(account, 'account-pending-deletion');
}

/** 409 `conflict.lifecycleErrors`; the codes are not documented. */
function conflict({ accountId }: Account, code: string): OrganisationError {
  return managementError(409, 'conflict.lifecycleErrors', {
    accountId,
    message: "This account isn't eligible for the requested action",
    errorCodes: [{ code, message: `The account is refused because of ${code}.` }],
  });
}
