import { startFixture, type FixtureEmulator } from './forge/fixture-emulator';

describe('the control addresses', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  test('invoke calls a resolver as a person, on a ticket too', async () => {
    const invoke = (body: object) =>
      emulator.post('/_emulator/invoke', { functionKey: 'echo', payload: { hay: 1 }, ...body });
    expect(await invoke({ module: 'operator', accountId: 'bob' })).toMatchObject({
      status: 200,
      body: { result: { payload: { hay: 1 }, context: { accountId: 'bob' } } },
    });
    expect(await invoke({ module: 'ticket', accountId: 'bob', issueKey: 'IT-1' })).toMatchObject({
      body: {
        result: {
          context: { extension: { type: 'jira:issueContext', issue: { key: 'IT-1', id: '10001' } } },
        },
      },
    });
    expect(emulator.site().effects.at(-1)?.caller).toEqual({ kind: 'person', accountId: 'bob' });
    expect(await invoke({ module: 'ticket', accountId: 'bob', issueKey: 'NONE-1' })).toMatchObject({
      status: 404,
    });
    expect(await invoke({ module: 'admin', accountId: 'bob' })).toMatchObject({
      status: 404,
      body: { error: 'The manifest has no module for "admin".' },
    });
    expect(await invoke({ module: 'operator', accountId: 'bob', functionKey: 'fail' })).toEqual({
      status: 200,
      body: { error: 'There was an error invoking the function - The barn is on fire.' },
    });
  });

  test('reset drops what the app stored, what waits, the faults, the clock and the traffic', async () => {
    emulator.order({ target: 'jira', effect: { status: 500 } });
    await emulator.storage({ do: 'set', key: 'a', value: 1 });
    await emulator.call('push', { queue: 'short', events: { body: {}, delayInSeconds: 60 } });
    await emulator.post('/_emulator/clock', { advanceSeconds: 30 });
    expect(await emulator.post('/_emulator/reset', {})).toMatchObject({ status: 200 });
    expect(Math.abs(emulator.clock.now() - Date.now())).toBeLessThan(29_000);
    expect(
      (await emulator.post('/_emulator/requests?kinds=storage,queue,jira', undefined, 'GET')).body,
    ).toEqual({ requests: [] });
    expect(await emulator.storage({ do: 'get', key: 'a' })).toEqual([null]);
    expect(await emulator.call('jira', { as: 'app', path: '/rest/api/3/thing' })).toMatchObject({
      status: 200,
    });
    expect(await emulator.drain()).toMatchObject({ idle: true, invocations: 0 });
  });

  test('drain runs everything, and moves the clock to what is due within the horizon', async () => {
    await emulator.call('push', {
      queue: 'short',
      events: [{ body: {} }, { body: {}, delayInSeconds: 800 }],
    });
    const start = emulator.clock.now();
    const { body } = await emulator.post('/_emulator/drain', {});
    expect(body).toMatchObject({ idle: true });
    expect(emulator.remembered('consumed')).toHaveLength(2);
    expect(Date.parse(String(body.clock)) - start).toBeGreaterThanOrEqual(799_000);
    expect(Date.parse(String(body.clock)) - start).toBeLessThan(810_000);
    expect(emulator.remembered('scheduled')).toHaveLength(1);
  });

  test('drain leaves what lies behind the horizon', async () => {
    await emulator.call('push', { queue: 'short', events: { body: {}, delayInSeconds: 800 } });
    const { body } = await emulator.post('/_emulator/drain', { horizonSeconds: 600 });
    expect(body).toMatchObject({ idle: true, invocations: 0 });
  });

  test('drain walks a long horizon to its end', async () => {
    const start = emulator.clock.now();
    const { body } = await emulator.post('/_emulator/drain', { horizonSeconds: 86_400 });
    expect(Date.parse(String(body.clock)) - start).toBeGreaterThanOrEqual(86_400_000);
    expect(body).toMatchObject({ idle: true, invocations: 2 });
  });

  test('drain gives up after its time', async () => {
    await emulator.call('push', { queue: 'short', events: { body: { sleepMs: 500 } } });
    expect((await emulator.post('/_emulator/drain', { timeoutMs: 50 })).body).toMatchObject({ idle: false });
    await emulator.drain();
  });

  test('faults set switches of the site, and deleting them sets all back', async () => {
    await emulator.post('/_emulator/faults', { rules: [], site: { appIsSiteAdmin: false } });
    expect(emulator.site().switches).toEqual({ appIsSiteAdmin: false });
    await emulator.post('/_emulator/faults', undefined, 'DELETE');
    expect(emulator.site().switches).toEqual({});
  });

  test('refuse bodies that do not fit', async () => {
    expect(await emulator.post('/_emulator/faults', { rules: [{ target: 'moon' }] })).toMatchObject({
      status: 400,
    });
    expect(await emulator.post('/_emulator/clock', { advanceSeconds: -1 })).toMatchObject({ status: 400 });
    expect(await emulator.post('/_emulator/invoke', { module: 'cellar' })).toMatchObject({ status: 400 });
    expect(await emulator.post('/_emulator/requests?kinds=gossip', undefined, 'GET')).toMatchObject({
      status: 400,
    });
  });

  test('a reset that fails leaves the old seed to go back to', async () => {
    expect(await emulator.post('/_emulator/reset', { seed: 'unknown' })).toMatchObject({ status: 400 });
    expect(await emulator.post('/_emulator/state', undefined, 'GET')).toMatchObject({ status: 503 });
    expect(await emulator.post('/_emulator/reset', {})).toMatchObject({ status: 200 });
    expect(await emulator.post('/_emulator/state', undefined, 'GET')).toMatchObject({ status: 200 });
  });

  test('account changes an account of the site, and notifications tells what the site has mailed', async () => {
    emulator.site().accounts.set('ann', { closed: false, changedAt: null });
    const sent = {
      at: '2026-11-21T12:00:00.000Z',
      cause: 'bulk-change',
      subject: '1',
      recipients: ['ann'],
    } as const;
    emulator.site().sent.push(sent);
    expect(await emulator.post('/_emulator/account', { accountId: 'ann', closed: true })).toMatchObject({
      status: 200,
    });
    expect(emulator.site().personalData('ann')).toMatchObject({ closed: true });
    expect(await emulator.post('/_emulator/account', { accountId: 'nobody' })).toMatchObject({ status: 404 });
    expect(await emulator.post('/_emulator/account', { accountId: 'ann', closed: false })).toMatchObject({
      status: 400,
    });
    expect((await emulator.post('/_emulator/notifications', undefined, 'GET')).body).toEqual({
      notifications: [sent],
    });
  });

  test('faults switches how bulk tasks end', async () => {
    const site = { bulkTaskEnds: ['DEAD', 'NEVER'], bulkTaskSeconds: 30 };
    expect(await emulator.post('/_emulator/faults', { site })).toMatchObject({ status: 200 });
    expect(emulator.site().switches).toEqual(site);
    const wrong = { site: { bulkTaskEnds: 'LATE' } };
    expect(await emulator.post('/_emulator/faults', wrong)).toMatchObject({ status: 400 });
  });

  test('state and the start page answer', async () => {
    expect((await emulator.post('/_emulator/state', undefined, 'GET')).body).toEqual({ effects: 0 });
    expect(await (await fetch(emulator.url)).text()).toContain('/_emulator/state');
  });
});

describe('the start', () => {
  test('makes the calls of the seed as the person whom it names, and keeps them out of the traffic', async () => {
    const payload = { steps: [{ do: 'set', key: 'from-seed', value: 1 }] };
    const invocations = [{ module: 'operator', functionKey: 'storage', payload, as: 'bob@acme.example' }];
    const emulator = await startFixture({ invocations });
    expect(emulator.host().invocations.records()).toMatchObject([
      { functionKey: 'on-event' },
      { functionKey: 'resolve' },
    ]);
    expect(emulator.host().traffic.list(0, new Set(['storage']))).toEqual([]);
    expect(await emulator.storage({ do: 'get', key: 'from-seed' })).toEqual([1]);
    await emulator.close();
  });

  test('fails when a call of the seed fails', async () => {
    const invocations = [{ module: 'operator', functionKey: 'fail', payload: {}, as: 'bob@acme.example' }];
    await expect(startFixture({ invocations })).rejects.toThrow('The barn is on fire.');
  });
});
