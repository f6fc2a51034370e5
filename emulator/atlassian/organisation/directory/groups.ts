import { z } from 'zod';
import type { Group } from '../../model';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import { directoriesOf, findGroup, type OrganisationContext } from '../context';
import { cursorLinks, cutPage, decodeCursor } from '../pages';
import { readBody } from '../request-parameters';
import type { OrganisationRequest } from '../routing';

const COUNTS = ['counts.resources', 'counts.users'] as const;
const strings = (most: number) => z.array(z.string()).min(1).max(most).optional();

/** `MultiDirectoryGroupSearchRequest` of the organisation document, without its cursor. */
const GroupQuery = z.strictObject({
  limit: z.number().int().min(1).max(100).default(20),
  accountIds: strings(10),
  directoryIds: strings(10),
  groupIds: strings(10),
  groupNames: strings(100),
  resourceIds: strings(20),
  resourceOwners: strings(10),
  roleIds: strings(10),
  searchTerm: z.string().optional(),
  expand: z.array(z.enum(COUNTS)).min(1).max(2).default([]),
  sortBy: z
    .array(z.strictObject({ field: z.literal('name'), direction: z.enum(['asc', 'desc']) }))
    .length(1)
    .default([{ field: 'name', direction: 'asc' }]),
});
type GroupQuery = z.output<typeof GroupQuery>;
const Cursor = z.looseObject({ cursor: z.string().optional() });

/** `POST …/groups/search`. */
export function searchDirectoryGroups(
  context: OrganisationContext,
  request: OrganisationRequest,
): RouteAnswer {
  const directoryIds = directoriesOf(context, request);
  const { cursor, ...given } = readBody(Cursor, request.body);
  const position =
    cursor === undefined
      ? { offset: 0, query: readBody(GroupQuery, given) }
      : decodeCursor(GroupQuery, cursor);
  const { query } = position;
  const own = context.organisation.directories[0]?.id ?? '';
  const isAsked = directoryIds.includes(own) && (query.directoryIds?.includes(own) ?? true);
  const sign = query.sortBy[0]?.direction === 'desc' ? -1 : 1;
  const candidates = isAsked ? [...context.site.data.groups.values()] : [];
  candidates.sort((one, other) => sign * one.name.localeCompare(other.name));
  const { values, next } = cutPage(candidates, position.offset, query.limit, (group) =>
    matches(context, query, group),
  );
  return json({
    data: values.map((group) => describe(context, group, query.expand)),
    links: cursorLinks(position, next),
  });
}

/** `GET …/groups/{groupId}`. */
export function getDirectoryGroup(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const group = findGroup(context, pathParameter(request, 'groupId'), directoriesOf(context, request));
  return json({ data: describe(context, group, COUNTS) });
}

function matches(context: OrganisationContext, query: GroupQuery, group: Group): boolean {
  const among = (list: readonly string[] | undefined, value: string) => list?.includes(value) ?? true;
  const { site } = context;
  const resources = resourcesOf(context, group);
  const wantsResource = query.resourceIds ?? query.resourceOwners ?? query.roleIds;
  return (
    among(query.groupIds, group.groupId) &&
    among(query.groupNames, group.name) &&
    (query.searchTerm === undefined || group.name.toLowerCase().includes(query.searchTerm.toLowerCase())) &&
    (query.accountIds?.some((accountId) => site.visibleGroupIdsOf(accountId).has(group.groupId)) ?? true) &&
    (wantsResource === undefined ||
      resources.some(
        ({ id, product, role }) =>
          among(query.resourceIds, id) && among(query.resourceOwners, product) && among(query.roleIds, role),
      ))
  );
}

function resourcesOf({ organisation }: OrganisationContext, { groupId }: Group) {
  return organisation.resources.flatMap(({ id, product, groupRoles }) =>
    groupRoles
      .filter((groupRole) => groupRole.groupId === groupId)
      .map(({ role }) => ({ id, product, role })),
  );
}

function describe(context: OrganisationContext, group: Group, expand: readonly (typeof COUNTS)[number][]) {
  const isSynced = group.managedBy === 'identity-provider';
  const counts = {
    ...(expand.includes('counts.resources') ? { resources: resourcesOf(context, group).length } : {}),
    ...(expand.includes('counts.users') ? { users: context.site.visibleMembersOf(group.groupId).size } : {}),
  };
  return {
    id: group.groupId,
    name: group.name,
    directoryId: context.organisation.directories[0]?.id ?? '',
    externalSynced: isSynced,
    managedBy: isSynced ? 'external' : 'admins',
    managementAccess: { readable: true, modifiable: !isSynced, deletable: !isSynced },
    ...(expand.length > 0 ? { counts } : {}),
  };
}
