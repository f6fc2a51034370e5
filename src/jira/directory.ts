import type { LeaverFacts, ProductAccess } from '../offboarding/facts';
import type { OperatorStanding } from '../offboarding/guards';
import type { Directory } from '../offboarding/ports';
import type { Settings } from '../offboarding/settings';
import { answered } from './answered';
import { JiraRefusal } from './call';
import { unlessNotFound } from './absence';
import type { JiraClient } from './client';
import {
  addUserToGroup,
  getApplicationRoles,
  getGroupMembers,
  removeUserFromGroup,
} from './endpoints/groups';
import { checkGlobalPermissions } from './endpoints/permissions';
import { deleteUser, getUserWithAccess, searchUsers } from './endpoints/users';
import { isInRoleOf } from './team-roles';
import { readLeads, readOwnership } from './ownership';

/** Everything but what the organisation tells. */
export type JiraDirectory = Omit<Directory, 'standing'>;

/** Jira's own permission to administer it. */
const ADMINISTER = 'ADMINISTER';
/** People, groups and what they own, as Jira tells them to the app. */
export function createDirectory(
  jira: JiraClient,
  permissionKey: (moduleKey: string) => string,
): JiraDirectory {
  return {
    leaver: async (accountId) => {
      const user = await unlessNotFound(jira.call(getUserWithAccess(accountId)));
      return user && leaverFacts(user);
    },

    emailOf: async (accountId) =>
      (await unlessNotFound(jira.call(getUserWithAccess(accountId))))?.emailAddress ?? null,

    byEmail: async (email) => {
      const wanted = email.toLowerCase();
      const people = await jira.call(searchUsers(email));
      const exact = people.filter((person) => person.emailAddress?.toLowerCase() === wanted);
      const [only] = exact;
      return exact.length === 1 && only ? { accountId: only.accountId } : undefined;
    },

    products: async () => (await jira.call(getApplicationRoles())).map(productAccess),

    activePeople: async () => {
      const counts = (await jira.call(getApplicationRoles())).flatMap(({ userCount }) => userCount ?? []);
      return counts.length === 0 ? undefined : Math.max(...counts);
    },

    isInRoleOf: (accountId, team) => isInRoleOf(jira, accountId, team),
    leads: () => readLeads(jira),
    ownership: (accountId, leads) => readOwnership(jira, accountId, leads),

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
        : standingByPermission(jira, accountId, permissionKey('offboard-people')),

    holds: async (accountId, permission) => {
      const standing = await standingByPermission(jira, accountId, permissionKey(permission));
      return (
        standing.may === true ||
        (standing.may === false && standing.because === 'no-permission' ? false : null)
      );
    },
    members: async (groupId, startAt) => {
      const { values, total } = await jira.call(getGroupMembers(groupId, startAt));
      return { people: values.map(({ accountId, displayName }) => ({ accountId, displayName })), total };
    },
    removeFromGroup: (groupId, accountId) =>
      answered((told) => jira.call(removeUserFromGroup(groupId, accountId), told)),
    addToGroup: (groupId, accountId) =>
      answered((told) => jira.call(addUserToGroup(groupId, accountId), told)),
    removeFromSite: (accountId) => answered((told) => jira.call(deleteUser(accountId), told)),
  };
}

function leaverFacts(user: ReturnType<ReturnType<typeof getUserWithAccess>['parse']>): LeaverFacts {
  return {
    accountId: user.accountId,
    displayName: user.displayName,
    accountType: user.accountType,
    active: user.active,
    ...(user.emailAddress && { emailAddress: user.emailAddress }),
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
