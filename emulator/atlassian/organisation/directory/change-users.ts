import { NO_CONTENT, pathParameter, type RouteAnswer } from '../../routing';
import { takeOffSite } from '../../users/remove';
import { changeAccount, withMembership } from '../accounts';
import { directoriesOf, findMember, type OrganisationContext } from '../context';
import { loseRoles } from '../grants';
import type { OrganisationRequest } from '../routing';

/** `POST …/users/{accountId}/suspend`: no product access, but groups and roles stay for the way back. */
export function suspendUser(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  return setMembership(context, request, 'suspended');
}

/** `POST …/users/{accountId}/restore`: groups and roles work again. */
export function restoreUser(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  return setMembership(context, request, 'active');
}

/** `DELETE …/users/{accountId}`: out of the directory, without groups and roles; only an invitation leads back. */
export function removeUserFromDirectory(
  context: OrganisationContext,
  request: OrganisationRequest,
): RouteAnswer {
  const { site, organisation } = context;
  const { account, directoryIds } = findMember(
    context,
    pathParameter(request, 'accountId'),
    directoriesOf(context, request),
  );
  const { accountId } = account;
  loseRoles(site, accountId, directoryIds);
  site.changeAccount({ ...account, ...withMembership(site, account, directoryIds, 'no_membership') });
  const person = site.data.people.get(accountId);
  const own = organisation.directories[0]?.id;
  if (person && own !== undefined && directoryIds.includes(own)) takeOffSite(site, person);
  return NO_CONTENT;
}

function setMembership(
  context: OrganisationContext,
  request: OrganisationRequest,
  status: 'active' | 'suspended',
): RouteAnswer {
  const { site } = context;
  const { account, directoryIds } = findMember(
    context,
    pathParameter(request, 'accountId'),
    directoriesOf(context, request),
  );
  changeAccount(site, account, withMembership(site, account, directoryIds, status));
  return NO_CONTENT;
}
