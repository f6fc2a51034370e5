import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, notFound } from '../errors';
import type { Project } from '../model';
import { POINTS_PER_OBJECT } from '../rate-limits';
import { expandParameter, listParameter, readRequestBody } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { pageOf } from '../shapes/page';
import { describeProject, describeWholeProject } from '../shapes/projects';
import { emitProjectUpdated } from './events';
import { findProject, maySee, requireProjectAdministration } from './find';

const PROJECTS_PER_PAGE = 50;
/** "The maximum is 100" (OpenAPI document of `project/search`). */
const LARGEST_PAGE = 100;

/** `GET project/search`: 404 when no project matches. */
export function searchProjects(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const ids = listParameter(query, 'id');
  const keys = listParameter(query, 'keys');
  const types = listParameter(query, 'typeKey');
  const text = (query.get('query') ?? '').toLowerCase();
  const allowed = query.get('action') === 'edit' ? context.mayAdministerProject : null;
  const projects = [...context.data.projects.values()].filter(
    (project) =>
      (allowed ? allowed(project) : maySee(context, project)) &&
      (ids.length === 0 || ids.includes(project.id)) &&
      (keys.length === 0 || keys.includes(project.key)) &&
      (types.length === 0 || types.includes(project.projectTypeKey)) &&
      (project.key.toLowerCase().includes(text) || project.name.toLowerCase().includes(text)),
  );
  if (projects.length === 0) {
    throw notFound('No projects matching the search criteria were found.');
  }
  projects.sort(ordering(query.get('orderBy') ?? 'key'));
  const expand = expandParameter(query);
  const page = pageOf(
    context.data.baseUrl,
    projects,
    { path: '/rest/api/3/project/search', query, defaultSize: PROJECTS_PER_PAGE, largestSize: LARGEST_PAGE },
    (project) => describeProject(context, project, expand),
  );
  context.spend(POINTS_PER_OBJECT * page.values.length);
  return json(page);
}

/** `GET project/{projectIdOrKey}`. */
export function getProject(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = findProject(context, request);
  context.spend(POINTS_PER_OBJECT);
  return json(describeWholeProject(context, project));
}

const ProjectChange = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  leadAccountId: z.string().optional(),
  assigneeType: z.enum(['PROJECT_LEAD', 'UNASSIGNED']).optional(),
});

/** `PUT project/{projectIdOrKey}`: name, lead and default assignee. */
export function updateProject(context: SiteContext, request: RouteRequest): RouteAnswer {
  const change = readRequestBody(ProjectChange, request);
  const project = findProject(context, request);
  requireProjectAdministration(context, project);
  const lead = change.leadAccountId;
  if (lead !== undefined && !context.data.people.get(lead)?.active) {
    throw badRequest('', { projectLead: 'The project lead has to be an active user of this site.' });
  }
  const changed: Project = {
    ...project,
    name: change.name ?? project.name,
    leadAccountId: lead ?? project.leadAccountId,
    assigneeType: change.assigneeType ?? project.assigneeType,
  };
  context.data.projects.set(project.id, changed);
  emitProjectUpdated(context, changed);
  return json(describeWholeProject(context, changed));
}

function ordering(orderBy: string): (first: Project, second: Project) => number {
  const descending = orderBy.startsWith('-');
  const field = orderBy.replace(/^[-+]/, '');
  if (field !== 'key' && field !== 'name') {
    throw badRequest(`Ordering by '${field}' is not supported.`);
  }
  const direction = descending ? -1 : 1;
  return (first, second) => direction * first[field].localeCompare(second[field]);
}
