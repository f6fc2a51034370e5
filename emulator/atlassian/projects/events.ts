import type { SiteContext } from '../context';
import type { Project, ProjectComponent } from '../model';
import { describeComponent, projectAvatarUrls } from '../shapes/projects';

/**
 * Product events of projects and components.
 * Source: https://developer.atlassian.com/platform/forge/events-reference/jira/#project-events. People are account ids
 * only, as in the events of issues.
 */
export function emitProjectUpdated(context: SiteContext, project: Project): void {
  const { id, key, name, leadAccountId, assigneeType } = project;
  context.emit({
    eventType: 'avi:jira:updated:project',
    project: {
      id,
      key,
      name,
      self: `${context.data.baseUrl}/rest/api/3/project/${id}`,
      avatarUrls: projectAvatarUrls(context.data.baseUrl, project),
      projectLead: { accountId: leadAccountId },
      assigneeType,
    },
  });
}

export function emitComponentUpdated(context: SiteContext, component: ProjectComponent): void {
  const { leadAccountId } = component;
  context.emit({
    eventType: 'avi:jira:updated:component',
    component: {
      ...describeComponent(context, component),
      lead: leadAccountId === null ? null : { accountId: leadAccountId },
    },
    ...(context.accountId !== null && { atlassianId: context.accountId }),
  });
}
