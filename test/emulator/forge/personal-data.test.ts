import { startFixture, type FixtureEmulator } from './fixture-emulator';

const CLOSED_TEST_ACCOUNT = '5be24ba3f91c106033269289';
const ACTIVE_TEST_ACCOUNT = '5be24ad8b1653240376955d2';

describe('the report of stored personal data', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  const report = (accounts: { accountId: string; updatedAt: string }[]) =>
    emulator.call('reportPersonalData', { accounts });
  const storedAt = (accountId: string, time = '2026-01-01T00:00:00.000Z') => ({ accountId, updatedAt: time });

  test('answers what was closed, and what was changed after the app read it', async () => {
    emulator.site().accounts.set('gone', { closed: true, changedAt: null });
    emulator.site().accounts.set('renamed', { closed: false, changedAt: Date.parse('2026-06-01T00:00:00Z') });
    emulator.site().accounts.set('same', { closed: false, changedAt: null });
    expect(await report(['gone', 'renamed', 'same', 'unheard-of'].map((id) => storedAt(id)))).toEqual([
      { accountId: 'gone', status: 'closed' },
      { accountId: 'renamed', status: 'updated' },
    ]);
    expect(await report([storedAt('renamed', '2026-06-02T00:00:00+02:00')])).toEqual([]);
    expect(await report([storedAt(CLOSED_TEST_ACCOUNT), storedAt(ACTIVE_TEST_ACCOUNT)])).toEqual([
      { accountId: CLOSED_TEST_ACCOUNT, status: 'closed' },
    ]);
  });

  test('comes in batches of 90 and is refused when it names what is no account', async () => {
    const many = Array.from({ length: 200 }, (_, number) => storedAt(`account-${String(number)}`));
    expect(await report(many)).toEqual([]);
    const { requests } = (await emulator.post('/_emulator/requests?kinds=platform', undefined, 'GET')).body;
    expect(requests).toEqual(
      Array.from(
        { length: 3 },
        () =>
          expect.objectContaining({ method: 'POST', path: '/app/report-accounts', status: 204 }) as unknown,
      ),
    );
    expect(await report([storedAt('unknown')])).toEqual({ status: 400 });
    expect(await report([storedAt('a', 'yesterday')])).toEqual({ status: 400 });
  });

  test('is noted in the log when it comes again before seven days are over', async () => {
    const early = () => emulator.logs.filter(({ text }) => text.includes('were reported again')).length;
    const before = early();
    await report([storedAt('same')]);
    emulator.clock.advance(8 * 86_400_000);
    await report([storedAt('same')]);
    expect(early()).toBe(before);
    await report([storedAt('same')]);
    expect(early()).toBe(before + 1);
  });

  test('meets the faults that are ordered for the platform', async () => {
    emulator.order({ target: 'platform', path: '/app/report-accounts', effect: { status: 429 } });
    expect(await report([storedAt('same')])).toEqual({ status: 429 });
  });
});
