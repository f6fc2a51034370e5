import { z } from 'zod';

/** A request of the site, made once the ones before it were answered. */
export interface SiteRequest {
  /** E-mail of the seeded person who asks; undefined for nobody in particular. */
  as: string | undefined;
  method: string;
  /** With the query. */
  path: string;
  body?: unknown;
  status: number;
}

const stateSchema = z.object({
  people: z.array(z.object({ accountId: z.string(), emailAddress: z.string().nullable(), displayName: z.string() })),
  groups: z.array(z.object({ groupId: z.string(), name: z.string() })),
  components: z.array(z.object({ id: z.string(), name: z.string() })),
  filters: z.array(z.object({ id: z.string(), name: z.string() })),
  dashboards: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** Looks ids up by the names that the seed gives. */
function namesOf(state: unknown) {
  const { people, groups, components, filters, dashboards } = stateSchema.parse(state);
  const idOf = (entities: readonly { id: string; name: string }[], name: string): string => {
    const found = entities.find((entity) => entity.name === name);
    if (!found) throw new Error(`The seed has no ${name}.`);
    return found.id;
  };
  const emails = people.map(({ accountId, emailAddress }) => ({ id: accountId, name: emailAddress ?? '' }));
  return {
    person: (email: string) => idOf(emails, email),
    group: (name: string) =>
      idOf(
        groups.map((group) => ({ id: group.groupId, name: group.name })),
        name,
      ),
    component: (name: string) => idOf(components, name),
    filter: (name: string) => idOf(filters, name),
    dashboard: (name: string) => idOf(dashboards, name),
  };
}

const SITE_ADMIN = 'site-admin@acme.example';
const JIRA_ADMIN = 'jira-admin@acme.example';
const OPERATOR = 'operator@acme.example';
const COLLEAGUE = 'colleague@acme.example';
const LEAVER = 'leaver@acme.example';

type Row = [as: string | undefined, methodAndPath: string, status: number, body?: unknown];

const document = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const reads = (id: ReturnType<typeof namesOf>): Row[] => [
  [undefined, 'GET /rest/api/3/serverInfo', 200],
  [SITE_ADMIN, 'GET /rest/api/3/myself', 200],
  [undefined, 'GET /rest/api/3/myself', 401],
  [JIRA_ADMIN, 'GET /rest/api/3/applicationrole', 200],
  [OPERATOR, 'GET /rest/api/3/applicationrole', 403],
  [JIRA_ADMIN, 'GET /rest/api/3/applicationrole/jira-software', 200],
  [JIRA_ADMIN, 'GET /rest/api/3/auditing/record?limit=10', 200],
  [OPERATOR, 'GET /rest/api/3/auditing/record', 403],
  [OPERATOR, `GET /rest/api/3/user?accountId=${id.person(LEAVER)}`, 200],
  [SITE_ADMIN, `GET /rest/api/3/user?accountId=${id.person(LEAVER)}&expand=groups,applicationRoles`, 200],
  [OPERATOR, 'GET /rest/api/3/user?accountId=712020:nobody', 404],
  [OPERATOR, `GET /rest/api/3/user/groups?accountId=${id.person(LEAVER)}`, 200],
  [OPERATOR, `GET /rest/api/3/user/bulk?accountId=${id.person(LEAVER)}&accountId=${id.person(COLLEAGUE)}`, 200],
  [OPERATOR, 'GET /rest/api/3/user/search?query=leaver', 200],
  [OPERATOR, 'GET /rest/api/3/users/search?startAt=0&maxResults=10', 200],
  [OPERATOR, `GET /rest/api/3/user/email?accountId=${id.person(LEAVER)}`, 400],
  [OPERATOR, `GET /rest/api/3/group?groupId=${id.group('engineering')}&expand=users`, 200],
  [OPERATOR, 'GET /rest/api/3/group?groupId=none', 404],
  [JIRA_ADMIN, 'GET /rest/api/3/group/bulk?maxResults=5', 200],
  [JIRA_ADMIN, `GET /rest/api/3/group/member?groupId=${id.group('engineering')}&maxResults=5`, 200],
  [JIRA_ADMIN, 'GET /rest/api/3/group/member?groupId=none', 404],
  [OPERATOR, 'GET /rest/api/3/groups/picker?query=eng', 200],
  [JIRA_ADMIN, 'GET /rest/api/3/permissions', 200],
  [OPERATOR, 'GET /rest/api/3/mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS', 200],
  [OPERATOR, 'GET /rest/api/3/project/search?expand=lead', 200],
  [OPERATOR, 'GET /rest/api/3/project/search?query=nothingatall', 404],
  [OPERATOR, 'GET /rest/api/3/project/ENG', 200],
  [OPERATOR, 'GET /rest/api/3/project/NONE', 404],
  [OPERATOR, 'GET /rest/api/3/project/ENG/component', 200],
  [OPERATOR, 'GET /rest/api/3/project/ENG/components', 200],
  [JIRA_ADMIN, 'GET /rest/api/3/component?projectIdsOrKeys=ENG', 200],
  [OPERATOR, `GET /rest/api/3/component/${id.component('API')}`, 200],
  [OPERATOR, 'GET /rest/api/3/component/999999', 404],
  [JIRA_ADMIN, 'GET /rest/api/3/project/ENG/role', 200],
  [JIRA_ADMIN, 'GET /rest/api/3/role', 200],
  [OPERATOR, 'GET /rest/api/3/filter/search?expand=owner,jql', 200],
  [LEAVER, `GET /rest/api/3/filter/${id.filter('API bugs')}`, 200],
  [OPERATOR, 'GET /rest/api/3/filter/999999', 400],
  [OPERATOR, 'GET /rest/api/3/dashboard', 200],
  [OPERATOR, 'GET /rest/api/3/dashboard/search', 200],
  [LEAVER, `GET /rest/api/3/dashboard/${id.dashboard('Release board')}`, 200],
  [OPERATOR, 'GET /rest/api/3/dashboard/999999', 404],
];

const writes = (id: ReturnType<typeof namesOf>): Row[] => [
  [JIRA_ADMIN, 'POST /rest/api/3/permissions/check', 200, { globalPermissions: ['ADMINISTER'] }],
  [SITE_ADMIN, 'POST /rest/api/3/group', 201, { name: 'contract-group' }],
  [SITE_ADMIN, 'POST /rest/api/3/group', 400, { name: 'contract-group' }],
  [
    SITE_ADMIN,
    `POST /rest/api/3/group/user?groupId=${id.group('leaver-holding')}`,
    201,
    { accountId: id.person(COLLEAGUE) },
  ],
  [
    SITE_ADMIN,
    `POST /rest/api/3/group/user?groupId=${id.group('leaver-holding')}`,
    400,
    { accountId: id.person(COLLEAGUE) },
  ],
  [
    SITE_ADMIN,
    `DELETE /rest/api/3/group/user?groupId=${id.group('leaver-holding')}&accountId=${id.person(COLLEAGUE)}`,
    200,
  ],
  [
    OPERATOR,
    `DELETE /rest/api/3/group/user?groupId=${id.group('engineering')}&accountId=${id.person(COLLEAGUE)}`,
    403,
  ],
  [SITE_ADMIN, 'DELETE /rest/api/3/group?groupname=contract-group', 200],
  [SITE_ADMIN, 'POST /rest/api/3/user', 201, { emailAddress: 'new@acme.example', products: ['jira-software'] }],
  [SITE_ADMIN, 'POST /rest/api/3/user', 400, { emailAddress: 'new@acme.example', products: ['jira-software'] }],
  [JIRA_ADMIN, 'PUT /rest/api/3/project/ENG', 200, { leadAccountId: id.person(COLLEAGUE) }],
  [
    JIRA_ADMIN,
    `PUT /rest/api/3/component/${id.component('API')}`,
    200,
    { leadAccountId: id.person(COLLEAGUE) },
  ],
  [LEAVER, 'POST /rest/api/3/filter', 200, { name: 'Contract', jql: 'project = ENG' }],
  [LEAVER, `PUT /rest/api/3/filter/${id.filter('API bugs')}`, 200, { name: 'Bugs of the API' }],
  [
    LEAVER,
    `PUT /rest/api/3/filter/${id.filter('Release blockers')}/owner`,
    204,
    { accountId: id.person(COLLEAGUE) },
  ],
  [LEAVER, `DELETE /rest/api/3/filter/${id.filter('API bugs')}`, 204],
  [
    JIRA_ADMIN,
    'PUT /rest/api/3/dashboard/bulk/edit',
    200,
    {
      action: 'changeOwner',
      entityIds: [Number(id.dashboard('Release board'))],
      extendAdminPermissions: true,
      changeOwnerDetails: { newOwner: id.person(COLLEAGUE), autofixName: true },
    },
  ],
  [SITE_ADMIN, `DELETE /rest/api/3/user?accountId=${id.person('dormant@acme.example')}`, 204],
  [OPERATOR, `DELETE /rest/api/3/user?accountId=${id.person('viktor.stan@acme.example')}`, 403],
];

/** Every request that the contract test makes of a site with the seed `company`, in order. */
export function siteRequests(state: unknown): SiteRequest[] {
  const id = namesOf(state);
  return [...reads(id), ...writes(id)].map(([as, methodAndPath, status, body]) => {
    const [method = '', path = ''] = methodAndPath.split(' ');
    return { as, method, path, body, status };
  });
}
void document;
