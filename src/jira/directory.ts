import type { LeaverFacts, Ownership, ProductAccess } from '../offboarding/facts';
import type { OperatorStanding } from '../offboarding/guards';
import type { Change, Directory } from '../offboarding/ports';
import type { Settings } from '../offboarding/settings';
import { JiraRefusal, type JiraCall } from './call';
import type { JiraClient } from './client';
import { addUserToGroup, getApplicationRoles, removeUserFromGroup } from './endpoints/groups';
import { findComponents, searchFilters, searchProjects } from './endpoints/ownership';
import { checkGlobalPermissions } from './endpoints/permissions';
import { deleteUser, getUserWithAccess, searchUsers } from './endpoints/users';

/** Jira's own permission to administer it. */
const ADMINISTER = 'ADMINISTER';
/** Projects asked for components at a time: 100 keys of 10 characters stay far below the length limit of an address. */
const PROJECTS_AT_A_TIME = 100;

/** People, groups and what they own, as Jira tells them to the app. */
export function createDirectory(jira: JiraClient, offboardPermission: () => string): Directory {
  return {
    leaver: async (accountId) => {
      const user = await unlessNotFound(jira.call(getUserWithAccess(accountId)));
      return user && leaverFacts(user);
    },

    byEmail: async (email) => {
      const wanted = email.toLowerCase();
      const people = await jira.call(searchUsers(email));
      const exact = people.filter((person) => person.emailAddress?.toLowerCase() === wanted);
      const [only] = exact;
      return exact.length === 1 && only ? { accountId: only.accountId } : undefined;
    },

    products: async () => (await jira.call(getApplicationRoles())).map(productAccess),

    ownership: (accountId) => readOwnership(jira, accountId),

    administersJira: async (accountId) => {
      try {
        return (await jira.call(checkGlobalPermissions(accountId, [ADMINISTER]))).includes(ADMINISTER);
      } catch (error) {
        if (error instanceof JiraRefusal && error.status === 403) return false;
        throw error;
      }
    },

    operatorStanding: (accountId, operators) =>
      operators.check === 'groups'
        ? standingByGroups(jira, accountId, operators.groupIds)
        : standingByPermission(jira, accountId, offboardPermission()),

    removeFromGroup: (groupId, accountId) => change(jira, removeUserFromGroup(groupId, accountId)),
    addToGroup: (groupId, accountId) => change(jira, addUserToGroup(groupId, accountId)),
    removeFromSite: (accountId) => change(jira, deleteUser(accountId)),
  };
}

function leaverFacts(user: ReturnType<ReturnType<typeof getUserWithAccess>['parse']>): LeaverFacts {
  return {
    accountId: user.accountId,
    displayName: user.displayName,
    accountType: user.accountType,
    active: user.active,
    groups: user.groups.items,
    products: user.applicationRoles.items.map(({ key }) => key),
  };
}

function productAccess(
  role: ReturnType<ReturnType<typeof getApplicationRoles>['parse']>[number],
): ProductAccess {
  const ids = (groups: typeof role.groupDetails) => groups.flatMap(({ groupId }) => groupId ?? []);
  return {
    key: role.key,
    name: role.name,
    groupIds: ids(role.groupDetails),
    defaultGroupIds: ids(role.defaultGroupsDetails),
  };
}

async function standingByPermission(
  jira: JiraClient,
  accountId: string,
  permission: string,
): Promise<OperatorStanding> {
  try {
    const held = await jira.call(checkGlobalPermissions(accountId, [permission]));
    return held.includes(permission) ? { may: true } : { may: false, because: 'no-permission' };
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    return error.status === 403
      ? { may: false, because: 'not-allowed-to-ask' }
      : { may: 'unknown', words: error.words };
  }
}

async function standingByGroups(
  jira: JiraClient,
  accountId: string,
  groupIds: Settings['operators']['groupIds'],
): Promise<OperatorStanding> {
  const user = await unlessNotFound(jira.call(getUserWithAccess(accountId)));
  const isMember =
    user?.active === true && user.groups.items.some(({ groupId }) => groupIds.includes(groupId));
  return isMember ? { may: true } : { may: false, because: 'not-in-group' };
}

async function readOwnership(jira: JiraClient, accountId: string): Promise<Ownership> {
  const [filters, { led, components }] = await Promise.all([
    jira.call(searchFilters(accountId)),
    readLeads(jira, accountId),
  ]);
  return { filters: filters.values, filterTotal: filters.total, projects: led, components };
}

async function readLeads(
  jira: JiraClient,
  accountId: string,
): Promise<{ led: { id: string; key: string; name: string }[]; components: Ownership['components'] }> {
  const projects = await everyProject(jira);
  const components: { id: string; name: string; projectKey: string }[] = [];
  for (let start = 0; start < projects.length; start += PROJECTS_AT_A_TIME) {
    const keys = projects.slice(start, start + PROJECTS_AT_A_TIME).map(({ key }) => key);
    components.push(...(await ledComponents(jira, accountId, keys)));
  }
  const led = projects
    .filter(({ lead }) => lead?.accountId === accountId)
    .map(({ id, key, name }) => ({ id, key, name }));
  return { led, components };
}

type ProjectPage = ReturnType<ReturnType<typeof searchProjects>['parse']>;

async function everyProject(jira: JiraClient): Promise<ProjectPage['values']> {
  const projects: ProjectPage['values'] = [];
  for (;;) {
    const page = await unlessNotFound(jira.call(searchProjects(projects.length)));
    projects.push(...(page?.values ?? []));
    if (!page || page.isLast || page.values.length === 0) return projects;
  }
}

async function ledComponents(jira: JiraClient, accountId: string, projectKeys: string[]) {
  const led = [];
  for (let read = 0; ;) {
    const page = await jira.call(findComponents(projectKeys, read));
    read += page.values.length;
    for (const { id, name, lead, project } of page.values) {
      if (lead?.accountId === accountId) led.push({ id, name, projectKey: project ?? '' });
    }
    if (page.values.length === 0 || read >= page.total) return led;
  }
}

/** A refusal of a write is an answer, not an error: reading back decides what it means. */
async function change(jira: JiraClient, call: JiraCall<undefined>): Promise<Change> {
  try {
    await jira.call(call);
    return { accepted: true };
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    return { accepted: false, status: error.status, words: error.words };
  }
}

/** Undefined where Jira answers 404: nothing there, or nothing that the app may see. */
export async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JiraRefusal && error.status === 404) return undefined;
    throw error;
  }
}
