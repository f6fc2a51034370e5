import type { Caller, InstalledApp } from '../contract';
import type { Project, SiteData } from './model';
import { isGrantedDirectly } from './organisation/product-access';

/** Which global permissions of Jira a group's administration gives: site admins administer Jira too. */
const ADMINISTRATION = new Set(['ADMINISTER', 'SYSTEM_ADMIN']);

/** Answers what people and the app may do, from the site's data as it is now. */
export interface Permissions {
  /** The person is active and is in a group that administers the site. */
  administersSite(accountId: string): boolean;
  administersJira(accountId: string): boolean;
  /** Jira's own permissions by key (`USER_PICKER`), those of the app by module key. */
  holdsGlobally(accountId: string, permission: string): boolean;
  /** Has access to any product. */
  isLicensed(accountId: string): boolean;
  browsesProject(accountId: string, project: Project): boolean;
  worksOn(accountId: string, project: Project): boolean;
  administersProject(accountId: string, project: Project): boolean;
}

/**
 * People act with what their groups give. The app's own user administers Jira, as the user of an installed app
 * does, sees the projects that the seed lets it see, and holds no permission of its own kind.
 */
export function createPermissions(data: SiteData, app: InstalledApp): Permissions {
  const groupsOf = (accountId: string) => data.memberships.groupIdsOf(accountId);
  const isActive = (accountId: string) => data.people.get(accountId)?.active ?? false;
  const isIn = (accountId: string, groupIds: readonly string[]) => {
    const own = groupsOf(accountId);
    return groupIds.some((groupId) => own.has(groupId));
  };
  const administers = (accountId: string, what: readonly string[]) => {
    for (const groupId of groupsOf(accountId)) {
      if (what.includes(data.groups.get(groupId)?.administers ?? 'none')) {
        return isActive(accountId);
      }
    }
    return false;
  };

  const administersSite = (accountId: string) => administers(accountId, ['site']);
  const administersJira = (accountId: string) =>
    accountId === app.accountId ||
    administers(accountId, ['site', 'jira']) ||
    isGranted(accountId, 'ADMINISTER');
  const isGranted = (accountId: string, permission: string) => {
    const grant = data.globalPermissions.find((candidate) => candidate.permission === permission);
    return grant !== undefined && isActive(accountId) && isIn(accountId, grant.groupIds);
  };
  const isLicensed = (accountId: string) =>
    isActive(accountId) &&
    data.applicationRoles.some(
      (role) =>
        isIn(accountId, role.groupIds) ||
        isGrantedDirectly(data, role.key, data.organisation.roleGrants.of(accountId)),
    );
  const allows = (accountId: string, access: Project['browse']) =>
    isActive(accountId) &&
    (access.accountIds.includes(accountId) ||
      isIn(accountId, access.groupIds) ||
      (access.anyone && isLicensed(accountId)));

  const administersProject = (accountId: string, project: Project) =>
    administersJira(accountId) ||
    (isActive(accountId) &&
      (project.leadAccountId === accountId || isInRole(data, accountId, project, 'Administrators')));

  return {
    administersSite,
    administersJira,
    holdsGlobally: (accountId, permission) => {
      if (permission === 'SYSTEM_ADMIN') {
        return administersSite(accountId);
      }
      if (ADMINISTRATION.has(permission)) {
        return administersJira(accountId);
      }
      const ofJira = !app.globalPermissions.some(({ key }) => key === permission);
      return isGranted(accountId, permission) || (ofJira && administersJira(accountId));
    },
    isLicensed,
    browsesProject: (accountId, project) =>
      accountId === app.accountId
        ? project.app.browse
        : allows(accountId, project.browse) ||
          allows(accountId, project.work) ||
          leads(data, accountId, project),
    worksOn: (accountId, project) =>
      accountId === app.accountId
        ? project.app.browse
        : allows(accountId, project.work) || leads(data, accountId, project),
    administersProject: (accountId, project) =>
      accountId === app.accountId ? project.app.browse : administersProject(accountId, project),
  };
}

/** Whose rights apply to a call. */
export function accountOf(caller: Caller, app: InstalledApp): string | null {
  switch (caller.kind) {
    case 'person':
    case 'app-as-person':
      return caller.accountId;
    case 'app':
      return app.accountId;
    case 'anonymous':
      return null;
  }
}

function leads(data: SiteData, accountId: string, project: Project): boolean {
  return (
    (data.people.get(accountId)?.active ?? false) &&
    (project.leadAccountId === accountId || isInRole(data, accountId, project, 'Administrators'))
  );
}

function isInRole(data: SiteData, accountId: string, project: Project, roleName: string): boolean {
  const groupIds = data.memberships.groupIdsOf(accountId);
  return data.roleActors.some(
    (actor) =>
      actor.projectId === project.id &&
      data.roles.get(actor.roleId)?.name === roleName &&
      (actor.accountId === accountId || (actor.groupId !== null && groupIds.has(actor.groupId))),
  );
}
