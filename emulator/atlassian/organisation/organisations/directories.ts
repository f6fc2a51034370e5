import { z } from 'zod';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import { membershipIn } from '../accounts';
import { requireOrganisation, type OrganisationContext } from '../context';
import { cursorLinks, cutPage, decodeCursor } from '../pages';
import { readQuery } from '../request-parameters';
import type { OrganisationRequest } from '../routing';

const DirectoriesQuery = z.strictObject({
  accountId: z.string().optional(),
  directoryIds: z.array(z.string()).min(1).max(10).optional(),
  searchTerm: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** `GET /v2/orgs/{orgId}/directories`: those of the organisation, or those in which somebody is. */
export function listDirectories(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const { site, organisation } = context;
  requireOrganisation(context, pathParameter(request, 'orgId'));
  const cursor = request.query.get('cursor');
  const position =
    cursor === null
      ? { offset: 0, query: readQuery(DirectoriesQuery, request.query, ['directoryIds']) }
      : decodeCursor(DirectoriesQuery, cursor);
  const { accountId, directoryIds, searchTerm, limit } = position.query;
  const account = accountId === undefined ? undefined : site.visibleAccount(accountId);
  const { values, next } = cutPage(
    organisation.directories,
    position.offset,
    limit,
    ({ id, name }) =>
      (directoryIds?.includes(id) ?? true) &&
      (searchTerm === undefined || name.toLowerCase().includes(searchTerm.toLowerCase())) &&
      (accountId === undefined ||
        (account !== undefined && membershipIn(site, account, id) !== 'no_membership')),
  );
  return json({
    data: values.map(({ id, name }) => ({ directoryId: id, name })),
    links: cursorLinks(position, next),
  });
}
