import type { Route } from '../routing';
import { inviteUser } from './invite';
import { removeUser } from './remove';
import { getMyself, getUser, getUserGroups, getUsers, refuseEmail } from './read';
import { listUsers, searchUsers } from './search';

export const userRoutes: Route[] = [
  { method: 'GET', path: '/rest/api/3/user', scopes: ['read:jira-user'], handler: getUser },
  { method: 'POST', path: '/rest/api/3/user', scopes: ['manage:jira-configuration'], handler: inviteUser },
  { method: 'DELETE', path: '/rest/api/3/user', scopes: ['manage:jira-configuration'], handler: removeUser },
  { method: 'GET', path: '/rest/api/3/user/groups', scopes: ['read:jira-user'], handler: getUserGroups },
  { method: 'GET', path: '/rest/api/3/user/bulk', scopes: ['read:jira-user'], handler: getUsers },
  {
    method: 'GET',
    path: '/rest/api/3/user/search',
    scopes: ['read:jira-user'],
    handler: searchUsers,
    anonymous: true,
  },
  { method: 'GET', path: '/rest/api/3/users/search', scopes: ['read:jira-user'], handler: listUsers },
  {
    method: 'GET',
    path: '/rest/api/3/user/email',
    scopes: ['read:email-address:jira'],
    handler: refuseEmail,
  },
  { method: 'GET', path: '/rest/api/3/myself', scopes: ['read:jira-user'], handler: getMyself },
];
