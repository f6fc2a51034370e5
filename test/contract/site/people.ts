import { COLLEAGUE, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, type Ask, type Ids } from './conversation';

/** Everything about the site, users, groups and permissions. */
export async function talkAboutPeople(ask: Ask, id: Ids): Promise<void> {
  await askAboutTheSite(ask);
  await readPeople(ask, id);
  await readGroups(ask, id);
  await changeGroups(ask, id);
  await changeUsers(ask, id);
}

async function askAboutTheSite(ask: Ask): Promise<void> {
  await ask(undefined, 'GET /rest/api/3/serverInfo', 200);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/applicationrole', 200);
  await ask(OPERATOR, 'GET /rest/api/3/applicationrole', 403);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/applicationrole/jira-software', 200);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/auditing/record?limit=10', 200);
  await ask(OPERATOR, 'GET /rest/api/3/auditing/record', 403);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/permissions', 200);
  await ask(OPERATOR, 'GET /rest/api/3/mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS', 200);
  await ask(JIRA_ADMIN, 'POST /rest/api/3/permissions/check', 200, { globalPermissions: ['ADMINISTER'] });
}

async function readPeople(ask: Ask, id: Ids): Promise<void> {
  const leaver = id.person(LEAVER);
  await ask(SITE_ADMIN, 'GET /rest/api/3/myself', 200);
  await ask(undefined, 'GET /rest/api/3/myself', 401);
  await ask(OPERATOR, `GET /rest/api/3/user?accountId=${leaver}`, 200);
  await ask(SITE_ADMIN, `GET /rest/api/3/user?accountId=${leaver}&expand=groups,applicationRoles`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/user?accountId=712020:nobody', 404);
  await ask(OPERATOR, `GET /rest/api/3/user/groups?accountId=${leaver}`, 200);
  await ask(OPERATOR, `GET /rest/api/3/user/bulk?accountId=${leaver}&accountId=${id.person(COLLEAGUE)}`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/user/search?query=leaver', 200);
  await ask(OPERATOR, 'GET /rest/api/3/users/search?startAt=0&maxResults=10', 200);
  await ask(OPERATOR, `GET /rest/api/3/user/email?accountId=${leaver}`, 400);
}

async function readGroups(ask: Ask, id: Ids): Promise<void> {
  const engineering = id.group('engineering');
  await ask(OPERATOR, `GET /rest/api/3/group?groupId=${engineering}&expand=users`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/group?groupId=none', 404);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/group/bulk?maxResults=5', 200);
  await ask(JIRA_ADMIN, `GET /rest/api/3/group/member?groupId=${engineering}&maxResults=5`, 200);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/group/member?groupId=none', 404);
  await ask(OPERATOR, 'GET /rest/api/3/groups/picker?query=eng', 200);
}

async function changeGroups(ask: Ask, id: Ids): Promise<void> {
  const holding = id.group('leaver-holding');
  const colleague = id.person(COLLEAGUE);
  const membership = (group: string) => `groupId=${id.group(group)}&accountId=${colleague}`;
  await ask(SITE_ADMIN, 'POST /rest/api/3/group', 201, { name: 'contract-group' });
  await ask(SITE_ADMIN, 'POST /rest/api/3/group', 400, { name: 'contract-group' });
  await ask(SITE_ADMIN, 'DELETE /rest/api/3/group?groupname=contract-group', 200);
  await ask(SITE_ADMIN, `POST /rest/api/3/group/user?groupId=${holding}`, 201, { accountId: colleague });
  await ask(SITE_ADMIN, `POST /rest/api/3/group/user?groupId=${holding}`, 400, { accountId: colleague });
  await ask(SITE_ADMIN, `DELETE /rest/api/3/group/user?${membership('leaver-holding')}`, 200);
  await ask(OPERATOR, `DELETE /rest/api/3/group/user?${membership('engineering')}`, 403);
}

async function changeUsers(ask: Ask, id: Ids): Promise<void> {
  const invitation = { emailAddress: 'new@acme.example', products: ['jira-software'] };
  await ask(SITE_ADMIN, 'POST /rest/api/3/user', 201, invitation);
  await ask(SITE_ADMIN, 'POST /rest/api/3/user', 400, invitation);
  await ask(SITE_ADMIN, `DELETE /rest/api/3/user?accountId=${id.person('dormant@acme.example')}`, 204);
  await ask(OPERATOR, `DELETE /rest/api/3/user?accountId=${id.person('viktor.stan@acme.example')}`, 403);
}
