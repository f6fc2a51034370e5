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
  // The OpenAPI document names no classic scope for this one.
  {
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    scopes: [],
    handler: checkPermissions,
    anonymous: true,
  },
];
