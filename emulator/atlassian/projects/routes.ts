import type { Route } from '../routing';
import {
  getComponent,
  listComponents,
  listProjectComponents,
  pageProjectComponents,
  updateComponent,
} from './components';
import { getProject, searchProjects, updateProject } from './projects';
import { addRoleActors, getProjectRole, listProjectRoles, listRoles, removeRoleActor } from './roles';

const READ = ['read:jira-work'];
const ADMINISTER = ['manage:jira-project'];
const CONFIGURE = ['manage:jira-configuration'];

const PROJECT = '/rest/api/3/project/{projectIdOrKey}';

export const projectRoutes: Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/project/search',
    scopes: READ,
    handler: searchProjects,
    anonymous: true,
  },
  { method: 'GET', path: PROJECT, scopes: READ, handler: getProject, anonymous: true },
  { method: 'PUT', path: PROJECT, scopes: ADMINISTER, handler: updateProject },
  {
    method: 'GET',
    path: `${PROJECT}/component`,
    scopes: READ,
    handler: pageProjectComponents,
    anonymous: true,
  },
  {
    method: 'GET',
    path: `${PROJECT}/components`,
    scopes: READ,
    handler: listProjectComponents,
    anonymous: true,
  },
  { method: 'GET', path: '/rest/api/3/component', scopes: READ, handler: listComponents, anonymous: true },
  { method: 'GET', path: '/rest/api/3/component/{id}', scopes: READ, handler: getComponent, anonymous: true },
  { method: 'PUT', path: '/rest/api/3/component/{id}', scopes: ADMINISTER, handler: updateComponent },
  { method: 'GET', path: `${PROJECT}/role`, scopes: READ, handler: listProjectRoles },
  { method: 'GET', path: `${PROJECT}/role/{id}`, scopes: READ, handler: getProjectRole },
  { method: 'POST', path: `${PROJECT}/role/{id}`, scopes: CONFIGURE, handler: addRoleActors },
  { method: 'DELETE', path: `${PROJECT}/role/{id}`, scopes: ADMINISTER, handler: removeRoleActor },
  { method: 'GET', path: '/rest/api/3/role', scopes: CONFIGURE, handler: listRoles },
];
