import { z } from 'zod';
import type { SiteContext } from '../../context';
import { badRequest, forbidden } from '../../errors';
import { expandParameter, listParameter, readRequestBody } from '../../request-body';
import {
  json,
  NO_CONTENT,
  pathParameter,
  type Route,
  type RouteAnswer,
  type RouteRequest,
} from '../../routing';
import { mayAssign, mayEdit, requireActor, requireIssue, type FoundIssue } from '../access';
import { createIssue } from '../editing/create-issue';
import { FieldRefusal } from '../editing/edit';
import { issueUpdateSchema, readEdits } from '../editing/read-edits';
import { editAssignee } from '../editing/system-edits';
import { writeComment, writeEdits, writeProperties } from '../editing/write-issue';
import { emitDeleted, emitViewed } from '../events';
import { issuesOf } from '../issue-store';
import { editableFieldIds } from '../rendering/edit-metadata';
import { describeIssue, describeNames, describeSchemas, HISTORIES_IN_ISSUE } from '../rendering/issue';
import { selectFields, splitList } from '../rendering/selection';

/** `GET issue` holds all comments that the caller may see. */
const ALL_COMMENTS = Number.POSITIVE_INFINITY;
/** Source: documentation of `issue/bulkfetch`. */
const BULK_FETCH_LIMIT = 100;

const assigneeSchema = z.looseObject({ accountId: z.string().nullable() });
const bulkFetchSchema = z.strictObject({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).default([]),
  expand: z.array(z.string()).default([]),
  properties: z.array(z.string()).default([]),
  fieldsByKeys: z.boolean().optional(),
});

/** Reading, making, editing, assigning and deleting single issues. */
export const issueOperations: Route[] = [
  { method: 'POST', path: '/rest/api/3/issue', scopes: ['write:jira-work'], handler: create },
  { method: 'POST', path: '/rest/api/3/issue/bulkfetch', scopes: ['read:jira-work'], handler: bulkFetch },
  { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}', scopes: ['read:jira-work'], handler: read },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: ['write:jira-work'],
    handler: edit,
    issueParameter: 'issueIdOrKey',
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scopes: ['write:jira-work'],
    handler: remove,
    issueParameter: 'issueIdOrKey',
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}/assignee',
    scopes: ['write:jira-work'],
    handler: assign,
    issueParameter: 'issueIdOrKey',
  },
];

function create(context: SiteContext, request: RouteRequest): RouteAnswer {
  const issue = createIssue(context, readRequestBody(issueUpdateSchema, request));
  const self = `${context.data.baseUrl}/rest/api/3/issue/${issue.id}`;
  return json({ id: issue.id, key: issue.key, self }, 201);
}

function read(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  context.spend(1);
  // What a person opens in Jira's own pages enters their history; reading over REST alone is no view.
  const isView = request.query.get('updateHistory') === 'true' && context.caller.kind === 'person';
  if (isView && context.accountId !== null) emitViewed(context, found.issue, context.accountId);
  return json(
    describeOne(context, found, {
      fields: listParameter(request.query, 'fields'),
      expand: expandParameter(request.query),
      properties: listParameter(request.query, 'properties'),
    }),
  );
}

function bulkFetch(context: SiteContext, request: RouteRequest): RouteAnswer {
  const body = readRequestBody(bulkFetchSchema, request);
  const wanted = [...new Set(body.issueIdsOrKeys)];
  if (wanted.length === 0 || wanted.length > BULK_FETCH_LIMIT) {
    throw badRequest(`Between 1 and ${BULK_FETCH_LIMIT} issues can be fetched with one request.`);
  }
  const found = new Map<string, FoundIssue>();
  for (const idOrKey of wanted) {
    const issue = issuesOf(context.data).find(idOrKey);
    const project = context.data.projects.get(issue?.projectId ?? '');
    if (issue && project && context.mayBrowseProject(project)) {
      found.set(issue.id, { issue, project });
    }
  }
  context.spend(found.size);
  const options = { fields: body.fields, expand: new Set(body.expand), properties: body.properties };
  return json({
    issues: [...found.values()].map((one) => describeOne(context, one, options)),
    issueErrors: [],
  });
}

function edit(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  const update = readRequestBody(issueUpdateSchema, request);
  const onScreen = editableFieldIds(context, found.project);
  const { edits, comments } = readEdits(context, found, update, (id) => onScreen.has(id));
  if (comments.length + update.properties.length > 0 && !mayEdit(context, found.project)) {
    throw badRequest('You do not have permission to edit issues in this project.');
  }
  // Whoever may not switch the e-mail off is not refused: it is sent.
  const isSilent =
    request.query.get('notifyUsers') === 'false' && context.mayAdministerProject(found.project);
  const edited = writeEdits(context, found.issue, edits, isSilent ? 'silently' : 'with e-mail');
  const commented = comments.reduce((issue, comment) => writeComment(context, issue, comment).issue, edited);
  const properties = Object.fromEntries(update.properties.map(({ key, value }) => [key, value]));
  const issue = writeProperties(context, commented, { ...commented.properties, ...properties });
  if (request.query.get('returnIssue') !== 'true') {
    return NO_CONTENT;
  }
  const options = { fields: [], expand: expandParameter(request.query), properties: [] };
  return json(describeOne(context, { issue, project: found.project }, options));
}

function remove(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { issue, project } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  if (!context.mayAdministerProject(project)) {
    throw forbidden('You do not have permission to delete issues in this project.');
  }
  const issues = issuesOf(context.data);
  const parts = [...issues.partsOf(issue.id)].flatMap((id) => issues.get(id) ?? []);
  if (parts.length > 0 && request.query.get('deleteSubtasks') !== 'true') {
    throw badRequest(
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter.`,
    );
  }
  for (const deleted of [...parts, issue]) {
    issues.delete(deleted.id);
    emitDeleted(context, deleted, requireActor(context));
  }
  return NO_CONTENT;
}

function assign(context: SiteContext, request: RouteRequest): RouteAnswer {
  const found = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  if (!mayAssign(context, found.project)) {
    throw forbidden('You do not have permission to assign issues.');
  }
  const { accountId } = readRequestBody(assigneeSchema, request);
  try {
    const assignment = editAssignee(context, found, accountId);
    writeEdits(context, found.issue, assignment === null ? [] : [assignment]);
  } catch (error) {
    throw error instanceof FieldRefusal ? badRequest('', { assignee: error.message }) : error;
  }
  return NO_CONTENT;
}

interface Wanted {
  fields: readonly string[];
  expand: ReadonlySet<string>;
  properties: readonly string[];
}

function describeOne(context: SiteContext, { issue, project }: FoundIssue, wanted: Wanted) {
  const selection = selectFields(context.data, splitList(wanted.fields));
  return {
    ...describeIssue(context, issue, project, {
      selection: { ...selection, idOnly: false },
      expand: wanted.expand,
      properties: splitList(wanted.properties),
      historyLimit: HISTORIES_IN_ISSUE,
      commentLimit: ALL_COMMENTS,
    }),
    ...(wanted.expand.has('names') ? { names: describeNames(selection) } : {}),
    ...(wanted.expand.has('schema') ? { schema: describeSchemas(selection) } : {}),
  };
}
