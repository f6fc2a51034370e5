import type { SiteContext } from '../../context';
import type { Project, RequestType } from '../../model';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { ServiceDeskError } from './errors';
import { pageOfServiceDesk } from './pages';
import { describeRequestType, describeServiceDesk, serviceDeskIdOf, serviceProjects } from './rendering';

const READ = ['read:servicedesk-request'];
const DESKS = '/rest/servicedeskapi/servicedesk';

/** The service desks that the caller may see, and what can be asked for there. */
export const deskOperations: Route[] = [
  { method: 'GET', path: DESKS, scopes: READ, handler: listDesks },
  { method: 'GET', path: `${DESKS}/{serviceDeskId}`, scopes: READ, handler: readDesk },
  { method: 'GET', path: `${DESKS}/{serviceDeskId}/requesttype`, scopes: READ, handler: listRequestTypes },
  {
    method: 'GET',
    path: `${DESKS}/{serviceDeskId}/requesttype/{requestTypeId}`,
    scopes: READ,
    handler: readRequestType,
  },
];

function listDesks(context: SiteContext, request: RouteRequest): RouteAnswer {
  const projects = serviceProjects(context.data).filter((project) => context.mayBrowseProject(project));
  const page = pageOfServiceDesk(context.data.baseUrl, DESKS, request, projects, (project) =>
    describeServiceDesk(context.data, project),
  );
  context.spend(page.size);
  return json(page);
}

function readDesk(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = requireDesk(context, pathParameter(request, 'serviceDeskId'));
  context.spend(1);
  return json(describeServiceDesk(context.data, project));
}

function listRequestTypes(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = requireDesk(context, pathParameter(request, 'serviceDeskId'));
  const words = (request.query.get('searchQuery') ?? '').toLowerCase();
  const path = `${DESKS}/${serviceDeskIdOf(context.data, project.id)}/requesttype`;
  const requestTypes = requestTypesOf(context, project).filter(({ name }) =>
    name.toLowerCase().includes(words),
  );
  const page = pageOfServiceDesk(context.data.baseUrl, path, request, requestTypes, (requestType) =>
    describeRequestType(context.data, requestType),
  );
  context.spend(page.size);
  return json(page);
}

function readRequestType(context: SiteContext, request: RouteRequest): RouteAnswer {
  const project = requireDesk(context, pathParameter(request, 'serviceDeskId'));
  const id = pathParameter(request, 'requestTypeId');
  context.spend(1);
  return json(describeRequestType(context.data, requireRequestType(context, project, id)));
}

/** @throws {ServiceDeskError} 404 when the project has no such request type */
export function requireRequestType(context: SiteContext, project: Project, id: string): RequestType {
  const requestType = requestTypesOf(context, project).find((candidate) => candidate.id === id);
  if (!requestType) {
    throw new ServiceDeskError(404, 'The request type you are trying to view does not exist.');
  }
  return requestType;
}

/**
 * Finds a service project by the id of its desk, or by its own id or key.
 * @throws {ServiceDeskError} 404 when there is none that the caller may see
 */
export function requireDesk(context: SiteContext, wanted: string): Project {
  const projects = serviceProjects(context.data).filter((project) => context.mayBrowseProject(project));
  const project =
    projects.find(({ id }) => serviceDeskIdOf(context.data, id) === wanted) ??
    projects.find(({ id, key }) => id === wanted || key === wanted);
  if (!project) {
    throw new ServiceDeskError(404, 'The Service Desk you are trying to view does not exist.');
  }
  return project;
}

function requestTypesOf({ data }: SiteContext, project: Project): RequestType[] {
  return [...data.requestTypes.values()].filter(({ projectId }) => projectId === project.id);
}
