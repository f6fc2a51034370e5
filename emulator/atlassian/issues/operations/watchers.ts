import type { SiteContext } from '../../context';
import { badRequest, forbidden, notFound } from '../../errors';
import {
  json,
  NO_CONTENT,
  pathParameter,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from '../../routing';
import { describeUserById } from '../../shapes/users';
import { requireActor, requireIssue, type FoundIssue } from '../access';
import { issuesOf } from '../issue-store';
import { describeWatches } from '../rendering/field-values';

const path = '/rest/api/3/issue/{issueIdOrKey}/watchers';
const issueParameter = 'issueIdOrKey';

/** Who watches an issue. Nobody but the people themselves and those who work on the project change it. */
export const watcherOperations: Route[] = [
  { method: 'GET', path, scopes: ['read:jira-work'], handler: list },
  { method: 'POST', path, scopes: ['write:jira-work'], handler: add, issueParameter },
  { method: 'DELETE', path, scopes: ['write:jira-work'], handler: remove, issueParameter },
];

function list(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const watchers = [...(issuesOf(context.data).watchers.get(issue.id) ?? [])];
  context.spend(2 * watchers.length);
  return json({
    ...describeWatches(context, issue),
    watchers: watchers.map((accountId) => describeUserById(context, accountId)),
  });
}

function add(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  if (request.body !== undefined && typeof request.body !== 'string') {
    throw badRequest('The account id has to be sent as a JSON string.');
  }
  const accountId = requireWatcher(context, found, request.body ?? requireActor(context));
  const { watchers } = issuesOf(context.data);
  watchers.set(found.issue.id, new Set([...(watchers.get(found.issue.id) ?? []), accountId]));
  return NO_CONTENT;
}

function remove(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const wanted = request.query.get('accountId');
  if (wanted === null) {
    throw badRequest('The parameter accountId is missing.');
  }
  const accountId = requireWatcher(context, found, wanted);
  issuesOf(context.data).watchers.get(found.issue.id)?.delete(accountId);
  return NO_CONTENT;
}

function requireWatcher(context: SiteContext, { project }: FoundIssue, accountId: string): string {
  if (!context.data.people.has(accountId)) {
    throw notFound(`The user with account ID '${accountId}' does not exist.`);
  }
  if (accountId !== context.accountId && !context.mayWorkOn(project)) {
    throw forbidden('You do not have the permission to manage the watcher list.');
  }
  return accountId;
}
