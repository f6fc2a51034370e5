import { contractViolations, type Exchange } from './openapi';

const JSON_HEADERS = { 'content-type': 'application/json' };

const exchange = (change: Partial<Exchange>): Exchange => ({
  method: 'GET',
  path: '/rest/api/3/group/member?groupId=a',
  requestHeaders: new Headers(),
  requestBody: '',
  status: 200,
  responseHeaders: new Headers(JSON_HEADERS),
  responseBody: '{"values": []}',
  ...change,
});

const search = (body: unknown, change: Partial<Exchange> = {}): Exchange =>
  exchange({
    method: 'POST',
    path: '/rest/api/3/search/jql',
    requestHeaders: new Headers(JSON_HEADERS),
    requestBody: JSON.stringify(body),
    responseBody: '{"issues": []}',
    ...change,
  });

describe('the comparison with the OpenAPI documents', () => {
  test('accepts what the document describes', async () => {
    await expect(contractViolations(exchange({}))).resolves.toEqual([]);
    await expect(contractViolations(search({ jql: 'project = IT' }))).resolves.toEqual([]);
  });

  test.each<[string, Exchange, string]>([
    ['an address that no document has', exchange({ path: '/rest/api/3/nonsense' }), 'is in no document'],
    ['a method that the address does not have', exchange({ method: 'PUT' }), 'is in no document'],
    [
      'a query parameter that does not exist',
      exchange({ path: '/rest/api/3/group/member?grupId=a' }),
      '"grupId"',
    ],
    [
      'a query parameter of the wrong type',
      exchange({ path: '/rest/api/3/group/member?startAt=x' }),
      '/query/startAt',
    ],
    [
      'a missing required parameter',
      exchange({ method: 'DELETE', path: '/rest/api/3/group/user' }),
      'accountId',
    ],
    ['a body that breaks the schema', search({ jql: 3 }), '/requestBody/jql must be string'],
    ['a body where none is taken', exchange({ requestBody: '{}' }), 'the operation takes none'],
    [
      'a body that is not said to be JSON',
      search({}, { requestHeaders: new Headers() }),
      'has a body of the type',
    ],
    ['a status that is not documented', exchange({ status: 418 }), 'the status 418 is not documented'],
    [
      'an answer that breaks the schema',
      exchange({ responseBody: '{"values": {}}' }),
      '/values must be array',
    ],
    ['a field that does not exist', exchange({ responseBody: '{"value": []}' }), '"value"'],
    ['an answer that is no JSON', exchange({ responseBody: '<html>' }), 'must be object'],
    [
      'an answer that is not said to be JSON',
      exchange({ responseHeaders: new Headers() }),
      'response / has the type',
    ],
  ])('refuses %s', async (_what, wrong, expected) => {
    expect((await contractViolations(wrong)).join('\n')).toContain(expected);
  });

  test('leaves out what stands in the list of known errors', async () => {
    const history = (from: unknown) =>
      exchange({
        path: '/rest/api/3/issue/IT-1/changelog',
        responseBody: JSON.stringify({
          values: [{ items: [{ field: 'resolution', from, toString: 'Done' }] }],
        }),
      });
    await expect(contractViolations(history(null))).resolves.toEqual([]);
    await expect(contractViolations(history(3))).resolves.toHaveLength(1);
  });
});
