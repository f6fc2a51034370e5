import { z } from 'zod';
import { COLLEAGUE, JIRA_ADMIN, LEAVER, OPERATOR, type Ask, type Ids } from './conversation';

const identified = z.object({ id: z.string() });
const transitions = z.object({ transitions: z.array(z.object({ id: z.string(), name: z.string() })) });
const task = z.object({ taskId: z.string() });

/** A text in Atlassian's document format. */
const document = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** Everything about issues, their comments and properties, and search. */
export async function talkAboutIssues(ask: Ask, id: Ids): Promise<void> {
  await readIssues(ask);
  await editIssues(ask, id);
  await resolveAnIssue(ask);
  await comment(ask);
  await setProperties(ask);
  await attach(ask);
  await watch(ask, id);
  await search(ask);
  await changeManyIssues(ask, id);
}

async function attach(ask: Ask): Promise<void> {
  const form = new FormData();
  form.set('file', new Blob(['one,two'], { type: 'text/csv' }), 'evidence.csv');
  const [added] = z
    .array(identified)
    .parse(await ask(OPERATOR, 'POST /rest/api/3/issue/IT-1/attachments', 200, form));
  await ask(OPERATOR, `GET /rest/api/3/attachment/content/${added?.id ?? ''}?redirect=false`, 200);
  await ask(OPERATOR, 'GET /rest/api/3/attachment/content/999999', 404);
}

async function readIssues(ask: Ask): Promise<void> {
  await ask(OPERATOR, 'GET /rest/api/3/issue/IT-1', 200);
  await ask(
    OPERATOR,
    'GET /rest/api/3/issue/IT-1?fields=summary,status&expand=names,changelog,transitions',
    200,
  );
  await ask(OPERATOR, 'GET /rest/api/3/issue/IT-999', 404);
  await ask(OPERATOR, 'GET /rest/api/3/issue/IT-1/editmeta', 200);
  await ask(OPERATOR, 'POST /rest/api/3/issue/bulkfetch', 200, {
    issueIdsOrKeys: ['IT-1', 'IT-2'],
    fields: ['summary'],
  });
  const page = z
    .object({ issueTypes: z.array(identified) })
    .parse(await ask(OPERATOR, 'GET /rest/api/3/issue/createmeta/IT/issuetypes', 200));
  const type = page.issueTypes[0]?.id ?? '';
  await ask(OPERATOR, `GET /rest/api/3/issue/createmeta/IT/issuetypes/${type}`, 200);
}

async function editIssues(ask: Ask, id: Ids): Promise<void> {
  const created = identified.parse(
    await ask(COLLEAGUE, 'POST /rest/api/3/issue', 201, {
      fields: { project: { key: 'ENG' }, issuetype: { name: 'Task' }, summary: 'Made by the contract test' },
    }),
  );
  await ask(COLLEAGUE, 'POST /rest/api/3/issue', 400, { fields: { project: { key: 'ENG' } } });
  await ask(COLLEAGUE, `PUT /rest/api/3/issue/${created.id}`, 204, { fields: { summary: 'Renamed' } });
  await ask(COLLEAGUE, `PUT /rest/api/3/issue/${created.id}/assignee`, 204, { accountId: id.person(LEAVER) });
  await ask(COLLEAGUE, `GET /rest/api/3/issue/${created.id}/changelog`, 200);
  const changelog = z
    .object({ values: z.array(identified) })
    .parse(await ask(COLLEAGUE, `GET /rest/api/3/issue/${created.id}/changelog`, 200));
  await ask(COLLEAGUE, `POST /rest/api/3/issue/${created.id}/changelog/list`, 200, {
    changelogIds: changelog.values.map((entry) => Number(entry.id)),
  });
  await ask(JIRA_ADMIN, `DELETE /rest/api/3/issue/${created.id}`, 204);
}

async function resolveAnIssue(ask: Ask): Promise<void> {
  const answer = transitions.parse(await ask(OPERATOR, 'GET /rest/api/3/issue/IT-4/transitions', 200));
  const transition = answer.transitions.find(({ name }) => name === 'Start progress');
  await ask(OPERATOR, 'POST /rest/api/3/issue/IT-4/transitions', 204, { transition: { id: transition?.id } });
  await ask(OPERATOR, 'POST /rest/api/3/issue/IT-4/transitions', 400, { transition: { id: '99999' } });
  await ask(OPERATOR, 'GET /rest/api/3/issue/IT-4/transitions?expand=transitions.fields', 200);
}

