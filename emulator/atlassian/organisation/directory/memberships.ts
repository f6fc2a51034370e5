import { z } from 'zod';
import type { Group } from '../../model';
import { NO_CONTENT, pathParameter, type RouteAnswer } from '../../routing';
import { directoriesOf, findGroup, findMember, type OrganisationContext } from '../context';
import { applicationError, type OrganisationError } from '../errors';
import { readBody } from '../request-parameters';
import type { OrganisationRequest } from '../routing';
import { fullProduct } from './seats';

const NewMember = z.looseObject({ accountId: z.string().min(1) });

/** `POST …/groups/{groupId}/memberships`: 409 for who is a member already, and when a product has no seat left. */
export function addGroupMember(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directoryIds = directoriesOf(context, request);
  const { accountId } = readBody(NewMember, request.body);
  const group = findGroup(context, pathParameter(request, 'groupId'), directoryIds);
  const { account } = findMember(context, accountId, directoryIds);
  requireOwnGroup(context, group);
  if (account.status !== 'active') {
    throw applicationError(400, 'ADMIN-UAM-400-2', 'Inactive user', 'The account is deactivated.');
  }
  if (context.site.data.memberships.has(group.groupId, accountId)) {
    throw conflict('The user is in the group already.');
  }
  const full = fullProduct(context, accountId, [group.groupId]);
  if (full) throw conflict(`${full} has no seat left.`);
  context.site.addMembership(group.groupId, accountId);
  return NO_CONTENT;
}

/**
 * `DELETE …/groups/{groupId}/memberships/{accountId}`. The rule of the last default group is Jira's: it does not
 * hold here. Who is no member is not found.
 */
export function removeGroupMember(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directoryIds = directoriesOf(context, request);
  const accountId = pathParameter(request, 'accountId');
  const group = findGroup(context, pathParameter(request, 'groupId'), directoryIds);
  findMember(context, accountId, directoryIds);
  requireOwnGroup(context, group);
  if (!context.site.data.memberships.has(group.groupId, accountId)) {
    throw applicationError(404, 'ADMIN-404-8', 'User not found', 'The user is not in the group.');
  }
  context.site.removeMembership(group.groupId, accountId);
  return NO_CONTENT;
}

/** Groups of the identity provider are managed there; with which status is not documented, so that a seed says. */
function requireOwnGroup({ site }: OrganisationContext, group: Group): void {
  if (group.managedBy !== 'identity-provider') return;
  const status = site.data.variations.identityProviderRefusal;
  throw applicationError(
    status,
    `ADMIN-${String(status)}-5`,
    'Not allowed to manage the group',
    'The group is synced from an identity provider.',
  );
}

function conflict(detail: string): OrganisationError {
  return applicationError(409, 'ADMIN-409-28', 'Conflict', detail);
}
