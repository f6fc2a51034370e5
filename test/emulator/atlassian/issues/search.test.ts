import { createTestSite, keysOf, namesIn, valueAt, type TestSite } from './site';

const SEARCH = 'POST /rest/api/3/search/jql';
const WEEK_IN_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

test('gives nothing but ids unless fields are asked for', async () => {
  const body = await site.expect('operator', SEARCH, 200, { jql: 'key = IT-1' });
  expect(body).toEqual({ isLast: true, issues: [{ id: '10000' }] });
});

test('gives the fields that are asked for', async () => {
  const query = 'jql=key%3DIT-1&fields=summary,status&fields=customfield_10050';
  const body = await site.expect('operator', `GET /rest/api/3/search/jql?${query}`, 200);
  expect(valueAt(body, 'issues', 0)).toMatchObject({
    key: 'IT-1',
    fields: {
      summary: 'Offboard leaver@acme.example',
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      customfield_10050: { accountId: site.accountIdOf('leaver'), active: true },
    },
  });
  expect(namesIn(valueAt(body, 'issues', 0, 'fields'))).toHaveLength(3);
});

test('gives properties, change logs, names and types when they are asked for', async () => {
  await site.expect('operator', 'PUT /rest/api/3/issue/IT-1/properties/leaver', 201, { run: 1 });
  await site.expect('operator', 'PUT /rest/api/3/issue/IT-1/assignee', 204, { accountId: null });
  const body = await site.expect('operator', SEARCH, 200, {
    jql: 'key = IT-1',
    fields: ['summary'],
    expand: 'changelog,names,schema',
    properties: ['leaver'],
  });
  expect(body).toMatchObject({
    names: { summary: 'Summary' },
    schema: { summary: { type: 'string' } },
    issues: [{ properties: { leaver: { run: 1 } }, changelog: { total: 1, histories: [{}] } }],
  });
});

test('gives pages that a token continues, and the last one says so', async () => {
  const jql = 'project = ENG ORDER BY created ASC';
  const seen: unknown[] = [];
  let nextPageToken: unknown;
  for (const page of [1, 2, 3]) {
    const request = { jql, fields: ['key'], maxResults: 3, ...(nextPageToken ? { nextPageToken } : {}) };
    const body = await site.expect('jira-admin', SEARCH, 200, request);
    seen.push(...keysOf(body));
    nextPageToken = valueAt(body, 'nextPageToken');
    expect(valueAt(body, 'isLast')).toBe(page === 3);
    expect(nextPageToken === undefined).toBe(page === 3);
  }
  expect(seen).toEqual(['ENG-1', 'ENG-2', 'ENG-3', 'ENG-4', 'ENG-5', 'ENG-6', 'ENG-7', 'ENG-8']);
});

test('skips nothing when issues of the first page stop matching before the second', async () => {
  const jql = 'assignee = currentUser() AND resolution = Unresolved ORDER BY key';
  const first = await site.expect('leaver', SEARCH, 200, { jql, fields: ['key'], maxResults: 2 });
  expect(keysOf(first)).toEqual(['APP-1', 'APP-2']);
  for (const key of keysOf(first)) {
    await site.expect('leaver', `PUT /rest/api/3/issue/${String(key)}/assignee`, 204, { accountId: null });
  }
  const nextPageToken = valueAt(first, 'nextPageToken');
  const second = await site.expect('leaver', SEARCH, 200, { jql, fields: ['key'], nextPageToken });
  expect(keysOf(second)).toEqual(['ENG-1', 'ENG-2', 'ENG-3', 'ENG-4']);
});

test('refuses tokens that it did not give, that belong to another query, or that are a week old', async () => {
  const first = await site.expect('jira-admin', SEARCH, 200, { jql: 'project = ENG', maxResults: 1 });
  const nextPageToken = valueAt(first, 'nextPageToken');
  await site.expect('jira-admin', SEARCH, 400, { jql: 'project = ENG', nextPageToken: 'nonsense' });
  await site.expect('jira-admin', SEARCH, 400, { jql: 'project = APP', nextPageToken });
  await site.expect('jira-admin', SEARCH, 200, { jql: 'project = ENG', nextPageToken });
  site.clock.advance(WEEK_IN_MILLISECONDS + 1000);
  await site.expect('jira-admin', SEARCH, 400, { jql: 'project = ENG', nextPageToken });
});

test('refuses queries without a restriction, sizes out of range and parameters that do not exist', async () => {
  const unbounded = await site.expect('operator', SEARCH, 400, { jql: 'ORDER BY created' });
  expect(unbounded).toEqual({
    errorMessages: [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ],
    errors: {},
  });
  await site.expect('operator', SEARCH, 400, {});
  await site.expect('operator', SEARCH, 400, { jql: 'project = IT', maxResults: 5001 });
  await site.expect('operator', SEARCH, 400, { jql: 'project = IT', maxResults: 0 });
  await site.expect('operator', SEARCH, 400, { jql: 'project = IT', startAt: 0 });
});

test('finds only issues of projects that the caller may see', async () => {
  expect(
    keysOf(await site.expect('leaver', SEARCH, 200, { jql: 'resolution = Unresolved', fields: ['key'] })),
  ).not.toContain('IT-1');
  await site.expect('leaver', SEARCH, 400, { jql: 'project = IT' });
  await site.expect('leaver', SEARCH, 400, { jql: 'key = IT-1' });
});

test('counts', async () => {
  const body = { jql: 'project = ENG' };
  expect(await site.expect('jira-admin', 'POST /rest/api/3/search/approximate-count', 200, body)).toEqual({
    count: 8,
  });
  await site.expect('jira-admin', 'POST /rest/api/3/search/approximate-count', 400, { jql: '' });
});

test('answers that the old search is gone', async () => {
  await site.expect('operator', 'GET /rest/api/3/search?jql=project%3DIT', 410);
  await site.expect('operator', 'POST /rest/api/3/search', 410, { jql: 'project = IT' });
});

test('costs the app a point for the request and one for each issue', async () => {
  const { points } = await site.ask('app', SEARCH, { jql: 'project = IT', fields: ['summary'] });
  expect(points).toBe(5);
});

test('parses queries and says what is wrong with them', async () => {
  const queries = ['project = IT ORDER BY key DESC', 'colour = red', 'project ='];
  const body = await site.expect('operator', 'POST /rest/api/3/jql/parse', 200, { queries });
  expect(body).toEqual({
    queries: [
      {
        query: queries[0],
        structure: {
          where: { field: { name: 'project' }, operator: '=', operand: { value: 'IT' } },
          orderBy: { fields: [{ field: { name: 'key' }, direction: 'desc' }] },
        },
      },
      {
        query: queries[1],
        errors: ["Field 'colour' does not exist or you do not have permission to view it."],
      },
      {
        query: queries[2],
        errors: [
          'Error in the JQL Query: Expecting either a value, list or function before the end of the query.',
        ],
      },
    ],
  });
});
