import type { SiteContext } from '../context';
import { forbidden } from '../errors';
import type { Group } from '../model';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { expandParameter, listParameter } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { describeGroupName } from '../shapes/groups';
import { pageBounds, pageOf } from '../shapes/page';
import { describeUser } from '../shapes/users';
import { findGroup } from './find';

/** `GET group/member` gives at most this many, whatever is asked. */
const MEMBERS_PER_PAGE = 50;
const GROUPS_PER_PAGE = 50;
const LARGEST_GROUP_PAGE = 1_000;
/** `GET groups/picker` shows this many unless told (`jira.ajax.autocomplete.limit`). */
const PICKED_GROUPS = 20;

/** `GET group`: deprecated, still used; members only with `expand=users`. */
export function getGroup(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  requireReading(context);
  const group = findGroup(context, query);
  const members = context.membersOf(group.groupId, false);
  const items = expandParameter(query).has('users') ? members.slice(0, MEMBERS_PER_PAGE) : [];
  context.spend(POINTS_PER_IDENTITY * (1 + items.length));
  return json({
    ...describeGroupName(context.data.baseUrl, group),
    users: {
      size: members.length,
      items: items.map((person) => describeUser(context, person)),
      'max-results': MEMBERS_PER_PAGE,
      'start-index': 0,
      'end-index': items.length,
    },
    expand: 'users',
  });
}

/** `GET group/member`: pages of 50; people who are not active come only when asked for. */
export function listMembers(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  requireReading(context);
  const group = findGroup(context, query);
  const members = context.membersOf(group.groupId, query.get('includeInactiveUsers') === 'true');
  const page = pageOf(
    context.data.baseUrl,
    members,
    {
      path: '/rest/api/3/group/member',
      query,
      defaultSize: MEMBERS_PER_PAGE,
      largestSize: MEMBERS_PER_PAGE,
    },
    (person) => describeUser(context, person),
  );
  context.spend(POINTS_PER_IDENTITY * page.values.length);
  return json(page);
}

/** `GET group/bulk`: the groups of the site, narrowed by id, name, kind of access or product. */
export function listGroups(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  requireReading(context);
  const groupIds = listParameter(query, 'groupId');
  const names = query.getAll('groupName');
  const accessType = query.get('accessType');
  const product = query.get('applicationKey');
  const groups = [...context.data.groups.values()].filter(
    (group) =>
      (groupIds.length === 0 || groupIds.includes(group.groupId)) &&
      (names.length === 0 || names.includes(group.name)) &&
      (accessType === null || givesAccess(context, group, accessType)) &&
      (product === null ||
        context.data.applicationRoles.some(
          ({ key, groupIds: ids }) => key === product && ids.includes(group.groupId),
        )),
  );
  const request = {
    path: '/rest/api/3/group/bulk',
    query,
    defaultSize: GROUPS_PER_PAGE,
    largestSize: LARGEST_GROUP_PAGE,
  };
  const page = pageOf(context.data.baseUrl, groups, request, ({ name, groupId }) => ({ name, groupId }));
  context.spend(POINTS_PER_IDENTITY * page.values.length);
  return json(page);
}

/** `GET groups/picker`: groups whose name holds the query; nothing for those who may not browse. */
export function pickGroups(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const caseInsensitive = query.get('caseInsensitive') === 'true';
  const fold = (text: string) => (caseInsensitive ? text.toLowerCase() : text);
  const text = fold(query.get('query') ?? '');
  const excluded = new Set([...query.getAll('exclude'), ...query.getAll('excludeId')]);
  const found = context.mayBrowseUsers()
    ? [...context.data.groups.values()].filter(
        (group) =>
          fold(group.name).includes(text) && !excluded.has(group.name) && !excluded.has(group.groupId),
      )
    : [];
  const { maxResults } = pageBounds(query, PICKED_GROUPS, LARGEST_GROUP_PAGE);
  const shown = found.slice(0, maxResults);
  context.spend(POINTS_PER_IDENTITY * shown.length);
  return json({
    header: `Showing ${shown.length} of ${found.length} matching groups`,
    total: found.length,
    groups: shown.map((group) => ({
      name: group.name,
      groupId: group.groupId,
      html: group.name,
      labels:
        group.administers === 'none'
          ? []
          : [{ text: 'Admin', title: 'Users in this group are administrators', type: 'ADMIN' }],
      managedBy: group.managedBy === 'identity-provider' ? 'EXTERNAL' : 'ADMINS',
    })),
  });
}

function givesAccess(context: SiteContext, group: Group, accessType: string): boolean {
  switch (accessType) {
    case 'site-admin':
      return group.administers === 'site';
    case 'admin':
      return group.administers !== 'none';
    default:
      return context.data.applicationRoles.some(({ groupIds }) => groupIds.includes(group.groupId));
  }
}

function requireReading(context: SiteContext): void {
  if (!context.mayBrowseUsers() && !context.mayAdministerJira()) {
    throw forbidden('You are not authorized to perform this action. Browse users and groups is required.');
  }
}
