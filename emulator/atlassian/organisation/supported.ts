import { assignOrganisationRole, assignRole, revokeOrganisationRole, revokeRole } from './directory/roles';
import { removeUserFromDirectory, restoreUser, suspendUser } from './directory/change-users';
import { getDirectoryGroup, searchDirectoryGroups } from './directory/groups';
import { inviteUsers } from './directory/invite';
import { getLastActiveDates } from './directory/last-active';
import { addGroupMember, removeGroupMember } from './directory/memberships';
import { getDirectoryUser, listDirectoryUsers, searchDirectoryUsers } from './directory/read-users';
import { listRoleAssignments } from './directory/role-assignments';
import { listDirectories } from './organisations/directories';
import { getOrganisation, listOrganisations } from './organisations/read';
import { listWorkspaces } from './organisations/workspaces';
import type { OrganisationRoute } from './routing';
import { getScimGroup, listScimGroups, patchScimGroup } from './scim/groups';
import { getScimUser, listScimUsers, patchScimUser } from './scim/users';
import { deleteApiToken, listApiTokens } from './user-management/api-tokens';
import { cancelDeletion, deleteAccount, disableAccount, enableAccount } from './user-management/lifecycle';
import { getManageability } from './user-management/manage';

const V1 = '/admin/v1/orgs';
const V2 = '/admin/v2/orgs';
const DIRECTORY = `${V2}/{orgId}/directories/{directoryId}`;
const MANAGE = '/users/{account_id}/manage';
const SCIM = '/scim/directory/{directoryId}';

/** Every operation of `https://api.atlassian.com` that the emulator answers. Nothing else is answered. */
export const supportedOrganisationRoutes: readonly OrganisationRoute[] = [
  { method: 'GET', path: V1, handler: listOrganisations },
  { method: 'GET', path: `${V1}/{orgId}`, handler: getOrganisation },
  {
    method: 'GET',
    path: `${V1}/{orgId}/directory/users/{accountId}/last-active-dates`,
    handler: getLastActiveDates,
  },
  { method: 'POST', path: `${V1}/{orgId}/users/{userId}/roles/assign`, handler: assignRole },
  { method: 'POST', path: `${V1}/{orgId}/users/{userId}/roles/revoke`, handler: revokeRole },
  {
    method: 'POST',
    path: `${V1}/{orgId}/users/{userId}/role-assignments/assign`,
    handler: assignOrganisationRole,
  },
  {
    method: 'POST',
    path: `${V1}/{orgId}/users/{userId}/role-assignments/revoke`,
    handler: revokeOrganisationRole,
  },
  { method: 'GET', path: `${V2}/{orgId}/directories`, handler: listDirectories },
  { method: 'POST', path: `${V2}/{orgId}/workspaces`, handler: listWorkspaces },
  { method: 'POST', path: `${V2}/{orgId}/users/invite`, handler: inviteUsers },
  { method: 'POST', path: `${DIRECTORY}/users/search`, handler: searchDirectoryUsers },
  { method: 'GET', path: `${DIRECTORY}/users`, handler: listDirectoryUsers },
  { method: 'GET', path: `${DIRECTORY}/users/{userId}`, handler: getDirectoryUser },
  { method: 'DELETE', path: `${DIRECTORY}/users/{accountId}`, handler: removeUserFromDirectory },
  { method: 'POST', path: `${DIRECTORY}/users/{accountId}/suspend`, handler: suspendUser },
  { method: 'POST', path: `${DIRECTORY}/users/{accountId}/restore`, handler: restoreUser },
  { method: 'GET', path: `${DIRECTORY}/users/{accountId}/role-assignments`, handler: listRoleAssignments },
  { method: 'POST', path: `${DIRECTORY}/groups/search`, handler: searchDirectoryGroups },
  { method: 'GET', path: `${DIRECTORY}/groups/{groupId}`, handler: getDirectoryGroup },
  { method: 'POST', path: `${DIRECTORY}/groups/{groupId}/memberships`, handler: addGroupMember },
  {
    method: 'DELETE',
    path: `${DIRECTORY}/groups/{groupId}/memberships/{accountId}`,
    handler: removeGroupMember,
  },
  { method: 'GET', path: MANAGE, handler: getManageability },
  { method: 'POST', path: `${MANAGE}/lifecycle/disable`, handler: disableAccount },
  { method: 'POST', path: `${MANAGE}/lifecycle/enable`, handler: enableAccount },
  { method: 'POST', path: `${MANAGE}/lifecycle/delete`, handler: deleteAccount },
  { method: 'POST', path: `${MANAGE}/lifecycle/cancel-delete`, handler: cancelDeletion },
  { method: 'GET', path: `${MANAGE}/api-tokens`, handler: listApiTokens },
  { method: 'DELETE', path: `${MANAGE}/api-tokens/{tokenId}`, handler: deleteApiToken },
  { method: 'GET', path: `${SCIM}/Users`, handler: listScimUsers },
  { method: 'GET', path: `${SCIM}/Users/{userId}`, handler: getScimUser },
  { method: 'PATCH', path: `${SCIM}/Users/{userId}`, handler: patchScimUser },
  { method: 'GET', path: `${SCIM}/Groups`, handler: listScimGroups },
  { method: 'GET', path: `${SCIM}/Groups/{id}`, handler: getScimGroup },
  { method: 'PATCH', path: `${SCIM}/Groups/{id}`, handler: patchScimGroup },
];
