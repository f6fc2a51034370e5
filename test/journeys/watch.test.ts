import type { RunDetail } from '../../src/contract/runs';
import { offboard } from '../pages/calls';
import { COLLEAGUE, LEAVER, OPERATOR, SITE_ADMIN, SYNCED, TestSite } from './site';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const HOLDING = 'leaver-holding';

describe('looking again after access was taken', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 0 } }));
  });

  const detail = async (): Promise<RunDetail> => {
    const [newest] = await site.runs();
    return (await site.call('operator', 'getRun', { id: newest?.id }, OPERATOR)) as RunDetail;
  };
  const pass = async (seconds: number) => {
    await site.advance(seconds);
    await site.schedule('tick');
  };
  const warnings = async (key: string) =>
    (await site.comments(key)).filter(({ text }) => text.includes('has access again'));
  const looks = async () =>
    (await site.requests()).filter(({ path }) => path.startsWith('/rest/api/3/user?')).length;

  it('looks after an hour, a day, 7 and 14 days, and then no more', async () => {
    await site.resolve('IT-1');
    await site.takeFromGroup(HOLDING, LEAVER);
    const times: number[] = [];
    for (const seconds of [HOUR + 60, DAY, 6 * DAY, 7 * DAY, 30 * DAY]) {
      const before = await looks();
      await pass(seconds);
      times.push((await looks()) - before);
    }
    expect(times).toEqual([1, 1, 1, 1, 0]);
    expect(await warnings('IT-1')).toEqual([]);
    expect(await detail()).toMatchObject({ watch: [], nextLookAt: null });
  });

  it('goes on every week for who is in the holding group', async () => {
    await site.resolve('IT-1');
    for (const seconds of [HOUR + 60, DAY, 6 * DAY, 7 * DAY]) await pass(seconds);
    for (let week = 0; week < 3; week += 1) {
      const before = await looks();
      await pass(7 * DAY + 300);
      expect((await looks()) - before).toBe(1);
    }
    expect((await detail()).nextLookAt).not.toBeNull();
  });

  it('asks whether the person was rehired when a person gave access back, once, and removes nothing', async () => {
    await site.resolve('IT-1');
    await site.addToGroup('engineering', LEAVER);
    await pass(HOUR + 60);
    const [warning, ...others] = await warnings('IT-1');
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ isInternal: true });
    expect(warning?.text).toMatch(/Rehire\?/);
    expect(warning?.text).toMatch(/The group engineering: .+ gave it back\./);
    await pass(DAY);
    expect(await warnings('IT-1')).toHaveLength(1);
    expect(await site.groupsOf(LEAVER)).toEqual(['engineering', HOLDING]);
    const { watch } = await detail();
    expect(watch).toHaveLength(1);
    expect(watch[0]?.advice).toMatch(/^Was the person rehired\?/);
  });

  it('goes on when another run for the person was called off before it began', async () => {
    await site.resolve('IT-1');
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    const { runIds } = await offboard(site, [LEAVER]);
    await site.drain({ horizonSeconds: 0 });
    await site.call('operator', 'cancelRun', { id: runIds[0] }, OPERATOR);
    await site.drain();
    await site.addToGroup('engineering', LEAVER);
    await pass(HOUR + 60);
    expect(await warnings('IT-1')).toHaveLength(1);
  });

  it('tells again of what was taken again and came back again', async () => {
    await site.resolve('IT-1');
    await site.addToGroup('engineering', LEAVER);
    await pass(HOUR + 60);
    await site.takeFromGroup('engineering', LEAVER);
    await pass(DAY);
    await site.addToGroup('engineering', LEAVER);
    await pass(7 * DAY);
    expect(await warnings('IT-1')).toHaveLength(2);
  });

  it('says that the way is not known where the audit log is closed', async () => {
    await site.fault([], { plan: 'free' });
    await site.resolve('IT-1');
    await site.addToGroup('engineering', LEAVER);
    await pass(HOUR + 60);
    const [warning] = await warnings('IT-1');
    expect(warning?.text).toMatch(/it is not known by which way/);
    expect(warning?.text).not.toMatch(/Rehire/);
  });

  it('says nothing of what the run had left, such as groups of the identity provider', async () => {
    await site.resolve('IT-3');
    expect(await site.groupsOf(SYNCED)).toHaveLength(3);
    await pass(HOUR + 60);
    expect(await warnings('IT-3')).toEqual([]);
  });

  it('ends when the person is offboarded again', async () => {
    await site.resolve('IT-1');
    await site.reopen('IT-1');
    await site.addToGroup('engineering', LEAVER);
    await site.resolve('IT-1');
    const before = await looks();
    await pass(HOUR + 60);
    expect((await looks()) - before).toBe(1);
  });

  it('looks again after a look that died, and tells nothing twice', async () => {
    await site.resolve('IT-1');
    await site.addToGroup('engineering', LEAVER);
    await site.fault([
      { target: 'jira', method: 'POST', path: '/comment$', times: 1, effect: { kill: 'after' } },
    ]);
    await pass(HOUR + 60);
    await pass(15 * 60);
    expect(await warnings('IT-1')).toHaveLength(1);
    expect((await detail()).watch).toHaveLength(1);
  });

  it('does nothing while everything is stopped', async () => {
    await site.resolve('IT-1');
    await site.addToGroup('engineering', LEAVER);
    const { version } = (await site.call('admin', 'getSettings', {}, 'jira-admin@acme.example')) as {
      version: number;
    };
    await site.call('admin', 'stopEverything', { version, reason: 'A drill' }, 'jira-admin@acme.example');
    await pass(HOUR + 60);
    expect(await warnings('IT-1')).toEqual([]);
  });

  it('every week finds people in the holding group whose watch is over', async () => {
    await site.resolve('IT-1');
    await site.takeFromGroup(HOLDING, LEAVER);
    for (const seconds of [HOUR + 60, DAY, 6 * DAY, 7 * DAY]) await pass(seconds);
    expect((await detail()).nextLookAt).toBeNull();
    await site.jira(
      'POST',
      `group/user?groupId=${await site.groupId(HOLDING)}`,
      { accountId: await site.accountId(LEAVER) },
      SITE_ADMIN,
    );
    await site.schedule('weekly');
    expect((await detail()).nextLookAt).not.toBeNull();
    expect(await site.groupsOf(COLLEAGUE)).not.toContain(HOLDING);
  });
});
