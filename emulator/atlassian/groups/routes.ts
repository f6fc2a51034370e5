import type { Route } from '../routing';
import { createGroup, deleteGroup } from './administer';
import { addMember, removeMember } from './change-members';
import { getGroup, listGroups, listMembers, pickGroups } from './read';

const READ = ['read:jira-user'];
const CONFIGURE = ['manage:jira-configuration'];

export const groupRoutes: Route[] = [
  { method: 'GET', path: '/rest/api/3/group', scopes: READ, handler: getGroup },
  { method: 'POST', path: '/rest/api/3/group', scopes: CONFIGURE, handler: createGroup },
  { method: 'DELETE', path: '/rest/api/3/group', scopes: CONFIGURE, handler: deleteGroup },
  { method: 'GET', path: '/rest/api/3/group/bulk', scopes: READ, handler: listGroups },
  { method: 'GET', path: '/rest/api/3/group/member', scopes: CONFIGURE, handler: listMembers },
  { method: 'POST', path: '/rest/api/3/group/user', scopes: CONFIGURE, handler: addMember },
  { method: 'DELETE', path: '/rest/api/3/group/user', scopes: CONFIGURE, handler: removeMember },
  { method: 'GET', path: '/rest/api/3/groups/picker', scopes: READ, handler: pickGroups, anonymous: true },
];
