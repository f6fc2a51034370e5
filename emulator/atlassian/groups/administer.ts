import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, notFound } from '../errors';
import type { Group } from '../model';
import { readRequestBody } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { describeGroupName } from '../shapes/groups';
import { findGroup, findGroupByName, requireOwnGroup, requireSiteAdministration } from './find';

const NewGroup = z.looseObject({ name: z.string().trim().min(1, 'The group name is missing.').max(255) });

/** `POST group`: a group without members and without access. */
export function createGroup(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { name } = readRequestBody(NewGroup, request);
  requireSiteAdministration(context);
  if (findGroupByName(context, name)) {
    throw badRequest(`Group with name '${name}' already exists.`);
  }
  const group: Group = {
    groupId: `00000000-0000-4000-8000-${context.nextId().padStart(12, '0')}`,
    name,
    managedBy: 'site',
    administers: 'none',
  };
  context.data.groups.set(group.groupId, group);
  const users = { size: 0, items: [], 'max-results': 50, 'start-index': 0, 'end-index': 0 };
  return json({ ...describeGroupName(context.data.baseUrl, group), users, expand: 'users' }, 201);
}

/** `DELETE group`: what the group gave goes along; a swap group takes over the places in project roles. */
export function deleteGroup(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  requireSiteAdministration(context);
  const group = findGroup(context, query);
  requireOwnGroup(context, group);
  const swap = findSwapGroup(context, query);
  const { data } = context;
  for (const accountId of [...data.memberships.accountIdsOf(group.groupId)]) {
    context.removeMembership(group.groupId, accountId);
  }
  data.roleActors = data.roleActors.flatMap((actor) =>
    actor.groupId !== group.groupId ? [actor] : swap ? [{ ...actor, groupId: swap.groupId }] : [],
  );
  for (const role of data.applicationRoles) {
    role.groupIds = role.groupIds.filter((groupId) => groupId !== group.groupId);
    role.defaultGroupIds = role.defaultGroupIds.filter((groupId) => groupId !== group.groupId);
  }
  for (const grant of data.globalPermissions) {
    grant.groupIds = grant.groupIds.filter((groupId) => groupId !== group.groupId);
  }
  data.groups.delete(group.groupId);
  return { status: 200 };
}

function findSwapGroup(context: SiteContext, query: URLSearchParams): Group | undefined {
  const groupId = query.get('swapGroupId');
  const name = query.get('swapGroup');
  if (groupId === null && name === null) {
    return undefined;
  }
  const group = groupId === null ? findGroupByName(context, name ?? '') : context.data.groups.get(groupId);
  if (!group) {
    throw notFound('The group to take over does not exist.');
  }
  return group;
}
