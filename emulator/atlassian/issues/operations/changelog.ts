import { z } from 'zod';
import type { SiteContext } from '../../context';
import { readRequestBody } from '../../request-body';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { pageOf } from '../../shapes/page';
import { requireIssue } from '../access';
import { describeChange } from '../rendering/changelog';

/** Source: documentation of `GET issue/{key}/changelog`, `maxResults`. */
const PAGE_SIZE = 100;

const idsSchema = z.strictObject({ changelogIds: z.array(z.number().int()) });

/** The change log of an issue: pages with the oldest first, or chosen entries. */
export const changelogOperations: Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog',
    scopes: ['read:jira-work'],
    handler: listChanges,
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog/list',
    scopes: ['read:jira-work'],
    handler: listChosenChanges,
  },
];

function listChanges(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const page = pageOf(
    context.data.baseUrl,
    issue.changes,
    {
      path: `/rest/api/3/issue/${issue.id}/changelog`,
      query: request.query,
      defaultSize: PAGE_SIZE,
      largestSize: PAGE_SIZE,
    },
    (change) => describeChange(context, change),
  );
  context.spend(page.values.length);
  return json(page);
}

function listChosenChanges(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const ids = new Set(readRequestBody(idsSchema, request).changelogIds.map(String));
  const histories = issue.changes.filter(({ id }) => ids.has(id));
  context.spend(histories.length);
  return json({
    startAt: 0,
    maxResults: histories.length,
    total: histories.length,
    histories: histories.map((change) => describeChange(context, change)),
  });
}
