import type { SiteContext } from '../context';
import type { Project } from '../model';

export interface PermissionEntry {
  id: string;
  /** As answers carry it; the app's own permissions have a long one. */
  key: string;
  name: string;
  type: 'GLOBAL' | 'PROJECT';
  description: string;
  /** How the site's grants name it: the module key for the app's own. */
  grant: string;
}

const GLOBAL: readonly (readonly [key: string, name: string, description: string])[] = [
  [
    'ADMINISTER',
    'Administer Jira',
    'Create and administer projects, work types, fields, workflows and schemes.',
  ],
  ['SYSTEM_ADMIN', 'Jira System Administrators', 'Perform all administration functions.'],
  ['BULK_CHANGE', 'Make bulk changes', 'Change many issues at once.'],
  ['USER_PICKER', 'Browse users and groups', 'View and select users and groups.'],
  ['CREATE_SHARED_OBJECTS', 'Share dashboards and filters', 'Share dashboards and filters with others.'],
  [
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
    'Manage group filter subscriptions',
    'Manage subscriptions of groups.',
  ],
];

/** What a project permission rests on in the emulator's projects. */
type Basis = 'browse' | 'work' | 'administer';

const PROJECT: readonly (readonly [key: string, name: string, basis: Basis])[] = [
  ['BROWSE_PROJECTS', 'Browse projects', 'browse'],
  ['CREATE_ISSUES', 'Create issues', 'work'],
  ['EDIT_ISSUES', 'Edit issues', 'work'],
  ['ASSIGN_ISSUES', 'Assign issues', 'work'],
  ['ASSIGNABLE_USER', 'Assignable user', 'work'],
  ['ADD_COMMENTS', 'Add comments', 'work'],
  ['TRANSITION_ISSUES', 'Transition issues', 'work'],
  ['RESOLVE_ISSUES', 'Resolve issues', 'work'],
  ['CLOSE_ISSUES', 'Close issues', 'work'],
  ['SCHEDULE_ISSUES', 'Schedule issues', 'work'],
  ['LINK_ISSUES', 'Link issues', 'work'],
  ['MOVE_ISSUES', 'Move issues', 'work'],
  ['DELETE_ISSUES', 'Delete issues', 'administer'],
  ['MODIFY_REPORTER', 'Modify reporter', 'administer'],
  ['ADMINISTER_PROJECTS', 'Administer projects', 'administer'],
];

/** What a project says of the app alone. */
const OF_APP: Readonly<Record<string, keyof Project['app']>> = {
  ADD_COMMENTS: 'comment',
  EDIT_ISSUES: 'edit',
  ASSIGN_ISSUES: 'assign',
  TRANSITION_ISSUES: 'transition',
};

const BASIS = new Map(PROJECT.map(([key, , basis]) => [key, basis]));

/** All permissions of the site: Jira's own and those that the app defines. */
export function permissionsOf(context: SiteContext): PermissionEntry[] {
  const { appId, environmentId, globalPermissions } = context.app;
  const entries: Omit<PermissionEntry, 'id'>[] = [
    ...GLOBAL.map(([key, name, description]) => ({
      key,
      name,
      description,
      type: 'GLOBAL' as const,
      grant: key,
    })),
    ...PROJECT.map(([key, name]) => ({ key, name, description: name, type: 'PROJECT' as const, grant: key })),
    ...globalPermissions.map(({ key, name, description }) => ({
      key: `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${key}`,
      name,
      description,
      type: 'GLOBAL' as const,
      grant: key,
    })),
  ];
  return entries.map((entry, index) => ({ id: String(index), ...entry }));
}

/** Whether an account has a project permission there. */
export function holdsInProject(
  context: SiteContext,
  accountId: string,
  project: Project,
  permission: string,
): boolean {
  const { permissions } = context;
  switch (BASIS.get(permission)) {
    case 'browse':
      return permissions.browsesProject(accountId, project);
    case 'administer':
      return permissions.administersProject(accountId, project);
    case 'work': {
      const setting = accountId === context.app.accountId ? OF_APP[permission] : undefined;
      return permissions.worksOn(accountId, project) && (setting === undefined || project.app[setting]);
    }
    case undefined:
      return false;
  }
}