async function comment(ask: Ask): Promise<void> {
  const comments = '/rest/api/3/issue/IT-3/comment';
  const { id } = identified.parse(
    await ask(OPERATOR, `POST ${comments}`, 201, {
      body: document('Internal'),
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
    }),
  );
  await ask(OPERATOR, `POST ${comments}`, 400, { body: 'plain text' });
  await ask(OPERATOR, `GET ${comments}?startAt=0&maxResults=5&orderBy=created`, 200);
  await ask(OPERATOR, `GET ${comments}/${id}`, 200);
  await ask(OPERATOR, `PUT ${comments}/${id}`, 200, { body: document('Changed') });
  const properties = `/rest/api/3/comment/${id}/properties`;
  await ask(OPERATOR, `PUT ${properties}/contract`, 201, { some: 'value' });
  await ask(OPERATOR, `PUT ${properties}/contract`, 200, { another: 'value' });
  await ask(OPERATOR, `GET ${properties}`, 200);
  await ask(OPERATOR, `GET ${properties}/contract`, 200);
  await ask(OPERATOR, `DELETE ${properties}/contract`, 204);
  await ask(OPERATOR, `DELETE ${comments}/${id}`, 204);
}

async function setProperties(ask: Ask): Promise<void> {
  const properties = '/rest/api/3/issue/IT-3/properties';
  await ask(OPERATOR, `PUT ${properties}/contract`, 201, { some: 'value' });
  await ask(OPERATOR, `PUT ${properties}/contract`, 200, { another: 'value' });
  await ask(OPERATOR, `GET ${properties}`, 200);
  await ask(OPERATOR, `GET ${properties}/contract`, 200);
  await ask(OPERATOR, `DELETE ${properties}/contract`, 204);
  await ask(OPERATOR, `GET ${properties}/contract`, 404);
}

async function watch(ask: Ask, id: Ids): Promise<void> {
  const watchers = '/rest/api/3/issue/IT-3/watchers';
  await ask(OPERATOR, `POST ${watchers}`, 204, id.person(OPERATOR));
  await ask(OPERATOR, `GET ${watchers}`, 200);
  await ask(OPERATOR, `DELETE ${watchers}?accountId=${id.person(OPERATOR)}`, 204);
}

async function search(ask: Ask): Promise<void> {
  const jql = 'project = IT ORDER BY created DESC';
  await ask(OPERATOR, 'GET /rest/api/3/search/jql?jql=project%20%3D%20IT&fields=summary&maxResults=2', 200);
  await ask(OPERATOR, 'POST /rest/api/3/search/jql', 200, {
    jql,
    fields: ['*all'],
    expand: 'changelog',
    maxResults: 2,
  });
  await ask(OPERATOR, 'POST /rest/api/3/search/jql', 400, { jql: 'nonsense ~~ 3' });
  await ask(OPERATOR, 'POST /rest/api/3/search/approximate-count', 200, { jql: 'project = IT' });
  await ask(OPERATOR, 'GET /rest/api/3/search?jql=project%20%3D%20IT', 410);
  await ask(OPERATOR, 'POST /rest/api/3/search', 410, { jql });
  await ask(OPERATOR, 'POST /rest/api/3/jql/parse?validation=strict', 200, {
    queries: [jql, 'nonsense ~~ 3'],
  });
}

async function changeManyIssues(ask: Ask, id: Ids): Promise<void> {
  const { taskId } = task.parse(
    await ask(JIRA_ADMIN, 'POST /rest/api/3/bulk/issues/fields', 201, {
      selectedIssueIdsOrKeys: ['IT-2'],
      selectedActions: ['assignee'],
      sendBulkNotification: false,
      editedFieldsInput: {
        singleSelectClearableUserPickerFields: [
          { fieldId: 'assignee', user: { accountId: id.person(OPERATOR) } },
        ],
      },
    }),
  );
  await ask(JIRA_ADMIN, `GET /rest/api/3/bulk/queue/${taskId}`, 200);
}
