import { TestSite } from '../site';
import { endOnTicket, exported, headOnTicket, stored, verify } from './exported';

const LONG = 120_000;
const DAY = 86_400;
const LOG_TICKET = 'IT-4';

describe('retention and a run that went on after its end', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  }, LONG);
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.changeSettings((settings) => ({
      ...settings,
      evidence: { logTicketKey: LOG_TICKET, keepDays: 90 },
    }));
    await site.resolve('IT-3');
    expect(await site.run()).toMatchObject({ status: 'incomplete' });
  });

  const triedAgain = async (): Promise<string> => {
    const { id } = await site.run();
    await site.call('operator', 'retryRun', { id });
    await site.drain();
    return id;
  };
  const checked = async (runId: string) =>
    verify(
      await exported(site, { kind: 'run', runId }),
      ...(await endOnTicket(site, LOG_TICKET)),
      ...(await headOnTicket(site, 'IT-3')),
    );

  it(
    'keeps its evidence until its last end is old, and takes all of it then',
    async () => {
      const { effects } = await site.run();
      await site.advance(80 * DAY);
      const id = await triedAgain();
      await site.advance(20 * DAY);
      await site.schedule('daily');
      expect(await stored(site, 'log:')).toHaveLength(1);
      expect(await checked(id)).toMatchObject({ status: 0 });
      expect((await site.run()).effects.length).toBeGreaterThanOrEqual(effects.length);
      await site.advance(80 * DAY);
      await site.schedule('daily');
      expect(await stored(site, 'evidence:')).toEqual([]);
    },
    LONG,
  );

  it(
    'shows no tampering where it goes on after its evidence was taken away',
    async () => {
      await site.advance(100 * DAY);
      await site.schedule('daily');
      expect(await stored(site, 'evidence:')).toEqual([]);
      const id = await triedAgain();
      const proven = await checked(id);
      expect(proven.told).toContain('its beginning is not in the export');
      expect(proven.status).not.toBe(1);
    },
    LONG,
  );
});
