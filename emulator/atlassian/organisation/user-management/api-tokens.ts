import { json, NO_CONTENT, pathParameter, type RouteAnswer } from '../../routing';
import type { OrganisationContext } from '../context';
import { managementError } from '../errors';
import type { ApiToken } from '../model';
import type { OrganisationRequest } from '../routing';
import { findManaged, requirePrivilege } from './authority';

/** `GET /users/{account_id}/manage/api-tokens`. */
export function listApiTokens(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const account = findManaged(context, pathParameter(request, 'account_id'));
  requirePrivilege(context, account, 'apiToken.read');
  return json((context.organisation.apiTokens.get(account.accountId) ?? []).map(describe));
}

/** `DELETE /users/{account_id}/manage/api-tokens/{tokenId}`. */
export function deleteApiToken(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const { apiTokens } = context.organisation;
  const { accountId, ...account } = findManaged(context, pathParameter(request, 'account_id'));
  requirePrivilege(context, { accountId, ...account }, 'apiToken.delete');
  const tokens = apiTokens.get(accountId) ?? [];
  const kept = tokens.filter(({ id }) => id !== pathParameter(request, 'tokenId'));
  if (kept.length === tokens.length) throw managementError(404, 'notFound');
  apiTokens.set(accountId, kept);
  return NO_CONTENT;
}

function describe({ id, label, createdAt, expiresAt, lastAccessAt }: ApiToken) {
  return {
    id,
    label,
    createdAt,
    ...(expiresAt === null ? {} : { expiry: expiresAt }),
    ...(lastAccessAt === null ? {} : { lastAccess: lastAccessAt }),
  };
}
