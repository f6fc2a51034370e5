import type { Route } from '../routing';
import { changeFilterOwner, createFilter, deleteFilter, updateFilter } from './change';
import { getFilter, searchFilters } from './read';

const READ = ['read:jira-work'];
const WRITE = ['write:jira-work'];

export const filterRoutes: Route[] = [
  { method: 'POST', path: '/rest/api/3/filter', scopes: WRITE, handler: createFilter },
  { method: 'GET', path: '/rest/api/3/filter/search', scopes: READ, handler: searchFilters, anonymous: true },
  { method: 'GET', path: '/rest/api/3/filter/{id}', scopes: READ, handler: getFilter, anonymous: true },
  { method: 'PUT', path: '/rest/api/3/filter/{id}', scopes: WRITE, handler: updateFilter },
  { method: 'DELETE', path: '/rest/api/3/filter/{id}', scopes: WRITE, handler: deleteFilter },
  { method: 'PUT', path: '/rest/api/3/filter/{id}/owner', scopes: WRITE, handler: changeFilterOwner },
];
