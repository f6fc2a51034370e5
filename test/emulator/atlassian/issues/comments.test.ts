import { createTestSite, paragraph, valueAt, type TestSite } from './site';

const PATH = '/rest/api/3/issue/IT-1/comment';
const INTERNAL = [{ key: 'sd.public.comment', value: { internal: true } }];

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

async function add(who: string, body: object, path = PATH): Promise<string> {
  return String(valueAt(await site.expect(who, `POST ${path}`, 201, body), 'id'));
}

async function idsSeenBy(who: string, query = ''): Promise<unknown[]> {
  const comments = valueAt(await site.expect(who, `GET ${PATH}${query}`, 200), 'comments');
  return Array.isArray(comments) ? comments.map((comment) => valueAt(comment, 'id')) : [];
}

test('a comment is added, told to the app, changed and taken away', async () => {
  const body = await site.expect('operator', `POST ${PATH}`, 201, { body: paragraph('One') });
  expect(body).toMatchObject({
    author: { accountId: site.accountIdOf('operator') },
    updateAuthor: { accountId: site.accountIdOf('operator') },
    body: paragraph('One'),
    jsdPublic: true,
  });
  const id = String(valueAt(body, 'id'));
  expect(site.events).toMatchObject([
    {
      eventType: 'avi:jira:commented:issue',
      selfGenerated: false,
      comment: { id, author: { accountId: site.accountIdOf('operator') } },
    },
  ]);
  await site.expect('operator', `PUT ${PATH}/${id}`, 200, { body: paragraph('Two') });
  expect(await site.expect('agent', `GET ${PATH}/${id}`, 200)).toMatchObject({ body: paragraph('Two') });
  await site.expect('operator', `DELETE ${PATH}/${id}`, 204);
  await site.expect('operator', `GET ${PATH}/${id}`, 404);
});

test('they come oldest first, or newest first, in pages of at most 100', async () => {
  const first = await add('operator', { body: paragraph('1') });
  const second = await add('operator', { body: paragraph('2') });
  expect(await idsSeenBy('operator')).toEqual([first, second]);
  expect(await idsSeenBy('operator', '?orderBy=+created')).toEqual([first, second]);
  expect(await idsSeenBy('operator', '?orderBy=-created')).toEqual([second, first]);
  expect(await idsSeenBy('operator', '?startAt=1&maxResults=1')).toEqual([second]);
  expect(await site.expect('operator', `GET ${PATH}?maxResults=500`, 200)).toMatchObject({
    startAt: 0,
    maxResults: 100,
    total: 2,
  });
  await site.expect('operator', `GET ${PATH}?orderBy=author`, 400);
});

test('internal ones of a service project are for agents and the app, in every way to read them', async () => {
  const id = await add('operator', { body: paragraph('secret words'), properties: INTERNAL });
  expect(await idsSeenBy('agent')).toEqual([id]);
  expect(await idsSeenBy('app')).toEqual([id]);
  expect(await idsSeenBy('colleague')).toEqual([]);
  await site.expect('colleague', `GET ${PATH}/${id}`, 404);
  await site.expect('colleague', `GET /rest/api/3/comment/${id}/properties`, 404);
  expect(await site.expect('colleague', 'GET /rest/api/3/issue/IT-1', 200)).toMatchObject({
    fields: { comment: { total: 0, comments: [] } },
  });
  const jql = 'key = IT-1 AND comment ~ secret';
  const found = (body: unknown) => valueAt(body, 'issues');
  expect(found(await site.expect('agent', 'POST /rest/api/3/search/jql', 200, { jql }))).toHaveLength(1);
  expect(found(await site.expect('colleague', 'POST /rest/api/3/search/jql', 200, { jql }))).toHaveLength(0);
});

test('the flag means nothing outside of service projects', async () => {
  const path = '/rest/api/3/issue/ENG-1/comment';
  await add('leaver', { body: paragraph('x'), properties: INTERNAL }, path);
  expect(await site.expect('colleague', `GET ${path}`, 200)).toMatchObject({ total: 1 });
});

test('properties are there when they are asked for', async () => {
  const id = await add('operator', { body: paragraph('x'), properties: INTERNAL });
  const comment = await site.expect('operator', `GET ${PATH}/${id}?expand=properties`, 200);
  expect(comment).toMatchObject({ jsdPublic: false, properties: INTERNAL });
  expect(await site.expect('operator', `GET ${PATH}/${id}`, 200)).not.toHaveProperty('properties');
});

test('they can be kept to a group or a project role that the author is in', async () => {
  const toGroup = { type: 'group', value: 'offboarding-operators' };
  const id = await add('operator', { body: paragraph('x'), visibility: toGroup });
  expect(await site.expect('operator', `GET ${PATH}/${id}`, 200)).toMatchObject({ visibility: toGroup });
  expect(await idsSeenBy('agent')).toEqual([]);
  const toRole = { type: 'role', value: 'Service Desk Team' };
  const other = await add('agent', { body: paragraph('x'), visibility: toRole });
  expect(await idsSeenBy('operator')).toEqual([id, other]);
  expect(await idsSeenBy('colleague')).toEqual([]);

  const refusal = await site.expect('agent', `POST ${PATH}`, 400, {
    body: paragraph('x'),
    visibility: toGroup,
  });
  expect(refusal).toEqual({
    errorMessages: [],
    errors: { commentLevel: 'You are currently not a member of the group: offboarding-operators.' },
  });
});

test.each([
  ['a comment without a body', {}, { comment: 'Comment body can not be empty!' }, []],
  ['plain text', { body: 'plain text' }, { comment: 'Comment body is not valid!' }, []],
  [
    'an empty document',
    { body: { type: 'doc', version: 1, content: [] } },
    { comment: 'Comment body can not be empty!' },
    [],
  ],
  [
    'a document that is none',
    { body: { type: 'doc', version: 1, content: [{ type: 'text', text: 'x' }] } },
    {},
    ['INVALID_INPUT'],
  ],
  ['a text that is too long', { body: paragraph('x'.repeat(32_768)) }, {}, ['CONTENT_LIMIT_EXCEEDED']],
])('%s is refused', async (_what, body, errors, errorMessages) => {
  expect(await site.expect('operator', `POST ${PATH}`, 400, body)).toEqual({ errorMessages, errors });
  expect(site.events).toEqual([]);
});

test('people who may only look, or not even that, cannot comment or change comments of others', async () => {
  const id = await add('operator', { body: paragraph('x') });
  await site.expect('colleague', `POST ${PATH}`, 400, { body: paragraph('x') });
  await site.expect('leaver', `POST ${PATH}`, 404, { body: paragraph('x') });
  await site.expect('agent', `PUT ${PATH}/${id}`, 400, { body: paragraph('y') });
  await site.expect('agent', `DELETE ${PATH}/${id}`, 400);
  await site.expect('jira-admin', `DELETE ${PATH}/${id}`, 204);
});
