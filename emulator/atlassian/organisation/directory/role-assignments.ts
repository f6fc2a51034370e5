import { z } from 'zod';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import { directoriesOf, findAccount, type OrganisationContext } from '../context';
import { ROLES } from '../model';
import { cursorLinks, cutPage, decodeCursor } from '../pages';
import { readQuery } from '../request-parameters';
import type { OrganisationRequest } from '../routing';
import { assignmentsOf, type Assignment } from './access';

const LISTS = ['directoryIds', 'resourceOwners', 'resourceIds', 'roleIds'];
const strings = (most: number) => z.array(z.string()).min(1).max(most).optional();
const AssignmentsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  directoryIds: strings(10),
  resourceOwners: strings(10),
  resourceIds: strings(20),
  roleIds: z.array(z.enum(ROLES)).min(1).max(10).optional(),
});

/** `GET …/directories/{directoryId}/users/{accountId}/role-assignments`: why somebody has which product. */
export function listRoleAssignments(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directoryIds = directoriesOf(context, request);
  const account = findAccount(context, pathParameter(request, 'accountId'));
  const cursor = request.query.get('cursor');
  const position =
    cursor === null
      ? { offset: 0, query: readQuery(AssignmentsQuery, request.query, LISTS) }
      : decodeCursor(AssignmentsQuery, cursor);
  const { query } = position;
  const inside = (directoryId: string | null) =>
    directoryId === null ||
    (directoryIds.includes(directoryId) && (query.directoryIds?.includes(directoryId) ?? true));
  const { values, next } = cutPage(
    assignmentsOf(context.site, account),
    position.offset,
    query.limit,
    (assignment) =>
      inside(assignment.directoryId) &&
      (query.resourceOwners?.includes(assignment.resourceOwner) ?? true) &&
      (query.resourceIds?.includes(assignment.resourceId) ?? true) &&
      (query.roleIds?.some((role) => assignment.roles.has(role)) ?? true),
  );
  return json({ data: values.map(describe), links: cursorLinks(position, next) });
}

function describe({ roles, ...assignment }: Assignment) {
  return {
    ...assignment,
    roles: [...roles.keys()],
    roleAssignments: [...roles].map(([role, roleAssignmentMethods]) => ({ role, roleAssignmentMethods })),
  };
}
