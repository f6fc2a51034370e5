import { call, offboard } from '../../pages/calls';
import { allowRule, createKey, runRule, start } from '../orchestration/tool';
import { OPEN_SERVICE_DESK } from '../seeds';
import { COLLEAGUE, CONTRACTOR, JIRA_ADMIN, LEAVER, OPERATOR, SYNCED, TestSite } from '../site';
import { agreeTo, breakerOf, limitTo, release } from './daily-limit';

const HELD = {
  status: 'held',
  waiting: 'Held: the daily limit of 1 person is reached; it goes on when two administrators release it.',
  effects: [],
};
const DAY = 24 * 3600;

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start(OPEN_SERVICE_DESK);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await limitTo(site, 1);
});

const runOf = async (email: string) => {
  const accountId = await site.accountId(email);
  const run = (await site.runs()).find(({ leaver }) => leaver?.accountId === accountId);
  if (!run) throw new Error(`There is no run for ${email}.`);
  return run;
};

describe('one more person than the daily limit', () => {
  beforeEach(() => site.resolve('IT-2'));

  it.each<[string, () => Promise<unknown>]>([
    ['a resolved ticket', () => site.transition('IT-1', 'Resolve')],
    ['the page', () => offboard(site, [LEAVER])],
    ['the page, urgent', () => offboard(site, [LEAVER], { changes: { urgent: true } })],
    [
      'the panel of a ticket that was refused',
      async () => {
        await site.resolve('IT-1', COLLEAGUE);
        await call(site, 'ticket', 'startHere', {}, OPERATOR, 'IT-1');
      },
    ],
    ['a signed request', async () => start(site, await createKey(site), { leaver: LEAVER })],
    ['a rule of Automation', async () => runRule(site, { permit: await allowRule(site), leaver: LEAVER })],
    [
      'a ticket whose event was lost',
      async () => {
        await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { drop: 'before' } }]);
        await site.transition('IT-1', 'Resolve');
        await site.schedule('missed');
      },
    ],
  ])('is held when it comes by %s, and goes on when two administrators release it', async (_, come) => {
    const before = await site.groupsOf(LEAVER);
    await come();
    await site.drain();
    expect(await runOf(LEAVER)).toMatchObject(HELD);
    expect(await site.groupsOf(LEAVER)).toEqual(before);
    expect((await breakerOf(site)).tripped).toMatchObject({ limit: 1 });

    await agreeTo(site, release());
    expect((await runOf(LEAVER)).effects.length).toBeGreaterThan(before.length);
    expect(await breakerOf(site)).toMatchObject({ tripped: null, begun: 1, allowances: [{ used: 1 }] });
  });

  it('holds what only waited for its time, too', async () => {
    const at = new Date(site.now() + 3_600_000).toISOString();
    await offboard(site, [SYNCED], { changes: { when: { kind: 'moment', at } } });
    await site.resolve('IT-1');
    await site.advance(4000);
    await site.drain();
    expect(await runOf(SYNCED)).toMatchObject(HELD);
    await agreeTo(site, release());
    expect((await runOf(SYNCED)).effects.length).toBeGreaterThan(0);
    expect((await runOf(LEAVER)).effects.length).toBeGreaterThan(0);
  });

  it('is held until somebody looks: the next day alone changes nothing', async () => {
    await site.resolve('IT-1');
    await site.advance(2 * DAY);
    await site.drain();
    expect(await runOf(LEAVER)).toMatchObject(HELD);
  });

  it('is nobody who gets their access back', async () => {
    const { id: runId } = await runOf(CONTRACTOR);
    const shown = await call(site, 'operator', 'previewRestore', { runId });
    if (!shown.allowed) throw new Error(shown.reason);
    const { items, fingerprint } = shown;
    const chosen = items.filter(({ state }) => state === 'ready').map(({ id }) => id);
    await call(site, 'operator', 'startRestore', {
      requestId: 'back-again',
      runId,
      chosen,
      fingerprint,
      why: '',
    });
    await site.drain();
    expect(await breakerOf(site)).toMatchObject({ begun: 1, tripped: null });
  });

  it('goes on the next day where nobody came beyond the limit', async () => {
    await site.advance(DAY + 60);
    await site.resolve('IT-1');
    expect(await breakerOf(site)).toMatchObject({ begun: 1, tripped: null });
  });
});

it('counts a run once, however often it goes on: whoever has it tried again begins nobody', async () => {
  await site.resolve('IT-3');
  const { id, status } = await runOf(SYNCED);
  expect(status).toBe('incomplete');
  await call(site, 'operator', 'retryRun', { id }, OPERATOR);
  await site.drain();
  expect(await breakerOf(site)).toMatchObject({ begun: 1, tripped: null });
});

it('counts nobody for a rehearsal', async () => {
  await site.setRuleMode('rehearsal');
  await site.resolve('IT-1');
  expect(await breakerOf(site)).toMatchObject({ begun: 0, tripped: null });
});

it('tells the operators in words', async () => {
  await site.resolve('IT-2');
  await site.resolve('IT-1');
  const { tripped } = await call(site, 'operator', 'getConsole', {});
  expect(tripped).toMatch(
    /^The limit of 1 person within 24 hours is reached, .* Two administrators can release it together\.$/,
  );
  expect((await call(site, 'operator', 'getConsole', {}, JIRA_ADMIN)).tripped).toBe(tripped);
});
