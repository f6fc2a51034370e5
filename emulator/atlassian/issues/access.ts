import type { SiteContext } from '../context';
import { JiraError, notFound } from '../errors';
import type { Comment, Issue, Project } from '../model';
import { issuesOf } from './issue-store';

/** The property of a comment that keeps it from customers: `{"internal": true}`. */
export const INTERNAL_COMMENT_PROPERTY = 'sd.public.comment';

export interface FoundIssue {
  issue: Issue;
  project: Project;
}

/** @throws {JiraError} 404 when there is no such issue or the caller may not browse its project. */
export function requireIssue(context: SiteContext, idOrKey: string): FoundIssue {
  const issue = issuesOf(context.data).find(idOrKey);
  if (issue) {
    const project = projectOf(context, issue);
    if (context.mayBrowseProject(project)) {
      return { issue, project };
    }
  }
  throw notFound('Issue does not exist or you do not have permission to see it.');
}

/** @throws {Error} when the site's data name a project that it does not have: a broken seed. */
export function projectOf(context: SiteContext, issue: Issue): Project {
  const project = context.data.projects.get(issue.projectId);
  if (!project) {
    throw new Error(`Issue ${issue.key} lies in project ${issue.projectId}, which does not exist.`);
  }
  return project;
}

/** @throws {JiraError} 401 for callers without credentials. */
export function requireActor(context: SiteContext): string {
  if (context.accountId === null) {
    throw new JiraError(401, [
      'You are not authenticated. Authentication required to perform this operation.',
    ]);
  }
  return context.accountId;
}

/** Who works on a project may comment there; what the app may is a setting of the project. */
export function mayComment(context: SiteContext, project: Project): boolean {
  return context.accountId === context.app.accountId ? project.app.comment : context.mayWorkOn(project);
}

/** What the app may edit is a setting of the project, too. */
export function mayEdit(context: SiteContext, project: Project): boolean {
  return context.accountId === context.app.accountId
    ? project.app.browse && project.app.edit
    : context.mayWorkOn(project);
}

export function mayAssign(context: SiteContext, project: Project): boolean {
  return context.accountId === context.app.accountId
    ? project.app.browse && project.app.assign
    : context.mayWorkOn(project);
}

/** Who works on a project may make its transitions; what the app may is a setting of the project. */
export function mayTransition(context: SiteContext, project: Project): boolean {
  return context.accountId === context.app.accountId
    ? project.app.browse && project.app.transition
    : context.mayWorkOn(project);
}

export function isInternal(comment: Comment): boolean {
  const value = comment.properties[INTERNAL_COMMENT_PROPERTY];
  return typeof value === 'object' && value !== null && 'internal' in value && isTrue(value.internal);
}

/** Internal comments of service projects are for agents and apps; restricted ones for their group or role. */
export function maySeeComment(context: SiteContext, project: Project, comment: Comment): boolean {
  const isForAgents = project.projectTypeKey === 'service_desk' && isInternal(comment);
  if (isForAgents && !context.mayWorkOn(project)) {
    return false;
  }
  return comment.visibility === null || isAmong(context, project, comment.visibility);
}

/** Whether the caller is in the group or project role that a comment is restricted to. */
export function isAmong(
  context: SiteContext,
  project: Project,
  visibility: NonNullable<Comment['visibility']>,
): boolean {
  const { accountId, data } = context;
  if (accountId === null) {
    return false;
  }
  if (visibility.type === 'group') {
    return data.memberships.has(visibility.identifier, accountId);
  }
  return data.roleActors.some(
    (actor) =>
      actor.projectId === project.id &&
      actor.roleId === visibility.identifier &&
      (actor.accountId === accountId ||
        (actor.groupId !== null && data.memberships.has(actor.groupId, accountId))),
  );
}

// Some clients, Automation for Jira among them, send the flag as a string.
function isTrue(flag: unknown): boolean {
  return flag === true || flag === 'true';
}
