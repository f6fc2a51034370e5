import { startFixture, type FixtureEmulator } from './fixture-emulator';

const anyString: unknown = expect.any(String);

const STATUS_CHANGE = {
  eventType: 'avi:jira:updated:issue',
  atlassianId: 'bob',
  issue: { id: '1', key: 'IT-1' },
  changelog: { id: '7', items: [{ field: 'status', toString: 'Done' }] },
};

interface Remembered {
  event: Record<string, unknown>;
  context: Record<string, unknown>;
}

describe('product events', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  /** What arrived after the installation's own event. */
  const arrived = () =>
    (emulator.remembered('event') as Remembered[]).filter(
      ({ event }) => event.eventType !== 'avi:forge:installed:app',
    );
  const send = (event: object) => emulator.post('/_emulator/event', event);

  test('begin with the installation', () => {
    const [first] = emulator.remembered('event') as Remembered[];
    expect(first?.event).toMatchObject({
      eventType: 'avi:forge:installed:app',
      environment: { id: anyString },
    });
  });

  test('reach the trigger that wants them, with the person in the context', async () => {
    emulator.site().emit(STATUS_CHANGE);
    await emulator.drain();
    expect(arrived()).toMatchObject([{ event: STATUS_CHANGE, context: { principal: { accountId: 'bob' } } }]);
  });

  test('are filtered by expression and by their author', async () => {
    const summary = { ...STATUS_CHANGE, changelog: { id: '8', items: [{ field: 'summary' }] } };
    expect((await send(summary)).body).toEqual({ delivered: 0 });
    expect((await send({ ...STATUS_CHANGE, selfGenerated: true })).body).toEqual({ delivered: 0 });
    expect((await send(STATUS_CHANGE)).body).toEqual({ delivered: 1 });
    expect((await send({ eventType: 'avi:jira:viewed:issue' })).body).toEqual({ delivered: 0 });
    await emulator.drain();
    expect(arrived()).toHaveLength(1);
  });

  test('follow onError when the filter cannot be evaluated', async () => {
    expect((await send({ eventType: 'avi:jira:updated:issue' })).body).toEqual({ delivered: 1 });
    expect((await send({ eventType: 'avi:jira:commented:issue', comment: {} })).body).toEqual({
      delivered: 0,
    });
    expect(emulator.logs.filter(({ text }) => text.startsWith('The filter of'))).toHaveLength(2);
  });

  test('are never sent when they are larger than 200 kB', async () => {
    expect((await send({ ...STATUS_CHANGE, hay: 'x'.repeat(200_001) })).body).toEqual({ delivered: 0 });
  });

  test('come again up to four times when an InvocationError is returned', async () => {
    await send({ ...STATUS_CHANGE, then: 'retry' });
    await emulator.drain();
    const contexts = arrived().map(({ event }) => event.retryContext);
    expect(contexts).toHaveLength(5);
    expect(contexts.at(-1)).toEqual({
      retryCount: 4,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { seen: 1 },
    });
  });

  test('do not come again when the app throws', async () => {
    await send({ ...STATUS_CHANGE, then: 'throw' });
    await emulator.drain();
    expect(arrived()).toHaveLength(1);
  });

  test('come again when the platform broke the invocation', async () => {
    emulator.order({ target: 'storage', times: 1, effect: { kill: 'after' } });
    await send(STATUS_CHANGE);
    await emulator.drain();
    expect(arrived().map(({ event }) => event.retryContext)).toEqual([
      undefined,
      { retryCount: 1, retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR' },
    ]);
  });

  test('come again after running out of memory, four times at most', async () => {
    await send({ ...STATUS_CHANGE, then: 'hoard' });
    await emulator.drain();
    expect(
      arrived().map(({ event }) => (event.retryContext as { retryReason?: string } | undefined)?.retryReason),
    ).toEqual([undefined, ...Array.from({ length: 4 }, () => 'FUNCTION_OUT_OF_MEMORY')]);
  });

  test('are duplicated, delayed, dropped and killed by faults', async () => {
    emulator.order({ target: 'event', times: 1, effect: { duplicate: true } });
    await send(STATUS_CHANGE);
    await emulator.drain();
    expect(arrived()).toHaveLength(2);

    emulator.order({ target: 'event', times: 1, effect: { drop: 'before' } });
    await send(STATUS_CHANGE);
    await emulator.drain();
    expect(arrived()).toHaveLength(2);

    emulator.order({ target: 'event', times: 1, effect: { delaySeconds: 120 } });
    await send(STATUS_CHANGE);
    await emulator.host().activity.waitUntilIdle(5000);
    expect(arrived()).toHaveLength(2);
    await emulator.drain();
    expect(arrived()).toHaveLength(3);

    emulator.order({ target: 'event', times: 1, effect: { kill: 'before' } });
    await send(STATUS_CHANGE);
    await emulator.drain();
    expect(arrived()).toHaveLength(4);

    emulator.order({ target: 'event', times: 1, effect: { kill: 'after' } });
    await send(STATUS_CHANGE);
    await emulator.drain();
    expect(arrived()).toHaveLength(6);
  });
});
