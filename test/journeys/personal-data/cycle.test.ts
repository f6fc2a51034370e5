import { storageOf } from '../../faults/end-state';
import { offboard } from '../../pages/calls';
import { CONTRACTOR, LEAVER, OPERATOR, TestSite } from '../site';
import { changeAccount, cycle, everythingStored, personOf, reported } from './busy-site';

const HOUR = 3_600;
const DAY_MS = 86_400_000;

describe('the cycle of personal data', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const reports = async () =>
    (await site.requests('platform')).filter(({ path }) => path === '/app/report-accounts');

  it('lets a run that is under way come to its end first, and erases then', async () => {
    const contractor = await personOf(site, CONTRACTOR);
    const at = new Date(site.now() + 10 * DAY_MS).toISOString();
    await offboard(site, [CONTRACTOR], { changes: { when: { kind: 'moment', at } } });
    await site.drain({ horizonSeconds: 0 });
    await changeAccount(site, contractor.accountId, { closed: true });
    await cycle(site);
    expect(await everythingStored(site)).toContain(contractor.accountId);
    await site.advanceTo(Date.parse(at) + HOUR * 1000);
    await site.schedule('tick');
    await cycle(site);
    const stored = await everythingStored(site);
    expect(stored).not.toContain(contractor.accountId);
    expect(stored).not.toContain(contractor.displayName);
  });

  it.each([5, 45, 85])('goes on where an invocation died, at its storage call %d', async (skip) => {
    const operator = await personOf(site, OPERATOR);
    await site.resolve('IT-1');
    await site.resolve('IT-2');
    await cycle(site);
    await changeAccount(site, operator.accountId, { closed: true });
    await site.advance(7 * 24 * HOUR + HOUR);
    await site.fault([{ target: 'storage', skip, times: 1, effect: { kill: 'after' } }]);
    await site.control('schedule', { key: 'weekly' });
    await site.clearFaults();
    for (let hour = 0; hour < 2; hour += 1) {
      await site.advance(HOUR);
      await site.schedule('missed');
    }
    await cycle(site);
    const stored = await everythingStored(site);
    expect(stored).not.toContain(operator.accountId);
    expect(stored).not.toContain(operator.displayName);
    expect((await site.runs()).map(({ operator: by }) => by?.displayName)).toEqual(['(erased)', '(erased)']);
  });

  it('waits for as long as Atlassian asks, and reports nobody twice within its week', async () => {
    await site.resolve('IT-1');
    await site.fault([
      { target: 'platform', path: '/app/report-accounts', times: 1, effect: { status: 429 } },
    ]);
    await site.advance(HOUR);
    await site.schedule('weekly');
    expect((await reported(site)).size).toBe(0);
    await site.advance(HOUR);
    await site.schedule('missed');
    expect((await reported(site)).has(await site.accountId(LEAVER))).toBe(true);
    await site.advance(HOUR);
    const before = (await reports()).length;
    for (const key of ['weekly', 'missed', 'weekly']) await site.schedule(key);
    expect((await reports()).length).toBe(before);
    expect(site.logged.filter((line) => line.includes('were reported again'))).toEqual([]);
  });

  it('goes on without those whom Atlassian does not take, and says so', async () => {
    await site.resolve('IT-1');
    await site.fault([
      { target: 'platform', path: '/app/report-accounts', times: 1, effect: { status: 400 } },
    ]);
    await site.schedule('weekly');
    expect(site.logged.join('\n')).toMatch(/\d+ people could not be reported to Atlassian: status 400/);
    await cycle(site);
    expect((await reported(site)).size).toBeGreaterThan(5);
  });

  it('leaves runs as they are where nobody has closed an account', async () => {
    await site.resolve('IT-1');
    await site.resolve('IT-2');
    await cycle(site);
    const { entities } = await storageOf(site);
    await cycle(site);
    expect((await storageOf(site)).entities.run).toEqual(entities.run);
  });
});
