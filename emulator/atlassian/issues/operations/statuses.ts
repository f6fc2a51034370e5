import type { SiteContext } from '../../context';
import { badRequest, forbidden, notFound } from '../../errors';
import type { Project, Status } from '../../model';
import { findProject, projectByIdOrKey } from '../../projects/find';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { pageOf } from '../../shapes/page';
import { PRIORITIES } from '../priorities';
import {
  describeIssueType,
  describePriority,
  describeResolution,
  describeStatus,
  describeStatusCategory,
} from '../rendering/statuses';
import { workflowOf } from '../rendering/transitions';

/** Source: documentation of `statuses/search`. */
const STATUSES_PAGE_SIZE = 200;
const SEARCH_CATEGORIES = {
  new: 'TODO',
  indeterminate: 'IN_PROGRESS',
  done: 'DONE',
} as const satisfies Record<Status['category'], string>;

const READ = ['read:jira-work'];

/** The lists that issues choose from: statuses, resolutions, priorities and issue types. */
export const statusOperations: Route[] = [
  { method: 'GET', path: '/rest/api/3/status', scopes: READ, handler: listStatuses },
  { method: 'GET', path: '/rest/api/3/status/{idOrName}', scopes: READ, handler: readStatus },
  { method: 'GET', path: '/rest/api/3/statuscategory', scopes: READ, handler: listCategories },
  {
    method: 'GET',
    path: '/rest/api/3/statuses/search',
    scopes: ['manage:jira-configuration'],
    handler: searchStatuses,
  },
  { method: 'GET', path: '/rest/api/3/resolution', scopes: READ, handler: listResolutions },
  { method: 'GET', path: '/rest/api/3/resolution/{id}', scopes: READ, handler: readResolution },
  { method: 'GET', path: '/rest/api/3/priority', scopes: READ, handler: listPriorities },
  { method: 'GET', path: '/rest/api/3/issuetype', scopes: READ, handler: listIssueTypes },
  { method: 'GET', path: '/rest/api/3/issuetype/project', scopes: READ, handler: listIssueTypesOfProject },
  { method: 'GET', path: '/rest/api/3/issuetype/{id}', scopes: READ, handler: readIssueType },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}/statuses',
    scopes: READ,
    handler: listStatusesOfProject,
  },
];

function listStatuses({ data, spend }: SiteContext): RouteAnswer {
  spend(data.statuses.size);
  return json([...data.statuses.values()].map((status) => describeStatus(data, status)));
}

function readStatus({ data, spend }: SiteContext, request: RouteRequest): RouteAnswer {
  const wanted = pathParameter(request, 'idOrName');
  const status = [...data.statuses.values()].find(({ id, name }) => id === wanted || name === wanted);
  if (!status) {
    throw notFound(`The status with ID or name '${wanted}' does not exist.`);
  }
  spend(1);
  return json(describeStatus(data, status));
}

function listCategories({ data, spend }: SiteContext): RouteAnswer {
  const categories = (['new', 'done', 'indeterminate'] as const).map((category) =>
    describeStatusCategory(data, category),
  );
  spend(categories.length);
  return json(categories);
}

function searchStatuses(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const { data } = context;
  const projectId = query.get('projectId');
  const project = projectId === null ? null : data.projects.get(projectId);
  const mayAdminister = context.mayAdministerJira() || (project && context.mayAdministerProject(project));
  if (!mayAdminister) {
    throw forbidden('You need the permission to administer projects or Jira.');
  }
  const words = (query.get('searchString') ?? '').toLowerCase();
  const category = query.get('statusCategory');
  const inProject = project ? new Set(statusIdsOf(context, project)) : null;
  const matching = [...data.statuses.values()].filter(
    (status) =>
      status.name.toLowerCase().includes(words) &&
      (category === null || SEARCH_CATEGORIES[status.category] === category) &&
      (inProject === null || inProject.has(status.id)),
  );
  const page = pageOf(
    data.baseUrl,
    matching,
    {
      path: '/rest/api/3/statuses/search',
      query,
      defaultSize: STATUSES_PAGE_SIZE,
      largestSize: STATUSES_PAGE_SIZE,
    },
    (status) => ({
      id: status.id,
      name: status.name,
      statusCategory: SEARCH_CATEGORIES[status.category],
      scope: { type: 'GLOBAL' },
      description: '',
    }),
  );
  context.spend(page.values.length);
  return json(page);
}

function listResolutions({ data, spend }: SiteContext): RouteAnswer {
  spend(data.resolutions.size);
  return json([...data.resolutions.values()].map((resolution) => describeResolution(data, resolution)));
}

function readResolution({ data, spend }: SiteContext, request: RouteRequest): RouteAnswer {
  const resolution = data.resolutions.get(pathParameter(request, 'id'));
  if (!resolution) {
    throw notFound('The resolution was not found.');
  }
  spend(1);
  return json(describeResolution(data, resolution));
}

function listPriorities({ data, spend }: SiteContext): RouteAnswer {
  spend(PRIORITIES.length);
  return json(
    PRIORITIES.map((priority) => ({
      ...describePriority(data, priority),
      description: '',
      statusColor: priority.color,
    })),
  );
}

function listIssueTypes({ data, spend }: SiteContext): RouteAnswer {
  spend(data.issueTypes.size);
  return json([...data.issueTypes.values()].map((issueType) => describeIssueType(data, issueType)));
}

function listIssueTypesOfProject(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const projectId = query.get('projectId');
  if (projectId === null) {
    throw badRequest('The parameter projectId is missing.');
  }
  const project = projectByIdOrKey(context, projectId);
  if (!project || !context.mayBrowseProject(project)) {
    throw notFound(`No project could be found with id '${projectId}'.`);
  }
  context.spend(project.issueTypeIds.length);
  return json(issueTypesOf(context, project).map((issueType) => describeIssueType(context.data, issueType)));
}

function readIssueType({ data, spend }: SiteContext, request: RouteRequest): RouteAnswer {
  const issueType = data.issueTypes.get(pathParameter(request, 'id'));
  if (!issueType) {
    throw notFound('The issue type was not found.');
  }
  spend(1);
  return json(describeIssueType(data, issueType));
}

/** One workflow serves all issue types of a project, so each has the same statuses. */
function listStatusesOfProject(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { data } = context;
  const project = findProject(context, request);
  const statuses = statusIdsOf(context, project)
    .flatMap((id) => data.statuses.get(id) ?? [])
    .map((status) => describeStatus(data, status));
  context.spend(project.issueTypeIds.length);
  return json(
    issueTypesOf(context, project).map(({ id, name, subtask }) => ({
      self: `${data.baseUrl}/rest/api/3/issuetype/${id}`,
      id,
      name,
      subtask,
      statuses,
    })),
  );
}

function issueTypesOf({ data }: SiteContext, project: Project) {
  return project.issueTypeIds.flatMap((id) => data.issueTypes.get(id) ?? []);
}

function statusIdsOf(context: SiteContext, project: Project): string[] {
  const { initialStatusId, transitions } = workflowOf(context, project);
  return [
    ...new Set([
      initialStatusId,
      ...transitions.flatMap(({ fromStatusIds, toStatusId }) => [...fromStatusIds, toStatusId]),
    ]),
  ];
}
