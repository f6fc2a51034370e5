import { z } from 'zod';
import type { SiteContext } from '../../context';
import { badRequest } from '../../errors';
import { expandParameter, readRequestBody } from '../../request-body';
import {
  json,
  NO_CONTENT,
  pathParameter,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from '../../routing';
import { requireIssue } from '../access';
import { issueUpdateSchema } from '../editing/read-edits';
import { transitionIssue } from '../editing/transition-issue';
import { describeTransitions } from '../rendering/transitions';

const transitionSchema = z.looseObject({
  transition: z.looseObject({ id: z.union([z.string(), z.number()]).nullish() }).nullish(),
});

/** The transitions of an issue, and making one. */
export const transitionOperations: Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: ['read:jira-work'],
    handler: list,
  },
  {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scopes: ['write:jira-work'],
    handler: perform,
    issueParameter: 'issueIdOrKey',
  },
];

function list(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue, project } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const wanted = request.query.get('transitionId');
  const transitions = describeTransitions(context, issue, project, expandParameter(request.query)).filter(
    ({ id }) => wanted === null || id === wanted,
  );
  context.spend(transitions.length);
  return json({ expand: 'transitions', transitions });
}

async function perform(context: SiteContext, request: RouteRequest): Promise<RouteAnswer> {
  const idOrKey = pathParameter(request, 'issueIdOrKey');
  requireIssue(context, idOrKey);
  const { transition } = readRequestBody(transitionSchema, request);
  if (!transition) {
    throw badRequest("Missing 'transition' identifier");
  }
  const id = String(transition.id ?? '');
  if (!/^\d+$/.test(id)) {
    throw badRequest("'transition' identifier must be an integer");
  }
  await transitionIssue(context, idOrKey, id, readRequestBody(issueUpdateSchema, request));
  return NO_CONTENT;
}
