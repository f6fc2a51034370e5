import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, notFound } from '../errors';
import type { Group, Person } from '../model';
import { readRequestBody } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { describeGroupName } from '../shapes/groups';
import { findGroup, requireOwnGroup, requireSiteAdministration } from './find';

const NewMember = z.looseObject({ accountId: z.string().min(1, 'The account id is missing.') });

/** `POST group/user`. The text about an existing member is literal, placeholder included. */
export function addMember(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { accountId } = readRequestBody(NewMember, request);
  requireSiteAdministration(context);
  const group = findGroup(context, request.query);
  const person = findMember(context, accountId);
  requireOwnGroup(context, group);
  if (context.data.memberships.has(group.groupId, accountId)) {
    throw badRequest("Cannot add user. User is already a member of '{1}'");
  }
  if (!person.active) {
    throw badRequest('Cannot add user. The user is not active.');
  }
  context.addMembership(group.groupId, accountId);
  return json({ ...describeGroupName(context.data.baseUrl, group), expand: 'users' }, 201);
}

/** `DELETE group/user`: 200 without a body; each refusal is a 400 whose text is not documented. */
export function removeMember(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const accountId = query.get('accountId');
  if (accountId === null || accountId === '') {
    throw badRequest("The 'accountId' query parameter needs to be provided.");
  }
  requireSiteAdministration(context);
  const group = findGroup(context, query);
  findMember(context, accountId);
  requireOwnGroup(context, group);
  if (!context.data.memberships.has(group.groupId, accountId)) {
    throw badRequest(`Cannot remove user from group '${group.name}' since user is not a member of it`);
  }
  if (isLastDefaultGroup(context, group, accountId)) {
    throw badRequest(
      `Cannot remove user from group '${group.name}': the user has to stay in a default group of the product`,
    );
  }
  context.removeMembership(group.groupId, accountId);
  return { status: 200 };
}

/** A product that keeps people in its last default group refuses to let them out of it. */
function isLastDefaultGroup(context: SiteContext, group: Group, accountId: string): boolean {
  const { applicationRoles, memberships } = context.data;
  return applicationRoles.some(
    (role) =>
      role.keepsLastDefault &&
      role.defaultGroupIds.includes(group.groupId) &&
      role.defaultGroupIds.filter((groupId) => memberships.has(groupId, accountId)).length === 1,
  );
}

function findMember(context: SiteContext, accountId: string): Person {
  const person = context.data.people.get(accountId);
  if (!person) {
    throw notFound(`The user with account ID '${accountId}' does not exist.`);
  }
  return person;
}
