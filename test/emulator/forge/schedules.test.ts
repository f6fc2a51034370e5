import { startFixture, type FixtureEmulator } from './fixture-emulator';

const anyString: unknown = expect.any(String);

const HOUR = 3600;

describe('scheduled triggers', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  const fired = () =>
    (emulator.remembered('scheduled') as { request: { context: { moduleKey: string } } }[]).map(
      ({ request }) => request.context.moduleKey,
    );
  const advance = async (seconds: number) => {
    await emulator.post('/_emulator/clock', { advanceSeconds: seconds });
    await emulator.host().activity.waitUntilIdle(5000);
  };

  test('fire as the clock passes their times', async () => {
    await advance(290);
    expect(fired()).toEqual([]);
    await advance(20);
    expect(fired()).toEqual(['tick']);
    await advance(300);
    expect(fired()).toEqual(['tick', 'tick']);
  });

  test('fire once each when the clock jumps over several periods', async () => {
    await advance(5 * HOUR);
    expect(fired().sort()).toEqual(['hourly', 'tick']);
    await advance(301);
    expect(fired().sort()).toEqual(['hourly', 'tick', 'tick']);
  });

  test('fire now on demand, with the documented request and no person', async () => {
    expect(await emulator.post('/_emulator/schedule', { key: 'tick' })).toMatchObject({ status: 200 });
    expect(emulator.remembered('scheduled')).toMatchObject([
      {
        request: {
          context: { cloudId: emulator.site().cloudId, moduleKey: 'tick' },
          contextToken: anyString,
        },
        context: { installContext: `ari:cloud:jira::site/${emulator.site().cloudId}` },
      },
    ]);
    expect(await emulator.post('/_emulator/schedule', { key: 'never' })).toMatchObject({ status: 404 });
  });

  test('are not retried when they fail', async () => {
    emulator.order({ target: 'storage', effect: { kill: 'before' } });
    await emulator.post('/_emulator/schedule', { key: 'tick' });
    expect(await emulator.drain()).toMatchObject({ invocations: 0 });
  });
});
