import { z } from 'zod';
import { NO_CONTENT, pathParameter, type RouteAnswer } from '../../routing';
import { requireOrganisation, findMember, type OrganisationContext } from '../context';
import { applicationError, unknownUser } from '../errors';
import { ROLES, type Account, type Role } from '../model';
import { readBody } from '../request-parameters';
import type { OrganisationRequest } from '../routing';
import { isFull } from './seats';

/** `roles/assign` and `roles/revoke` take every role but that of artificial intelligence. */
const ASSIGNABLE = ROLES.filter((role) => role !== 'atlassian/ai-access');
const RoleChange = z.looseObject({ role: z.enum(ASSIGNABLE), resource: z.string().optional() });
const OrganisationRoleChange = z.looseObject({ role: z.literal('atlassian/org-admin') });

/** `POST /v1/orgs/{orgId}/users/{userId}/roles/assign`: a role without a group, on one product. */
export function assignRole(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const { role, resource } = readBody(RoleChange, request.body);
  const account = findUser(context, request);
  if (role === 'atlassian/org-admin') return setOrganisationRole(context, account, true);
  const resourceId = requireResource(context, role, resource);
  const grants = context.organisation.roleGrants.of(account.accountId);
  if (grants.some((grant) => grant.resourceId === resourceId && grant.role === role)) return NO_CONTENT;
  if (isFull(context, resourceId)) {
    throw applicationError(409, 'ADMIN-UAM-409-3', 'Product License Limit Exceeded', 'No seat is left.');
  }
  context.site.setRoleGrants(account.accountId, [...grants, { resourceId, role }]);
  return NO_CONTENT;
}

/**
 * `POST /v1/orgs/{orgId}/users/{userId}/roles/revoke`. A role that comes from a group only cannot be revoked: the
 * document's 409 for this operation speaks of licences, so that this reading of it is ours.
 */
export function revokeRole(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const { role, resource } = readBody(RoleChange, request.body);
  const account = findUser(context, request);
  if (role === 'atlassian/org-admin') return setOrganisationRole(context, account, false);
  const resourceId = requireResource(context, role, resource);
  const grants = context.organisation.roleGrants.of(account.accountId);
  const kept = grants.filter((grant) => grant.resourceId !== resourceId || grant.role !== role);
  if (kept.length === grants.length) {
    const detail = 'The user does not hold the role directly.';
    throw applicationError(409, 'ADMIN-UAM-409-2', 'Resource Conflicts', detail);
  }
  context.site.setRoleGrants(account.accountId, kept);
  return NO_CONTENT;
}

/** `POST /v1/orgs/{orgId}/users/{userId}/role-assignments/assign`: makes an organisation admin. */
export function assignOrganisationRole(
  context: OrganisationContext,
  request: OrganisationRequest,
): RouteAnswer {
  readBody(OrganisationRoleChange, request.body);
  return setOrganisationRole(context, findUser(context, request), true);
}

/** `POST /v1/orgs/{orgId}/users/{userId}/role-assignments/revoke`: what leaving `org-admins` does not do. */
export function revokeOrganisationRole(
  context: OrganisationContext,
  request: OrganisationRequest,
): RouteAnswer {
  readBody(OrganisationRoleChange, request.body);
  return setOrganisationRole(context, findUser(context, request), false);
}

function setOrganisationRole({ site }: OrganisationContext, account: Account, isAdmin: boolean): RouteAnswer {
  const others = account.organisationRoles.filter((role) => role !== 'org-admin');
  site.changeAccount({ ...account, organisationRoles: isAdmin ? [...others, 'org-admin'] : others });
  return NO_CONTENT;
}

function findUser(context: OrganisationContext, request: OrganisationRequest): Account {
  requireOrganisation(context, pathParameter(request, 'orgId'));
  const accountId = pathParameter(request, 'userId');
  const all = context.organisation.directories.map(({ id }) => id);
  const account = context.site.data.accounts.get(accountId);
  if (!account) throw unknownUser(accountId);
  // A managed account is the organisation's even where it is in no directory.
  return account.managed && account.status !== 'closed'
    ? account
    : findMember(context, accountId, all).account;
}

function requireResource(
  { organisation }: OrganisationContext,
  role: Role,
  resource: string | undefined,
): string {
  if (resource === undefined) {
    throw applicationError(400, 'ADMIN-UAM-400-1', 'Bad Request', `The role ${role} needs a resource.`);
  }
  if (!organisation.resources.some(({ id }) => id === resource)) {
    throw applicationError(404, 'ADMIN-UAM-404-1', 'Unknown Resource', `There is no ${resource} here.`);
  }
  return resource;
}
