import { startFixture, type FixtureEmulator } from './fixture-emulator';

describe('the invocations of the host', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  test('give a resolver its payload and a context with the trustworthy caller', async () => {
    const { payload, context } = (await emulator.call('echo', { hay: 1 })) as Record<
      string,
      Record<string, unknown>
    >;
    expect(payload).toEqual({ hay: 1 });
    expect(context).toMatchObject({
      accountId: 'ann',
      cloudId: emulator.site().cloudId,
      moduleKey: 'operator-page',
      extension: { type: 'jira:globalPage' },
      installContext: `ari:cloud:jira::site/${emulator.site().cloudId}`,
    });
  });

  test('answer an error as the bridge tells it, without a stack', async () => {
    await expect(emulator.call('fail')).rejects.toThrow(
      'There was an error invoking the function - The barn is on fire.',
    );
    await expect(emulator.call('unknown')).rejects.toThrow("Resolver has no definition for 'unknown'.");
    expect(emulator.logs.some(({ text }) => text.includes('at '))).toBe(true);
  });

  test('know the remaining time and the app', async () => {
    const context = (await emulator.call('context')) as Record<string, unknown>;
    expect(context.appAri).toBeDefined();
    expect(context.environmentType).toBe('DEVELOPMENT');
    expect(context.remaining).toBeGreaterThan(0);
    expect(context.remaining).toBeLessThanOrEqual(25_000);
  });

  test('follow the moved clock with Date', async () => {
    emulator.clock.advance(86_400_000);
    const times = (await emulator.call('times')) as Record<string, unknown>;
    expect(Number(times.now) - Date.now()).toBeGreaterThan(82_800_000);
    expect(Number(times.constructed) - Date.now()).toBeGreaterThan(82_800_000);
    expect(times).toMatchObject({ sameClass: true, fixed: '1970-01-01T00:00:00.000Z' });
  });

  test('end out of memory with a platform error, and the next one runs', async () => {
    await expect(emulator.call('hoard')).rejects.toThrow('FUNCTION_OUT_OF_MEMORY');
    await expect(emulator.call('echo')).resolves.toBeDefined();
  });

  test('report their peak of memory', async () => {
    await emulator.call('big', { bytes: 1_000_000 });
    const [record] = emulator.host().invocations.records().slice(-1);
    expect(record).toMatchObject({ functionKey: 'resolve', moduleKey: 'operator-page', outcome: 'returned' });
    expect(record?.peakBytes).toBeGreaterThan(5_000_000);
  });

  test('refuse requests and responses that are too large', async () => {
    await expect(emulator.call('echo', { hay: 'x'.repeat(600_000) })).rejects.toThrow(
      'the request is larger',
    );
    await expect(emulator.call('big', { bytes: 6_000_000 })).rejects.toThrow('the response is larger');
  });

  test('log at most 100 lines a minute', async () => {
    const before = emulator.logs.length;
    await emulator.call('log', { lines: 300 });
    expect(emulator.logs.length - before).toBeLessThanOrEqual(100);
  });

  test('reach nothing any more once they have ended', async () => {
    await emulator.call('lateCall');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await emulator.storage({ do: 'get', key: 'late' })).toEqual([null]);
  });

  test('call Jira as the app and as the caller, and as nobody else', async () => {
    const asApp = await emulator.call('jira', {
      as: 'app',
      method: 'PUT',
      path: '/rest/api/3/thing?x=1',
      body: { a: 1 },
    });
    expect(asApp).toMatchObject({ status: 200, body: { caller: { kind: 'app' }, text: '{"a":1}' } });
    const asCaller = await emulator.call('jira', { path: '/rest/api/3/myself' });
    expect(asCaller).toMatchObject({ body: { caller: { kind: 'app-as-person', accountId: 'ann' } } });
    await expect(emulator.call('jira', { as: 'bob', path: '/rest/api/3/myself' })).rejects.toThrow(
      'IMPERSONATION',
    );
  });

  test('keep the token of the invocation from Jira', async () => {
    const answer = (await emulator.call('jira', { as: 'app', path: '/rest/api/3/thing' })) as {
      body: { headers: string[] };
    };
    expect(answer.body.headers.filter((name) => name.startsWith('x-emulator'))).toEqual([]);
    expect(answer.body.headers).toContain('content-type');
  });

  test('reach the outside only where the manifest allows it', async () => {
    const refused = (await emulator.call('egress', { url: 'https://example.com/x' })) as Record<
      string,
      unknown
    >;
    expect(refused.status).toBe(403);
    expect(refused.body).toContain('URL not included in the external fetch backend permissions');
    expect(await emulator.call('egress', { url: 'http://api.atlassian.com/x' })).toMatchObject({
      status: 403,
    });
    expect(await emulator.call('egress', { url: 'https://api.atlassian.com/admin/v1/orgs' })).toMatchObject({
      status: 404,
    });
  });

  test('make at most 100 outside requests a minute', async () => {
    const statuses = (await emulator.call('manyEgress', {
      url: 'https://api.atlassian.com/x',
      count: 101,
    })) as number[];
    expect(statuses.filter((status) => status === 404)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
  });

  test('validate transitions with the person as principal', async () => {
    const ask = (key: string) =>
      emulator.site().validate({ functionKey: 'validate', accountId: 'bob', payload: { issue: { key } } });
    expect(await ask('PRO-1')).toMatchObject({ result: true });
    expect(await ask('IT-1')).toEqual({ result: false, errorMessage: 'Not for bob' });
  });

  test('answer web triggers', async () => {
    const response = await fetch(`${emulator.url}/x1/hook/deep/path?a=1`, { method: 'POST', body: 'hello' });
    expect(response.status).toBe(202);
    expect(response.headers.get('x-barn')).toBe('north');
    expect(await response.text()).toBe('POST /deep/path hello');
  });

  test('stay warm for the next call', async () => {
    const visits: unknown[] = [];
    for (let count = 0; count < 20; count += 1) visits.push(await emulator.call('visit'));
    expect(Math.max(...visits.map(Number))).toBeGreaterThan(1);
  });
});
