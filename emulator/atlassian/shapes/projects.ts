import type { SiteContext } from '../context';
import type { Project, ProjectComponent } from '../model';
import { describeUserById } from './users';

/** A project as references and lists carry it, with what `expand` adds. */
export function describeProject(context: SiteContext, project: Project, expand: ReadonlySet<string>) {
  const { baseUrl } = context.data;
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    self: `${baseUrl}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    avatarUrls: projectAvatarUrls(baseUrl, project),
    projectTypeKey: project.projectTypeKey,
    simplified: false,
    style: 'classic' as const,
    isPrivate: false,
    ...(expand.has('description') ? { description: '' } : {}),
    ...(expand.has('lead') ? { lead: describeUserById(context, project.leadAccountId) } : {}),
    ...(expand.has('issueTypes') ? { issueTypes: describeIssueTypes(context, project) } : {}),
    ...(expand.has('permissions') ? { permissions: { canEdit: context.mayAdministerProject(project) } } : {}),
  };
}

/** `GET project/{projectIdOrKey}`: the same with lead, types, components and roles. */
export function describeWholeProject(context: SiteContext, project: Project) {
  const { baseUrl } = context.data;
  return {
    ...describeProject(context, project, new Set(['description', 'lead', 'issueTypes'])),
    assigneeType: project.assigneeType,
    components: componentsOf(context, project).map((component) => describeComponent(context, component)),
    versions: [],
    roles: Object.fromEntries(
      [...context.data.roles.values()].map((role) => [
        role.name,
        `${baseUrl}/rest/api/3/project/${project.id}/role/${role.id}`,
      ]),
    ),
  };
}

export function projectAvatarUrls(baseUrl: string, project: Project): Record<string, string> {
  const address = (size: string) => `${baseUrl}/secure/projectavatar?size=${size}&pid=${project.id}`;
  return {
    '16x16': address('xsmall'),
    '24x24': address('small'),
    '32x32': address('medium'),
    '48x48': address('large'),
  };
}

export function componentsOf(context: SiteContext, project: Project): ProjectComponent[] {
  return [...context.data.components.values()].filter(({ projectId }) => projectId === project.id);
}

/** `ProjectComponent` of the OpenAPI document. */
export function describeComponent(context: SiteContext, component: ProjectComponent) {
  const { data } = context;
  const project = data.projects.get(component.projectId);
  const lead = component.leadAccountId;
  const real = realAssignee(component, project);
  return {
    self: `${data.baseUrl}/rest/api/3/component/${component.id}`,
    id: component.id,
    name: component.name,
    ...(lead === null ? {} : { lead: describeUserById(context, lead) }),
    assigneeType: component.assigneeType,
    realAssigneeType: real.type,
    ...(real.accountId === null ? {} : { realAssignee: describeUserById(context, real.accountId) }),
    isAssigneeTypeValid: real.type === component.assigneeType,
    ...(project ? { project: project.key } : {}),
    projectId: Number(component.projectId),
  };
}

/** Who gets the component's new issues: a component without a lead falls back to what its project does. */
function realAssignee(
  { assigneeType, leadAccountId }: ProjectComponent,
  project: Project | undefined,
): { type: ProjectComponent['assigneeType']; accountId: string | null } {
  if (assigneeType === 'COMPONENT_LEAD' && leadAccountId !== null) {
    return { type: assigneeType, accountId: leadAccountId };
  }
  if (assigneeType === 'UNASSIGNED') {
    return { type: assigneeType, accountId: null };
  }
  const isLeads = assigneeType === 'PROJECT_LEAD' || project?.assigneeType === 'PROJECT_LEAD';
  const type = assigneeType === 'COMPONENT_LEAD' ? 'PROJECT_DEFAULT' : assigneeType;
  return { type, accountId: isLeads ? (project?.leadAccountId ?? null) : null };
}

function describeIssueTypes(context: SiteContext, project: Project) {
  return project.issueTypeIds.flatMap((id) => {
    const type = context.data.issueTypes.get(id);
    return type
      ? {
          self: `${context.data.baseUrl}/rest/api/3/issuetype/${type.id}`,
          id: type.id,
          name: type.name,
          description: '',
          iconUrl: `${context.data.baseUrl}/images/icons/issuetypes/${type.id}.svg`,
          subtask: type.subtask,
          hierarchyLevel: type.subtask ? -1 : 0,
        }
      : [];
  });
}
