import { z } from 'zod';
import { COLLEAGUE, JIRA_ADMIN, LEAVER, OPERATOR, type Ask, type Ids } from './conversation';

/** Everything about projects, components, roles, filters and dashboards. */
export async function talkAboutWork(ask: Ask, id: Ids): Promise<void> {
  await talkAboutProjects(ask, id);
  await talkAboutComponents(ask, id);
  await talkAboutRoles(ask, id);
  await talkAboutFilters(ask, id);
  await talkAboutDashboards(ask, id);
}

async function talkAboutProjects(ask: Ask, id: Ids): Promise<void> {
  await ask(OPERATOR, 'GET /rest/api/3/project/search?expand=lead', 200);
  await ask(OPERATOR, 'GET /rest/api/3/project/search?query=nothingatall', 404);
  await ask(OPERATOR, 'GET /rest/api/3/project/ENG', 200);
  await ask(OPERATOR, 'GET /rest/api/3/project/NONE', 404);
  await ask(JIRA_ADMIN, 'PUT /rest/api/3/project/ENG', 200, { leadAccountId: id.person(COLLEAGUE) });
}

async function talkAboutComponents(ask: Ask, id: Ids): Promise<void> {
  const api = id.component('API');
  await ask(OPERATOR, 'GET /rest/api/3/project/ENG/component', 200);
  await ask(OPERATOR, 'GET /rest/api/3/project/ENG/components', 200);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/component?projectIdsOrKeys=ENG', 200);
  await ask(OPERATOR, `GET /rest/api/3/component/${api}`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/component/999999', 404);
  await ask(JIRA_ADMIN, `PUT /rest/api/3/component/${api}`, 200, { leadAccountId: id.person(COLLEAGUE) });
}

async function talkAboutRoles(ask: Ask, id: Ids): Promise<void> {
  await ask(JIRA_ADMIN, 'GET /rest/api/3/role', 200);
  const addresses = z
    .record(z.string(), z.string())
    .parse(await ask(JIRA_ADMIN, 'GET /rest/api/3/project/ENG/role', 200));
  const role = `/rest/api/3/project/ENG/role/${addresses['Developers']?.split('/').at(-1) ?? ''}`;
  await ask(JIRA_ADMIN, `GET ${role}`, 200);
  await ask(JIRA_ADMIN, `POST ${role}`, 200, { user: [id.person(COLLEAGUE)] });
  await ask(JIRA_ADMIN, `DELETE ${role}?user=${id.person(COLLEAGUE)}`, 204);
}

async function talkAboutFilters(ask: Ask, id: Ids): Promise<void> {
  const bugs = `/rest/api/3/filter/${id.filter('API bugs')}`;
  const blockers = `/rest/api/3/filter/${id.filter('Release blockers')}`;
  await ask(OPERATOR, 'GET /rest/api/3/filter/search?expand=owner,jql', 200);
  await ask(LEAVER, `GET ${bugs}`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/filter/999999', 400);
  await ask(LEAVER, 'POST /rest/api/3/filter', 200, { name: 'Contract', jql: 'project = ENG' });
  await ask(LEAVER, `PUT ${bugs}`, 200, { name: 'Bugs of the API' });
  await ask(LEAVER, `PUT ${blockers}/owner`, 204, { accountId: id.person(COLLEAGUE) });
  await ask(LEAVER, `DELETE ${bugs}`, 204);
}

async function talkAboutDashboards(ask: Ask, id: Ids): Promise<void> {
  const board = id.dashboard('Release board');
  await ask(OPERATOR, 'GET /rest/api/3/dashboard', 200);
  await ask(OPERATOR, 'GET /rest/api/3/dashboard/search', 200);
  await ask(LEAVER, `GET /rest/api/3/dashboard/${board}`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/dashboard/999999', 404);
  await ask(JIRA_ADMIN, 'PUT /rest/api/3/dashboard/bulk/edit', 200, {
    action: 'changeOwner',
    entityIds: [Number(board)],
    extendAdminPermissions: true,
    changeOwnerDetails: { newOwner: id.person(COLLEAGUE), autofixName: true },
  });
}
