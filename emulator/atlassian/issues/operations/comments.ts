import type { SiteContext } from '../../context';
import { badRequest, notFound } from '../../errors';
import type { Comment } from '../../model';
import { expandParameter } from '../../request-body';
import {
  json,
  NO_CONTENT,
  pathParameter,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from '../../routing';
import { pageBounds } from '../../shapes/page';
import { mayComment, maySeeComment, requireActor, requireIssue, type FoundIssue } from '../access';
import { readCommentInput } from '../editing/comment-input';
import { replaceComment, writeComment } from '../editing/write-issue';
import { emitCommented } from '../events';
import { issuesOf } from '../issue-store';
import { describeComment } from '../rendering/comments';

/** More comments never come in one answer, whatever `maxResults` says. */
const PAGE_SIZE = 100;

const COMMENTS = '/rest/api/3/issue/{issueIdOrKey}/comment';
const COMMENT = `${COMMENTS}/{id}`;
const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];
const issueParameter = 'issueIdOrKey';

/** The comments of an issue. What a caller may not see is not there for them. */
export const commentOperations: Route[] = [
  { method: 'GET', path: COMMENTS, scopes: READ, handler: list },
  { method: 'POST', path: COMMENTS, scopes: WRITE, handler: add, issueParameter },
  { method: 'GET', path: COMMENT, scopes: READ, handler: read },
  { method: 'PUT', path: COMMENT, scopes: WRITE, handler: edit, issueParameter },
  { method: 'DELETE', path: COMMENT, scopes: WRITE, handler: remove, issueParameter },
];

function list(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const visible = found.issue.comments.filter((comment) => maySeeComment(context, found.project, comment));
  const ordered = isDescending(request.query.get('orderBy')) ? visible.reverse() : visible;
  const { startAt, maxResults } = pageBounds(request.query, PAGE_SIZE, PAGE_SIZE);
  const page = ordered.slice(startAt, startAt + maxResults);
  const expand = expandParameter(request.query);
  context.spend(page.length);
  return json({
    startAt,
    maxResults,
    total: ordered.length,
    comments: page.map((comment) => describeComment(context, found, comment, expand)),
  });
}

function add(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const input = readCommentInput(context, found.project, request.body ?? {});
  const { issue, comment } = writeComment(context, found.issue, input);
  return json(describeComment(context, { ...found, issue }, comment, expandParameter(request.query)), 201);
}

function read(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { found, comment } = requireComment(context, request);
  context.spend(1);
  return json(describeComment(context, found, comment, expandParameter(request.query)));
}

function edit(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { found, comment } = requireComment(context, request);
  refuseUnlessOwn(context, found, comment, 'edit');
  const { body, visibility, properties } = readCommentInput(context, found.project, request.body ?? {});
  const edited: Comment = {
    ...comment,
    body,
    visibility,
    properties: { ...comment.properties, ...properties },
    updated: context.now(),
  };
  replaceComment(context, found.issue, edited);
  emitCommented(context, found.issue, edited, requireActor(context));
  return json(describeComment(context, found, edited, expandParameter(request.query)));
}

function remove(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { found, comment } = requireComment(context, request);
  refuseUnlessOwn(context, found, comment, 'delete');
  const comments = found.issue.comments.filter(({ id }) => id !== comment.id);
  issuesOf(context.data).set(found.issue.id, { ...found.issue, comments, updated: context.now() });
  return NO_CONTENT;
}

function requireComment(
  context: SiteContext,
  request: RouteRequest,
): { found: FoundIssue; comment: Comment } {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const id = pathParameter(request, 'id');
  const comment = found.issue.comments.find((candidate) => candidate.id === id);
  if (!comment || !maySeeComment(context, found.project, comment)) {
    throw notFound(`Can not find a comment for the id: ${id}.`);
  }
  return { found, comment };
}

function refuseUnlessOwn(
  context: SiteContext,
  { project }: FoundIssue,
  comment: Comment,
  what: string,
): void {
  const isOwn = comment.authorAccountId === context.accountId && mayComment(context, project);
  if (!isOwn && !context.mayAdministerProject(project)) {
    throw badRequest(`You do not have the permission to ${what} this comment.`);
  }
}

/** `orderBy` knows one field: `created`, `+created` (a plus may come as a space) or `-created`. */
function isDescending(orderBy: string | null): boolean {
  const [, sign, field] = /^\s*([+-]?)\s*(\w*)\s*$/.exec(orderBy ?? 'created') ?? [];
  if (field?.toLowerCase() !== 'created') {
    throw badRequest(`The field to order by must be one of [created]. Instead: ${orderBy ?? ''}`);
  }
  return sign === '-';
}
