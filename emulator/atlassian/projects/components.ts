import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, notFound } from '../errors';
import type { Project, ProjectComponent } from '../model';
import { POINTS_PER_OBJECT } from '../rate-limits';
import { listParameter, readRequestBody } from '../request-body';
import { json, pathParameter, type RouteAnswer, type RouteRequest } from '../routing';
import { pageOf } from '../shapes/page';
import { componentsOf, describeComponent } from '../shapes/projects';
import { emitComponentUpdated } from './events';
import { findProject, maySee, projectByIdOrKey, requireProjectAdministration } from './find';

const COMPONENTS_PER_PAGE = 50;
const LARGEST_PAGE = 1_000;

/**
 * `GET component`: components of many projects. The OpenAPI document shows few of their fields and allows others;
 * that the operation asks for the scopes of users and avatars says that leads are among them.
 */
export function listComponents(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const asked = listParameter(query, 'projectIdsOrKeys');
  const projects =
    asked.length === 0 ? visibleProjects(context) : asked.map((key) => namedProject(context, key));
  const components = narrow(
    projects.flatMap((project) => componentsOf(context, project)),
    query,
  );
  const page = pageOf(
    context.data.baseUrl,
    components,
    { path: '/rest/api/3/component', query, defaultSize: COMPONENTS_PER_PAGE, largestSize: LARGEST_PAGE },
    (component) => describeComponent(context, component),
  );
  context.spend(POINTS_PER_OBJECT * page.values.length);
  return json(page);
}

/** `GET project/{projectIdOrKey}/component`: pages, with leads. */
export function pageProjectComponents(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = findProject(context, request);
  const page = pageOf(
    context.data.baseUrl,
    narrow(componentsOf(context, project), request.query),
    {
      path: `/rest/api/3/project/${project.key}/component`,
      query: request.query,
      defaultSize: COMPONENTS_PER_PAGE,
      largestSize: LARGEST_PAGE,
    },
    (component) => ({ ...describeComponent(context, component), issueCount: 0 }),
  );
  context.spend(POINTS_PER_OBJECT * page.values.length);
  return json(page);
}

/** `GET project/{projectIdOrKey}/components`: all of them, with leads, in a plain array. */
export function listProjectComponents(context: SiteContext, request: RouteRequest): RouteAnswer {
  const components = componentsOf(context, findProject(context, request));
  context.spend(POINTS_PER_OBJECT * components.length);
  return json(components.map((component) => describeComponent(context, component)));
}

export function getComponent(context: SiteContext, request: RouteRequest): RouteAnswer {
  const { component } = findComponent(context, request);
  context.spend(POINTS_PER_OBJECT);
  return json(describeComponent(context, component));
}

const ComponentChange = z.object({
  name: z.string().trim().min(1).max(255).optional(),
  leadAccountId: z.string().optional(),
  assigneeType: z.enum(['PROJECT_DEFAULT', 'COMPONENT_LEAD', 'PROJECT_LEAD', 'UNASSIGNED']).optional(),
});

/** `PUT component/{id}`: an empty string clears the lead. */
export function updateComponent(context: SiteContext, request: RouteRequest): RouteAnswer {
  const change = readRequestBody(ComponentChange, request);
  const { component, project } = findComponent(context, request);
  requireProjectAdministration(context, project);
  const lead = change.leadAccountId;
  if (lead !== undefined && lead !== '' && !context.data.people.get(lead)?.active) {
    throw badRequest('', { leadAccountId: 'The component lead has to be an active user of this site.' });
  }
  const changed: ProjectComponent = {
    ...component,
    name: change.name ?? component.name,
    leadAccountId: lead === undefined ? component.leadAccountId : lead === '' ? null : lead,
    assigneeType: change.assigneeType ?? component.assigneeType,
  };
  context.data.components.set(component.id, changed);
  emitComponentUpdated(context, changed);
  return json(describeComponent(context, changed));
}

function findComponent(
  context: SiteContext,
  request: RouteRequest,
): { component: ProjectComponent; project: Project } {
  const id = pathParameter(request, 'id');
  const component = context.data.components.get(id);
  const project = component ? context.data.projects.get(component.projectId) : undefined;
  if (!component || !project || !maySee(context, project)) {
    throw notFound(`The component with id ${id} does not exist.`);
  }
  return { component, project };
}

function visibleProjects(context: SiteContext): Project[] {
  return [...context.data.projects.values()].filter((project) => maySee(context, project));
}

function namedProject(context: SiteContext, idOrKey: string): Project {
  const project = projectByIdOrKey(context, idOrKey);
  if (!project || !maySee(context, project)) {
    throw notFound(`No project could be found with key '${idOrKey}'.`);
  }
  return project;
}

function narrow(components: readonly ProjectComponent[], query: URLSearchParams): ProjectComponent[] {
  const text = (query.get('query') ?? '').toLowerCase();
  return components.filter(({ name }) => name.toLowerCase().includes(text));
}
