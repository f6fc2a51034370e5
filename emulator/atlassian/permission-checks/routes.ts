import type { Route } from '../routing';
import { checkPermissions } from './check';
import { getMyPermissions, listPermissions } from './mine';

export const permissionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/permissions',
    scopes: ['manage:jira-configuration'],
    handler: listPermissions,
  },
  {
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    scopes: ['read:jira-work'],
    handler: getMyPermissions,
    anonymous: true,
  },
  // The OpenAPI document names the classic scope in words only ("Deprecation notice").
  {
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    scopes: ['read:jira-work'],
    handler: checkPermissions,
    anonymous: true,
  },
];
