import { createTestSite, valueAt, type TestSite } from './site';

let site: TestSite;

beforeAll(() => {
  site = createTestSite();
});

test('fields are listed with the names by which queries know them', async () => {
  const fields = await site.expect('operator', 'GET /rest/api/3/field', 200);
  expect(fields).toContainEqual({
    id: 'customfield_10050',
    key: 'customfield_10050',
    name: 'Leaver',
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: ['cf[10050]', 'Leaver', 'Leaver[User Picker (single user)]'],
    schema: {
      type: 'user',
      custom: 'com.atlassian.jira.plugin.system.customfieldtypes:userpicker',
      customId: 10050,
    },
  });
});

test('fields are found by words, type and id', async () => {
  const find = async (query: string) => {
    const values = valueAt(
      await site.expect('operator', `GET /rest/api/3/field/search?${query}`, 200),
      'values',
    );
    return Array.isArray(values) ? values.map((value) => valueAt(value, 'name')) : [];
  };
  expect(await find('query=leaver&type=custom&orderBy=-name')).toEqual([
    'Leavers',
    'Leaver e-mail',
    'Leaver',
  ]);
  expect(await find('id=customfield_10051,summary')).toEqual(['Summary', 'Successor']);
  expect(await find('type=custom&startAt=1&maxResults=1')).toEqual(['Leaver']);
});

test('statuses, resolutions, priorities and issue types are listed', async () => {
  expect(await site.expect('operator', 'GET /rest/api/3/status', 200)).toMatchObject([
    { name: 'To Do', statusCategory: { key: 'new' } },
    { name: 'In Progress', statusCategory: { key: 'indeterminate' } },
    { name: 'Done', statusCategory: { key: 'done' } },
  ]);
  await site.expect('operator', 'GET /rest/api/3/status/Done', 200);
  await site.expect('operator', 'GET /rest/api/3/status/Nowhere', 404);
  expect(await site.expect('operator', 'GET /rest/api/3/resolution', 200)).toContainEqual(
    expect.objectContaining({ name: 'Done' }),
  );
  await site.expect('operator', 'GET /rest/api/3/resolution/1', 404);
  expect(await site.expect('operator', 'GET /rest/api/3/priority', 200)).toHaveLength(5);
  expect(await site.expect('operator', 'GET /rest/api/3/issuetype', 200)).toContainEqual(
    expect.objectContaining({ name: 'Bug', subtask: false }),
  );
  expect(
    await site.expect('operator', 'GET /rest/api/3/issuetype/project?projectId=10000', 200),
  ).toMatchObject([{ name: 'Service request' }, { name: 'Sub-task', subtask: true }]);
});

test('statuses are searched by administrators only', async () => {
  const path = 'GET /rest/api/3/statuses/search';
  expect(await site.expect('jira-admin', `${path}?statusCategory=DONE`, 200)).toMatchObject({
    values: [{ name: 'Done', statusCategory: 'DONE', scope: { type: 'GLOBAL' } }],
  });
  await site.expect('operator', path, 403);
});

test('a project tells the statuses of its workflow', async () => {
  const statuses = [{ name: 'To Do' }, { name: 'In Progress' }, { name: 'Done' }];
  expect(await site.expect('operator', 'GET /rest/api/3/project/IT/statuses', 200)).toMatchObject([
    { name: 'Service request', statuses },
    { name: 'Sub-task', statuses },
  ]);
  await site.expect('leaver', 'GET /rest/api/3/project/IT/statuses', 404);
});

test('forms tell their fields and options to those who may fill them in', async () => {
  const edit = await site.expect('operator', 'GET /rest/api/3/issue/IT-1/editmeta', 200);
  expect(edit).toMatchObject({
    fields: {
      summary: { required: true, operations: ['set'] },
      labels: { operations: ['add', 'set', 'remove'] },
      customfield_10053: { allowedValues: [{ value: 'Normal' }, { value: 'Urgent' }] },
    },
  });
  expect(await site.expect('colleague', 'GET /rest/api/3/issue/IT-1/editmeta', 200)).toEqual({ fields: {} });
  const path = 'GET /rest/api/3/issue/createmeta/IT/issuetypes';
  const types = await site.expect('operator', path, 200);
  expect(types).toMatchObject({ total: 2, issueTypes: [{ name: 'Service request' }, { name: 'Sub-task' }] });
  const requiredOf = async (index: number) => {
    const id = String(valueAt(types, 'issueTypes', index, 'id'));
    const { fields } = (await site.expect('operator', `${path}/${id}`, 200)) as {
      fields: { fieldId: string; required: boolean }[];
    };
    return fields.filter(({ required }) => required).map(({ fieldId }) => fieldId);
  };
  expect(await requiredOf(0)).toEqual(['project', 'issuetype', 'summary']);
  expect(await requiredOf(1)).toEqual(['project', 'issuetype', 'parent', 'summary']);
  await site.expect('colleague', path, 404);
});
