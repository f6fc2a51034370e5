import type { SiteContext } from '../context';
import { forbidden, notFound } from '../errors';
import type { Project } from '../model';
import { pathParameter, type RouteRequest } from '../routing';

/** The project with this id or key, whether the caller may see it or not. */
export function projectByIdOrKey(context: SiteContext, idOrKey: string): Project | undefined {
  const byId = context.data.projects.get(idOrKey);
  if (byId) {
    return byId;
  }
  for (const project of context.data.projects.values()) {
    if (project.key === idOrKey) {
      return project;
    }
  }
  return undefined;
}

/** @throws {JiraError} 404 for a project that is not there or that the caller may not see */
export function findProject(context: SiteContext, request: RouteRequest): Project {
  const idOrKey = pathParameter(request, 'projectIdOrKey');
  const project = projectByIdOrKey(context, idOrKey);
  if (!project || !maySee(context, project)) {
    throw notFound(`No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);
  }
  return project;
}

/** Those who administer a project see it, too. */
export function maySee(context: SiteContext, project: Project): boolean {
  return context.mayBrowseProject(project) || context.mayAdministerProject(project);
}

/** @throws {JiraError} 403 when the caller does not administer the project */
export function requireProjectAdministration(context: SiteContext, project: Project): void {
  if (!context.mayAdministerProject(project)) {
    throw forbidden(`You do not have permission to administer the project '${project.key}'.`);
  }
}
