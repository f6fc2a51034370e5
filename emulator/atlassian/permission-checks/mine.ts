import type { SiteContext } from '../context';
import { badRequest, notFound } from '../errors';
import { issuesOf } from '../issues/issue-store';
import type { Project } from '../model';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { listParameter } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { holdsInProject, permissionsOf, type PermissionEntry } from './catalogue';

/** `GET permissions`: what permissions there are. */
export function listPermissions(context: SiteContext): RouteAnswer {
  const permissions = permissionsOf(context);
  context.spend(POINTS_PER_IDENTITY * permissions.length);
  return json({
    permissions: Object.fromEntries(
      permissions.map(({ key, name, type, description }) => [key, { key, name, type, description }]),
    ),
  });
}

/** `GET mypermissions`: which of the named permissions the caller has, in a project where one is named. */
export function getMyPermissions(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const asked = listParameter(query, 'permissions');
  if (asked.length === 0) {
    throw badRequest("The 'permissions' query parameter is required.");
  }
  const known = new Map(permissionsOf(context).map((entry) => [entry.key, entry]));
  const entries = asked.map((key) => {
    const entry = known.get(key);
    if (!entry) {
      throw badRequest(`Unrecognized permission: ${key}`);
    }
    return entry;
  });
  const project = projectOf(context, query);
  context.spend(POINTS_PER_IDENTITY * entries.length);
  return json({
    permissions: Object.fromEntries(
      entries.map((entry) => {
        const { id, key, name, type, description } = entry;
        return [key, { id, key, name, type, description, havePermission: holds(context, entry, project) }];
      }),
    ),
  });
}

/** Without a project, a project permission is one that the caller has in any project. */
function holds(context: SiteContext, entry: PermissionEntry, project: Project | null): boolean {
  const { accountId } = context;
  if (accountId === null) {
    return false;
  }
  if (entry.type === 'GLOBAL') {
    return context.permissions.holdsGlobally(accountId, entry.grant);
  }
  const projects = project ? [project] : [...context.data.projects.values()];
  return projects.some((candidate) => holdsInProject(context, accountId, candidate, entry.key));
}

function projectOf(context: SiteContext, query: URLSearchParams): Project | null {
  const { projects } = context.data;
  const issueKey = query.get('issueKey');
  const issueId = query.get('issueId');
  const projectKey = query.get('projectKey');
  const projectId = query.get('projectId');
  if (issueKey === null && issueId === null && projectKey === null && projectId === null) {
    return null;
  }
  const issue = issuesOf(context.data).find(issueId ?? issueKey ?? '');
  const project =
    projects.get(issue?.projectId ?? projectId ?? '') ??
    [...projects.values()].find((candidate) => projectKey !== null && candidate.key === projectKey);
  if (!project || !context.mayBrowseProject(project)) {
    throw notFound('The project or issue does not exist, or you do not have permission to view it.');
  }
  return project;
}
