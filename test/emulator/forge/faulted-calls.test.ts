import { startFixture, type FixtureEmulator } from './fixture-emulator';

const WRITE = { as: 'app', method: 'PUT', path: '/rest/api/3/group/user', body: { a: 1 } };

describe('calls of the app that meet faults', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  const traffic = async (query = '') =>
    (await emulator.post(`/_emulator/requests${query}`, undefined, 'GET')).body.requests as Record<
      string,
      unknown
    >[];

  test('take longer', async () => {
    emulator.order({ target: 'jira', effect: { latencyMs: 80 } });
    await emulator.call('jira', WRITE);
    const [entry] = await traffic();
    expect(entry?.durationMs).toBeGreaterThanOrEqual(79);
    expect(entry?.durationMs).toBeLessThan(130);
  });

  test('get the ordered answer and have no effect', async () => {
    emulator.order({
      target: 'jira',
      effect: { status: 429, headers: { 'Retry-After': '7' }, body: { errorMessages: ['Slow'] } },
    });
    expect(await emulator.call('jira', WRITE)).toEqual({ status: 429, body: { errorMessages: ['Slow'] } });
    expect(emulator.site().effects).toEqual([]);
  });

  test('lose the connection before or after their effect', async () => {
    emulator.order({ target: 'jira', times: 1, effect: { drop: 'before' } });
    await expect(emulator.call('jira', WRITE)).rejects.toThrow('fetch failed');
    expect(emulator.site().effects).toHaveLength(0);
    emulator.order({ target: 'jira', times: 1, effect: { drop: 'after' } });
    await expect(emulator.call('jira', WRITE)).rejects.toThrow('fetch failed');
    expect(emulator.site().effects).toHaveLength(1);
    expect(await traffic()).toMatchObject([{ status: 0 }, { status: 0 }]);
    await expect(emulator.call('jira', WRITE)).resolves.toMatchObject({ status: 200 });
  });

  test('are where the invocation dies, before or after their effect', async () => {
    emulator.order({ target: 'jira', times: 1, effect: { kill: 'before' } });
    await expect(emulator.call('jira', WRITE)).rejects.toThrow('FUNCTION_PLATFORM_UNKNOWN_ERROR');
    expect(emulator.site().effects).toHaveLength(0);
    emulator.order({ target: 'jira', times: 1, effect: { kill: 'after' } });
    await expect(emulator.call('jira', WRITE)).rejects.toThrow('FUNCTION_PLATFORM_UNKNOWN_ERROR');
    expect(emulator.site().effects).toHaveLength(1);
    await expect(emulator.call('jira', WRITE)).resolves.toMatchObject({ status: 200 });
  });

  test('read what stood before when reads lag', async () => {
    emulator.order({ target: 'jira', times: 1, effect: { lagMs: 3000 } });
    await emulator.call('jira', WRITE);
    await emulator.call('jira', WRITE);
    expect(emulator.site().effects.map(({ lag }) => lag)).toEqual([3000, undefined]);
  });

  test('leave other clients alone, unless the rule says otherwise', async () => {
    emulator.order({ target: 'jira', effect: { status: 500 } });
    expect((await fetch(`${emulator.url}/rest/api/3/myself`)).status).toBe(200);
    emulator.order({ target: 'jira', clients: true, effect: { status: 502 } });
    expect((await fetch(`${emulator.url}/rest/api/3/myself`)).status).toBe(502);
    await emulator.post('/_emulator/faults', undefined, 'DELETE');
    emulator.order({ target: 'jira', clients: true, effect: { drop: 'after' } });
    await expect(fetch(`${emulator.url}/rest/api/3/myself`)).rejects.toThrow('fetch failed');
  });

  test('reach the storage and the outside as well', async () => {
    emulator.order(
      { target: 'storage', path: '/api/v1/get', times: 1, effect: { status: 503 } },
      { target: 'admin', effect: { status: 418 } },
      { target: 'scim', effect: { status: 419 } },
    );
    expect(await emulator.storage({ do: 'get', key: 'a' })).toEqual([{ code: 'UNKNOWN_ERROR', status: 503 }]);
    expect(await emulator.call('egress', { url: 'https://api.atlassian.com/admin/v1/orgs' })).toMatchObject({
      status: 418,
    });
    expect(
      await emulator.call('egress', { url: 'https://api.atlassian.com/scim/directory/d/Users' }),
    ).toMatchObject({ status: 419 });
  });

  test('are recorded with who made them and what they cost', async () => {
    await emulator.call('jira', { as: 'app', method: 'GET', path: '/rest/api/3/thing?x=1' });
    await emulator.call('jira', { method: 'GET', path: '/rest/api/3/myself' });
    await emulator.storage({ do: 'get', key: 'a' });
    await emulator.call('egress', { url: 'https://api.atlassian.com/admin/v1/orgs' });
    const requests = await traffic();
    expect(requests).toMatchObject([
      { kind: 'jira', identity: 'app', method: 'GET', path: '/rest/api/3/thing?x=1', status: 200, points: 2 },
      { kind: 'jira', identity: 'user:ann', path: '/rest/api/3/myself' },
      { kind: 'egress', identity: 'app', path: 'https://api.atlassian.com/admin/v1/orgs', status: 404 },
    ]);
    const since = String(requests[0]?.seq);
    expect(await traffic(`?since=${since}&kinds=jira,storage`)).toMatchObject([
      { kind: 'jira' },
      { kind: 'storage', readUnits: 1 },
    ]);
    expect(new Set(requests.map(({ invocation }) => invocation)).size).toBe(3);
  });
});
