import type { SiteContext } from '../../context';
import { notFound } from '../../errors';
import type { Project } from '../../model';
import { projectByIdOrKey } from '../../projects/find';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { pageBounds } from '../../shapes/page';
import { requireIssue } from '../access';
import { fieldById } from '../field-catalogue';
import { describeEditMetadata, describeFieldMetadata, editableFields } from '../rendering/edit-metadata';
import { describeIssueType } from '../rendering/statuses';

/** Source: documentation of the operations. */
const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE_SIZE = 200;
const READ = ['read:jira-work'];
const CREATE_METADATA = '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes';

/** Which fields may be set when issues are made and edited. */
export const metadataOperations: Route[] = [
  { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/editmeta', scopes: READ, handler: editMetadata },
  { method: 'GET', path: CREATE_METADATA, scopes: READ, handler: issueTypesToCreate },
  { method: 'GET', path: `${CREATE_METADATA}/{issueTypeId}`, scopes: READ, handler: fieldsToCreate },
];

function editMetadata(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { project } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  context.spend(1);
  return json(describeEditMetadata(context, project));
}

function issueTypesToCreate(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = requireProject(context, request);
  const issueTypes = project.issueTypeIds.flatMap((id) => context.data.issueTypes.get(id) ?? []);
  const { startAt, maxResults } = pageBounds(request.query, DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE);
  const page = issueTypes.slice(startAt, startAt + maxResults);
  context.spend(page.length);
  return json({
    startAt,
    maxResults,
    total: issueTypes.length,
    issueTypes: page.map((issueType) => describeIssueType(context.data, issueType)),
  });
}

function fieldsToCreate(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = requireProject(context, request);
  const issueTypeId = pathParameter(request, 'issueTypeId');
  if (!project.issueTypeIds.includes(issueTypeId)) {
    throw notFound('The issue type was not found.');
  }
  const isPart = context.data.issueTypes.get(issueTypeId)?.subtask ?? false;
  const required = ['project', 'issuetype', ...(isPart ? ['parent'] : [])].flatMap(
    (id) => fieldById(context.data, id) ?? [],
  );
  const fields = [...required, ...editableFields(context, project)];
  const { startAt, maxResults } = pageBounds(request.query, DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE);
  const page = fields.slice(startAt, startAt + maxResults);
  context.spend(page.length);
  return json({
    startAt,
    maxResults,
    total: fields.length,
    fields: page.map((field) => ({
      ...describeFieldMetadata(context, field),
      fieldId: field.id,
      required: required.includes(field) || field.id === 'summary',
    })),
  });
}

function requireProject(context: SiteContext, request: RouteRequest): Project {
  const wanted = pathParameter(request, 'projectIdOrKey');
  const project = projectByIdOrKey(context, wanted);
  if (!project || !context.mayWorkOn(project)) {
    throw notFound(`No project could be found with id or key '${wanted}'.`);
  }
  return project;
}
