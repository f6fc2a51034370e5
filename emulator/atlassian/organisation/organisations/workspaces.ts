import { z } from 'zod';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import { requireOrganisation, type OrganisationContext } from '../context';
import { cursorLinks, cutPage, decodeCursor } from '../pages';
import { readBody } from '../request-parameters';
import type { OrganisationRequest } from '../routing';

/** The document's `query` and `sort` are refused: the emulator evaluates neither. */
const WorkspacesQuery = z.strictObject({
  cursor: z.string().nullish(),
  limit: z.number().int().min(1).max(1000).default(20),
  query: z.null('The emulator evaluates no query over workspaces.').optional(),
  sort: z.null('The emulator sorts no workspaces.').optional(),
});

/** `POST /v2/orgs/{orgId}/workspaces`: every product of every site, with the site's address. */
export function listWorkspaces(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  requireOrganisation(context, pathParameter(request, 'orgId'));
  const { cursor, ...query } = readBody(WorkspacesQuery, request.body);
  const position =
    cursor === undefined || cursor === null ? { offset: 0, query } : decodeCursor(WorkspacesQuery, cursor);
  const { resources } = context.organisation;
  const { values, next } = cutPage(resources, position.offset, position.query.limit);
  return json({
    data: values.map(({ id, name, product, siteUrl }) => ({
      id,
      type: 'workspaces',
      attributes: { name, typeKey: product, type: name, hostUrl: siteUrl, status: 'online' },
      links: { self: `https://api.atlassian.com${request.address}/${encodeURIComponent(id)}` },
    })),
    links: cursorLinks(position, next),
    meta: { pageSize: values.length, total: resources.length },
  });
}
