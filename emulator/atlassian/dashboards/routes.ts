import type { Route } from '../routing';
import { editDashboards } from './bulk-edit';
import { getDashboard, listDashboards, searchDashboards } from './read';

const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];

export const dashboardRoutes: Route[] = [
  { method: 'GET', path: '/rest/api/3/dashboard', scopes: READ, handler: listDashboards, anonymous: true },
  {
    method: 'GET',
    path: '/rest/api/3/dashboard/search',
    scopes: READ,
    handler: searchDashboards,
    anonymous: true,
  },
  { method: 'PUT', path: '/rest/api/3/dashboard/bulk/edit', scopes: WRITE, handler: editDashboards },
  { method: 'GET', path: '/rest/api/3/dashboard/{id}', scopes: READ, handler: getDashboard, anonymous: true },
];
