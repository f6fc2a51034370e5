import { z } from 'zod';
import type { SiteContext } from '../../context';
import { listParameter } from '../../request-body';
import {
  json,
  NO_CONTENT,
  pathParameter,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from '../../routing';
import {
  INTERNAL_COMMENT_PROPERTY,
  isInternal,
  maySeeComment,
  projectOf,
  requireActor,
  type FoundIssue,
} from '../access';
import { documentOf } from '../document-text';
import { createIssue } from '../editing/create-issue';
import { issueUpdateSchema } from '../editing/read-edits';
import { transitionIssue } from '../editing/transition-issue';
import { writeComment } from '../editing/write-issue';
import { issuesOf } from '../issue-store';
import { describeTransitions } from '../rendering/transitions';
import { requireDesk, requireRequestType } from './desks';
import { asServiceDeskErrors, ServiceDeskError } from './errors';
import { pageOfServiceDesk } from './pages';
import { describeRequest, describeRequestComment } from './rendering';

const READ = ['read:servicedesk-request'];
const WRITE = ['write:servicedesk-request'];
const REQUESTS = '/rest/servicedeskapi/request';
const REQUEST = `${REQUESTS}/{issueIdOrKey}`;
const issueParameter = 'issueIdOrKey';

const createSchema = z.looseObject({
  serviceDeskId: z.string(),
  requestTypeId: z.string(),
  requestFieldValues: z.record(z.string(), z.unknown()).default({}),
  raiseOnBehalfOf: z.string().optional(),
  /** Without this the description is plain text. */
  isAdfRequest: z.boolean().default(false),
});
const commentSchema = z.looseObject({ body: z.string().min(1), public: z.boolean().default(true) });
const transitionSchema = z.looseObject({
  id: z.string(),
  additionalComment: z.looseObject({ body: z.string() }).optional(),
});

/** Customer requests: the issues of service projects, as customers and agents see them. */
export const requestOperations: Route[] = [
  { method: 'POST', path: REQUESTS, scopes: WRITE, handler: create },
  { method: 'GET', path: REQUEST, scopes: READ, handler: read },
  { method: 'GET', path: `${REQUEST}/comment`, scopes: READ, handler: listComments },
  { method: 'POST', path: `${REQUEST}/comment`, scopes: WRITE, handler: addComment, issueParameter },
  { method: 'GET', path: `${REQUEST}/transition`, scopes: READ, handler: listTransitions },
  {
    method: 'POST',
    path: `${REQUEST}/transition`,
    scopes: WRITE,
    handler: performTransition,
    issueParameter,
  },
];

async function create(context: SiteContext, request: RouteRequest): Promise<RouteAnswer> {
  const body = readBody(createSchema, request.body);
  const project = requireDesk(context, body.serviceDeskId);
  const requestType = requireRequestType(context, project, body.requestTypeId);
  const { description, ...values } = body.requestFieldValues;
  const isPlain = typeof description === 'string' && !body.isAdfRequest;
  const issue = await asServiceDeskErrors(() =>
    createIssue(
      context,
      issueUpdateSchema.parse({
        fields: {
          ...values,
          ...(description === undefined
            ? {}
            : { description: isPlain ? documentOf(description) : description }),
          ...(body.raiseOnBehalfOf === undefined ? {} : { reporter: { accountId: body.raiseOnBehalfOf } }),
          project: { id: project.id },
          issuetype: { id: requestType.issueTypeId },
        },
      }),
      requestType.id,
    ),
  );
  return json(describeRequest(context, issue, new Set()), 201);
}

function read(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue } = requireRequest(context, request);
  context.spend(1);
  return json(describeRequest(context, issue, new Set(listParameter(request.query, 'expand'))));
}

function listComments(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue, project } = requireRequest(context, request);
  const isWanted = (name: string) => request.query.get(name) !== 'false';
  const comments = issue.comments.filter(
    (comment) =>
      maySeeComment(context, project, comment) && isWanted(isInternal(comment) ? 'internal' : 'public'),
  );
  const path = `${REQUESTS}/${issue.id}/comment`;
  const page = pageOfServiceDesk(context.data.baseUrl, path, request, comments, (comment) =>
    describeRequestComment(context, issue, comment),
  );
  context.spend(page.size);
  return json(page);
}

function addComment(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue, project } = requireRequest(context, request);
  const body = readBody(commentSchema, request.body);
  const isAgent =
    context.accountId === context.app.accountId ? project.app.comment : context.mayWorkOn(project);
  const isReporter = issue.reporterAccountId === context.accountId;
  if (!isAgent && !(isReporter && body.public)) {
    throw new ServiceDeskError(403, 'You do not have permission to comment on this request.');
  }
  const written = writeComment(context, issue, {
    body: documentOf(body.body),
    visibility: null,
    properties: { [INTERNAL_COMMENT_PROPERTY]: { internal: !body.public } },
  });
  return json(describeRequestComment(context, written.issue, written.comment), 201);
}

function listTransitions(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue, project } = requireRequest(context, request);
  const path = `${REQUESTS}/${issue.id}/transition`;
  const page = pageOfServiceDesk(
    context.data.baseUrl,
    path,
    request,
    describeTransitions(context, issue, project, new Set()),
    ({ id, name }) => ({ id, name }),
  );
  context.spend(page.size);
  return json(page);
}

async function performTransition(context: SiteContext, request: RouteRequest): Promise<RouteAnswer> {
  const { issue } = requireRequest(context, request);
  const { id, additionalComment } = readBody(transitionSchema, request.body);
  const update = additionalComment
    ? { comment: [{ add: { body: documentOf(additionalComment.body) } }] }
    : {};
  await asServiceDeskErrors(() =>
    transitionIssue(context, issue.id, id, issueUpdateSchema.parse({ update })),
  );
  return NO_CONTENT;
}

/** Requests are seen by those who may browse the project, and by the customer who raised them. */
function requireRequest(context: SiteContext, request: RouteRequest): FoundIssue {
  const issue = issuesOf(context.data).find(pathParameter(request, 'issueIdOrKey'));
  if (issue && issue.requestTypeId !== null) {
    const project = projectOf(context, issue);
    const isReporter = issue.reporterAccountId === requireActor(context);
    if (project.projectTypeKey === 'service_desk' && (isReporter || context.mayBrowseProject(project))) {
      return { issue, project };
    }
  }
  throw new ServiceDeskError(404, 'The request you are trying to view does not exist.');
}

function readBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ServiceDeskError(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  return parsed.data;
}
