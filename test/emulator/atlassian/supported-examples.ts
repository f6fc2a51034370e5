import { group, person } from './open-site';

interface Example {
  /** Without `/rest/api/3/`. */
  address: string;
  body?: unknown;
  /** 200 unless told. */
  status?: number;
}

const LEAVER = person('leaver@acme.example');
const COLLEAGUE = person('colleague@acme.example');
const MEMBER = `groupId=${group('design')}&accountId=${LEAVER}`;

/** For each operation a call that works on the seed `company`, made by its site admin. */
export const examples: Readonly<Record<string, Example>> = {
  'GET /rest/api/3/serverInfo': { address: 'serverInfo' },
  'GET /rest/api/3/applicationrole': { address: 'applicationrole' },
  'GET /rest/api/3/applicationrole/{key}': { address: 'applicationrole/jira-software' },
  'GET /rest/api/3/auditing/record': { address: 'auditing/record' },

  'GET /rest/api/3/user': { address: `user?accountId=${LEAVER}&expand=groups,applicationRoles` },
  'POST /rest/api/3/user': {
    address: 'user',
    body: { emailAddress: 'new@acme.example', products: ['jira-software'] },
    status: 201,
  },
  'DELETE /rest/api/3/user': {
    address: `user?accountId=${person('contractor@acme.example')}`,
    status: 204,
  },
  'GET /rest/api/3/user/groups': { address: `user/groups?accountId=${LEAVER}` },
  'GET /rest/api/3/user/bulk': { address: `user/bulk?accountId=${LEAVER}&accountId=${COLLEAGUE}` },
  'GET /rest/api/3/user/search': { address: 'user/search?query=leo' },
  'GET /rest/api/3/users/search': { address: 'users/search?maxResults=1000' },
  'GET /rest/api/3/user/email': { address: `user/email?accountId=${LEAVER}`, status: 400 },
  'GET /rest/api/3/myself': { address: 'myself?expand=groups,applicationRoles' },

  'GET /rest/api/3/group': { address: 'group?groupname=design&expand=users' },
  'POST /rest/api/3/group': { address: 'group', body: { name: 'new' }, status: 201 },
  'DELETE /rest/api/3/group': { address: `group?groupId=${group('design')}` },
  'GET /rest/api/3/group/bulk': { address: 'group/bulk' },
  'GET /rest/api/3/group/member': {
    address: `group/member?groupId=${group('jira-users-acme')}&maxResults=5`,
  },
  'POST /rest/api/3/group/user': {
    address: `group/user?groupId=${group('leaver-holding')}`,
    body: { accountId: LEAVER },
    status: 201,
  },
  'DELETE /rest/api/3/group/user': { address: `group/user?${MEMBER}` },
  'GET /rest/api/3/groups/picker': { address: 'groups/picker?query=admin' },

  'GET /rest/api/3/permissions': { address: 'permissions' },
  'GET /rest/api/3/mypermissions': { address: 'mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS' },
  'POST /rest/api/3/permissions/check': {
    address: 'permissions/check',
    body: {
      accountId: LEAVER,
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10_001], issues: [10_004] }],
    },
  },

  'GET /rest/api/3/project/search': { address: 'project/search?expand=lead,issueTypes,permissions' },
  'GET /rest/api/3/project/{projectIdOrKey}': { address: 'project/ENG' },
  'PUT /rest/api/3/project/{projectIdOrKey}': { address: 'project/APP', body: { leadAccountId: COLLEAGUE } },
  'GET /rest/api/3/project/{projectIdOrKey}/component': { address: 'project/ENG/component' },
  'GET /rest/api/3/project/{projectIdOrKey}/components': { address: 'project/ENG/components' },
  'GET /rest/api/3/component': { address: 'component?projectIdsOrKeys=ENG&projectIdsOrKeys=APP' },
  'GET /rest/api/3/component/{id}': { address: 'component/10000' },
  'PUT /rest/api/3/component/{id}': { address: 'component/10000', body: { leadAccountId: COLLEAGUE } },
  'GET /rest/api/3/project/{projectIdOrKey}/role': { address: 'project/ENG/role' },
  'GET /rest/api/3/project/{projectIdOrKey}/role/{id}': { address: 'project/ENG/role/10001' },
  'POST /rest/api/3/project/{projectIdOrKey}/role/{id}': {
    address: 'project/ENG/role/10002',
    body: { user: [COLLEAGUE] },
  },
  'DELETE /rest/api/3/project/{projectIdOrKey}/role/{id}': {
    address: `project/ENG/role/10002?user=${LEAVER}`,
    status: 204,
  },
  'GET /rest/api/3/role': { address: 'role' },

  'POST /rest/api/3/filter': { address: 'filter', body: { name: 'New', jql: 'project = ENG' } },
  'GET /rest/api/3/filter/search': {
    address: `filter/search?accountId=${LEAVER}&overrideSharePermissions=true&expand=owner,jql,sharePermissions`,
  },
  'GET /rest/api/3/filter/{id}': { address: 'filter/10001' },
  // Only the owner may: the site admin is none.
  'PUT /rest/api/3/filter/{id}': {
    address: 'filter/10001?overrideSharePermissions=true',
    body: { name: 'Changed', jql: 'project = ENG' },
    status: 400,
  },
  'DELETE /rest/api/3/filter/{id}': { address: 'filter/10001', status: 204 },
  'PUT /rest/api/3/filter/{id}/owner': {
    address: 'filter/10001/owner',
    body: { accountId: COLLEAGUE },
    status: 204,
  },

  'GET /rest/api/3/dashboard': { address: 'dashboard' },
  'GET /rest/api/3/dashboard/search': { address: `dashboard/search?accountId=${LEAVER}` },
  'GET /rest/api/3/dashboard/{id}': { address: 'dashboard/10000' },
  'PUT /rest/api/3/dashboard/bulk/edit': {
    address: 'dashboard/bulk/edit',
    body: {
      action: 'changeOwner',
      entityIds: [10_000, 99],
      extendAdminPermissions: true,
      changeOwnerDetails: { newOwner: COLLEAGUE, autofixName: true },
    },
  },
};
