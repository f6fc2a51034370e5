import { createTestSite, keysOf, valueAt, type TestSite } from './site';

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

const fields = (more: object) => ({
  fields: {
    project: { key: 'IT' },
    issuetype: { name: 'Sub-task' },
    summary: 'Remove from the directory',
    ...more,
  },
});
const CREATE = 'POST /rest/api/3/issue';

test('a sub-task belongs to its parent, and both tell so', async () => {
  const { key } = (await site.expect('app', CREATE, 201, fields({ parent: { key: 'IT-1' } }))) as {
    key: string;
  };
  expect(await site.expect('app', `GET /rest/api/3/issue/${key}`, 200)).toMatchObject({
    fields: { parent: { key: 'IT-1' }, issuetype: { subtask: true } },
  });
  const parent = await site.expect('app', 'GET /rest/api/3/issue/IT-1', 200);
  expect(valueAt(parent, 'fields', 'subtasks', 0, 'key')).toBe(key);
  const found = await site.expect('app', 'POST /rest/api/3/search/jql', 200, {
    jql: 'parent = IT-1',
    fields: ['key'],
  });
  expect(keysOf(found)).toEqual([key]);
});

test('a sub-task needs a parent in its project, and nothing else has one', async () => {
  await site.expect('app', CREATE, 400, fields({}));
  await site.expect('app', CREATE, 400, fields({ parent: { key: 'ENG-1' } }));
  await site.expect('app', CREATE, 400, fields({ parent: { key: 'IT-9999' } }));
  await site.expect(
    'app',
    CREATE,
    400,
    fields({ parent: { key: 'IT-1' }, issuetype: { name: 'Service request' } }),
  );
  const { key } = (await site.expect('app', CREATE, 201, fields({ parent: { key: 'IT-1' } }))) as {
    key: string;
  };
  await site.expect('app', CREATE, 400, fields({ parent: { key } }));
});

test('an issue with sub-tasks is deleted only together with them', async () => {
  const { key } = (await site.expect('app', CREATE, 201, fields({ parent: { key: 'IT-1' } }))) as {
    key: string;
  };
  await site.expect('jira-admin', 'DELETE /rest/api/3/issue/IT-1', 400);
  await site.expect('jira-admin', 'DELETE /rest/api/3/issue/IT-1?deleteSubtasks=true', 204);
  await site.expect('app', `GET /rest/api/3/issue/${key}`, 404);
});

test('a seed may bring sub-tasks', async () => {
  const issue = { type: 'Task', reporter: 'colleague@acme.example' };
  const seeded = createTestSite({
    extends: 'company',
    issues: [
      { ...issue, key: 'ENG-1', summary: 'Whole' },
      { ...issue, key: 'ENG-2', summary: 'Part', type: 'Sub-task', parent: 'ENG-1' },
    ],
    invocations: [],
  });
  expect(await seeded.expect('app', 'GET /rest/api/3/issue/ENG-2', 200)).toMatchObject({
    fields: { parent: { key: 'ENG-1' } },
  });
});
