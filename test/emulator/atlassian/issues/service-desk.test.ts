import { createTestSite, valueAt, type TestSite } from './site';

const REQUEST = '/rest/servicedeskapi/request/IT-1';

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

test('lists the service desks and request types that the caller may see', async () => {
  expect(await site.expect('operator', 'GET /rest/servicedeskapi/servicedesk', 200)).toMatchObject({
    size: 1,
    isLastPage: true,
    values: [{ id: '1', projectKey: 'IT', projectName: 'IT service desk' }],
  });
  for (const desk of ['1', 'IT', '10000']) {
    const page = await site.expect(
      'operator',
      `GET /rest/servicedeskapi/servicedesk/${desk}/requesttype`,
      200,
    );
    expect(valueAt(page, 'values')).toMatchObject([
      { name: 'Offboard', serviceDeskId: '1' },
      { name: 'Get help' },
    ]);
  }
  expect(await site.expect('leaver', 'GET /rest/servicedeskapi/servicedesk', 200)).toMatchObject({ size: 0 });
  expect(await site.expect('leaver', 'GET /rest/servicedeskapi/servicedesk/1', 404)).toHaveProperty(
    'errorMessage',
  );
});

test('reads a request with its type, status and values', async () => {
  const body = await site.expect('operator', `GET ${REQUEST}?expand=requestType,serviceDesk`, 200);
  expect(body).toMatchObject({
    issueId: '10000',
    issueKey: 'IT-1',
    serviceDeskId: '1',
    requestType: { name: 'Offboard' },
    serviceDesk: { projectKey: 'IT' },
    reporter: { accountId: site.accountIdOf('hanna.reyes') },
    currentStatus: { status: 'To Do', statusCategory: 'NEW' },
  });
  expect(valueAt(body, 'requestFieldValues')).toContainEqual(
    expect.objectContaining({
      fieldId: 'customfield_10050',
      label: 'Leaver',
      value: expect.objectContaining({ accountId: site.accountIdOf('leaver') }) as unknown,
    }),
  );
  await site.expect('leaver', `GET ${REQUEST}`, 404);
  await site.expect('operator', 'GET /rest/servicedeskapi/request/ENG-1', 404);
});

test('makes a request, also on behalf of somebody, and the one who asked sees it', async () => {
  const body = await site.expect('operator', 'POST /rest/servicedeskapi/request', 201, {
    serviceDeskId: '1',
    requestTypeId: '1',
    raiseOnBehalfOf: site.accountIdOf('colleague'),
    requestFieldValues: {
      summary: 'Offboard dormant',
      description: 'Please.',
      customfield_10050: { accountId: site.accountIdOf('dormant') },
    },
  });
  expect(body).toMatchObject({ issueKey: 'IT-5', requestTypeId: '1' });
  expect(await site.expect('colleague', 'GET /rest/servicedeskapi/request/IT-5', 200)).toMatchObject({
    reporter: { accountId: site.accountIdOf('colleague') },
  });
  expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-5', 200)).toMatchObject({
    fields: {
      customfield_10010: { requestType: { name: 'Offboard' } },
      customfield_10050: { accountId: site.accountIdOf('dormant') },
      description: { type: 'doc' },
    },
  });
  const refusal = await site.expect('operator', 'POST /rest/servicedeskapi/request', 400, {
    serviceDeskId: '1',
    requestTypeId: '1',
    requestFieldValues: {},
  });
  expect(valueAt(refusal, 'errorMessage')).toBe('You must specify a summary of the issue.');
});

test('comments in public or internally, and customers see the public ones', async () => {
  await site.expect('operator', `POST ${REQUEST}/comment`, 201, { body: 'To all', public: true });
  await site.expect('operator', `POST ${REQUEST}/comment`, 201, { body: 'Between us', public: false });
  const bodiesSeenBy = async (who: string, query = '') => {
    const values = valueAt(await site.expect(who, `GET ${REQUEST}/comment${query}`, 200), 'values');
    return Array.isArray(values) ? values.map((value) => valueAt(value, 'body')) : [];
  };
  expect(await bodiesSeenBy('agent')).toEqual(['To all', 'Between us']);
  expect(await bodiesSeenBy('agent', '?public=false')).toEqual(['Between us']);
  expect(await bodiesSeenBy('agent', '?internal=false')).toEqual(['To all']);
  expect(await bodiesSeenBy('hanna.reyes')).toEqual(['To all']);

  await site.expect('hanna.reyes', `POST ${REQUEST}/comment`, 201, { body: 'Thanks', public: true });
  await site.expect('hanna.reyes', `POST ${REQUEST}/comment`, 403, { body: 'Psst', public: false });
  await site.expect('colleague', `POST ${REQUEST}/comment`, 403, { body: 'Hello', public: true });
  expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1/comment', 200)).toMatchObject({
    comments: [{ jsdPublic: true }, { jsdPublic: false }, { jsdPublic: true }],
  });
});

test('makes transitions with a comment', async () => {
  expect(await site.expect('operator', `GET ${REQUEST}/transition`, 200)).toMatchObject({
    values: [{ id: '11' }, { id: '31', name: 'Resolve' }],
  });
  const body = { id: '31', additionalComment: { body: 'Done' } };
  await site.expect('operator', `POST ${REQUEST}/transition`, 204, body);
  expect(await site.expect('operator', `GET ${REQUEST}`, 200)).toMatchObject({
    currentStatus: { status: 'Done', statusCategory: 'DONE' },
  });
  expect(site.events.map(({ eventType }) => eventType)).toEqual([
    'avi:jira:updated:issue',
    'avi:jira:commented:issue',
  ]);
  const refusal = await site.expect('operator', `POST ${REQUEST}/transition`, 400, body);
  expect(valueAt(refusal, 'errorMessage')).toBe("Transition id '31' is not valid for this issue.");
});

test('is closed to an app without its scopes', async () => {
  await site.expect('app', `GET ${REQUEST}`, 401);
});
