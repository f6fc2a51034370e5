import type { RunFilter } from '../../src/contract/runs';
import {
  CONTRACTOR,
  DORMANT,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  SYNCED,
  TestSite,
} from '../journeys/site';
import { call, offboard } from './calls';
import { storeRuns } from './stored-runs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** For one opening of a list page or a detail, whatever is in the store. */
const MOST_STORAGE_CALLS = 5;
const IN_THE_FUTURE = { kind: 'date', date: '2099-03-01' } as const;

describe('the list of runs', () => {
  let site: TestSite;
  let batchId: string;
  beforeAll(async () => {
    site = await TestSite.start();
    // Four runs of every sort, oldest first: complete, refused, with something left, scheduled.
    ({ batchId } = await offboard(site, [CONTRACTOR]));
    await site.drain();
    await site.resolve('IT-4');
    await site.resolve('IT-3', SECOND_OPERATOR);
    await offboard(site, [DORMANT, 'viktor.stan@acme.example'], { changes: { when: IN_THE_FUTURE } });
    await site.drain({ horizonSeconds: 0 });
  });
  afterAll(() => site.close());

  const listed = async (filter: RunFilter) => {
    const page = await call(site, 'operator', 'listRuns', { filter });
    expect(page).toMatchObject({ next: null, lookedBackTo: null });
    return page.runs.map(({ leaver, status }) => `${leaver?.displayName ?? 'nobody'}: ${status}`).sort();
  };
  const today = () => new Date(site.now()).toISOString().slice(0, 10);

  const COMPLETED = 'Chiara Novak: completed';
  const REFUSED = 'nobody: refused';
  const LEFT = 'Sven Yilmaz: incomplete';
  const SCHEDULED = ['Dora Meyer: scheduled', 'Viktor Stan: scheduled'];

  it('has everything, newest first', async () => {
    const { runs } = await call(site, 'operator', 'listRuns', {});
    expect(runs).toHaveLength(5);
    const times = runs.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(runs.at(-1)).toMatchObject({ source: 'page', status: 'completed', done: 3, blocked: 0 });
    const [incomplete] = runs.filter(({ status }) => status === 'incomplete');
    const { outstanding } = await call(site, 'operator', 'getRun', { id: incomplete?.id ?? '' });
    expect(incomplete?.blocked).toBe(outstanding.length);
  });

  it.each<[string, () => Promise<RunFilter>, string[]]>([
    ['status', () => Promise.resolve({ status: 'scheduled' }), SCHEDULED],
    ['person', async () => ({ leaverId: await site.accountId(SYNCED) }), [LEFT]],
    ['operator', async () => ({ operatorId: await site.accountId(SECOND_OPERATOR) }), [LEFT]],
    ['source', () => Promise.resolve({ source: 'ticket' }), [LEFT, REFUSED]],
    ['ticket', async () => ({ ticketId: await ticketId('IT-4') }), [REFUSED]],
    [
      'dates',
      () => Promise.resolve({ from: today(), to: today() }),
      [COMPLETED, ...SCHEDULED, LEFT, REFUSED],
    ],
    ['dates before', () => Promise.resolve({ to: '2020-01-01' }), []],
    ['dates after', () => Promise.resolve({ from: '2099-01-01' }), []],
  ])('is filtered by %s', async (_, filter, expected) => {
    expect(await listed(await filter())).toEqual(expected.sort());
  });

  it.each<[string, () => Promise<RunFilter>, string[]]>([
    ['source and status', () => Promise.resolve({ source: 'ticket', status: 'refused' }), [REFUSED]],
    [
      'operator and source',
      async () => ({ operatorId: await site.accountId(OPERATOR), source: 'page' }),
      [COMPLETED, ...SCHEDULED],
    ],
    [
      'operator, status and date',
      async () => ({ operatorId: await site.accountId(OPERATOR), status: 'scheduled', from: today() }),
      SCHEDULED,
    ],
    ['what nothing has', () => Promise.resolve({ source: 'missed', status: 'completed' }), []],
  ])('is filtered by %s together', async (_, filter, expected) => {
    expect(await listed(await filter())).toEqual(expected.sort());
  });

  it('refuses filters that mean nothing', async () => {
    await expect(call(site, 'operator', 'listRuns', { filter: { from: 'yesterday' } })).rejects.toThrow(
      'yyyy-MM-dd',
    );
    const unknown = { status: 'gone' } as unknown as RunFilter;
    await expect(call(site, 'operator', 'listRuns', { filter: unknown })).rejects.toThrow('filter.status');
    await expect(call(site, 'operator', 'listRuns', { cursor: 'made up' })).rejects.toThrow('Try again');
  });

  it('tells of one run everything: steps, effects, what reading back showed', async () => {
    const { runs } = await call(site, 'operator', 'listRuns', { filter: { status: 'incomplete' } });
    expect(await call(site, 'operator', 'getRun', { id: runs[0]?.id ?? '' }, JIRA_ADMIN)).toMatchObject({
      leaver: { displayName: 'Sven Yilmaz' },
      operator: { displayName: 'Samuel Okafor' },
      ticketKey: 'IT-3',
      actions: ['export'],
      points: expect.any(Number) as unknown,
      steps: [
        { name: 'check', label: 'Check once more' },
        { name: 'inventory', label: 'Read what the person holds' },
        { name: 'hand-over', label: 'Hand work over' },
        { name: 'remove-roles', label: 'Remove from project roles' },
        { name: 'remove-groups', label: 'Remove from groups', doneAt: expect.any(String) as unknown },
        { name: 'close-account' },
        { name: 'verify', label: 'Read back' },
        { name: 'report' },
      ],
      outstanding: expect.arrayContaining([expect.stringContaining('idp-engineering')]) as unknown,
      verifiedAt: expect.any(String) as unknown,
      verification: expect.arrayContaining([
        {
          what: 'Groups',
          before: 'idp-engineering, idp-office, jira-users-acme, engineering',
          after: 'idp-engineering, idp-office',
        },
        { what: 'Holding group', before: 'no', after: 'yes' },
        { what: 'Product access', before: 'Jira', after: 'Jira' },
      ]) as unknown,
    });
    await expect(call(site, 'operator', 'getRun', { id: 'none' })).rejects.toThrow('There is no such run.');
  });

  it('tells of a batch how many have ended', async () => {
    const { runs } = await call(site, 'operator', 'listRuns', { filter: { status: 'scheduled' } });
    const scheduled = runs[0]?.batchId ?? '';
    expect(await call(site, 'operator', 'getBatch', { id: batchId })).toMatchObject({ ended: 1, runs: [{}] });
    expect(await call(site, 'operator', 'getBatch', { id: scheduled })).toMatchObject({
      ended: 0,
      runs: [{}, {}],
    });
    await expect(call(site, 'operator', 'getBatch', { id: 'none' })).rejects.toThrow(
      'There is no such batch.',
    );
  });

  const ticketId = async (key: string) => (await site.state()).issues.find((issue) => issue.key === key)?.id;
});

describe('a list that is longer than a page', () => {
  const STORED = 1000;
  let site: TestSite;
  let newest: number;
  beforeAll(async () => {
    site = await TestSite.start();
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    newest = site.now();
    storeRuns(site.emulator.host(), STORED, (index) => ({
      id: `stored-${String(index)}`,
      createdAt: new Date(newest - (index + 1) * HOUR).toISOString(),
      status: index % 500 === 499 ? 'failed' : 'completed',
    }));
  });
  afterAll(() => site.close());

  it('comes in pages without gaps or repeats', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await call(site, 'operator', 'listRuns', { filter: { status: 'completed' }, cursor });
      expect(page.runs.length).toBeLessThanOrEqual(25);
      seen.push(...page.runs.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(STORED - 2 + 1);
  });

  it('opens with five storage calls at the most, and so does one run', async () => {
    const id = (await call(site, 'operator', 'listRuns', {})).runs[0]?.id ?? '';
    await site.advance(24 * 60 * 60);
    await site.drain({ horizonSeconds: 0 });
    const cost = async (calls: () => Promise<unknown>) => {
      const before = (await site.requests('storage')).length;
      await calls();
      return (await site.requests('storage')).length - before;
    };
    const opened = await cost(async () => {
      await call(site, 'operator', 'getConsole', {});
      await call(site, 'operator', 'getSummary', {});
      await call(site, 'operator', 'listRuns', {});
    });
    expect(opened).toBeLessThanOrEqual(MOST_STORAGE_CALLS);
    const ofOneRun = await cost(() => call(site, 'operator', 'getRun', { id }));
    expect(ofOneRun).toBeLessThanOrEqual(MOST_STORAGE_CALLS);
  });

  it('says how far back it looked for several filters, and goes on from there', async () => {
    const filter: RunFilter = { operatorId: await site.accountId(OPERATOR), status: 'failed' };
    const first = await call(site, 'operator', 'listRuns', { filter });
    expect(first.runs).toEqual([]);
    const lookedBack = newest - Date.parse(first.lookedBackTo ?? '');
    expect(lookedBack).toBeGreaterThan(300 * HOUR);
    expect(lookedBack).toBeLessThanOrEqual(500 * HOUR);
    const second = await call(site, 'operator', 'listRuns', { filter, cursor: first.next ?? '' });
    expect(second.runs.map(({ id }) => id)).toEqual(['stored-499']);
    const third = await call(site, 'operator', 'listRuns', { filter, cursor: second.next ?? '' });
    expect(third).toMatchObject({ runs: [{ id: 'stored-999' }], next: null, lookedBackTo: null });
  });

  it('counts the figures of this month and the last weeks', async () => {
    await site.schedule('tick');
    const summary = await call(site, 'operator', 'getSummary', {});
    expect(summary.weeks).toHaveLength(8);
    expect(summary.needingAttention).toBe(2);
    expect(summary.weeks.reduce((sum, { completed }) => sum + completed, 0)).toBeGreaterThanOrEqual(499);
  });
});

describe('the figures on top', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const figures = async () => {
    await site.schedule('tick');
    return call(site, 'operator', 'getSummary', {});
  };

  it('say that nobody has counted them yet, and then that they are nothing, on a fresh site', async () => {
    expect(await call(site, 'operator', 'getSummary', {})).toMatchObject({ computedAt: null });
    expect(await figures()).toMatchObject({
      computedAt: expect.stringMatching(/^\d{4}-/) as unknown,
      offboardedThisMonth: 0,
      inProgress: 0,
      needingAttention: 0,
      medianMinutes: null,
      weeks: Array.from({ length: 8 }, () => ({ completed: 0, incomplete: 0 })),
    });
  });

  it('count what ended, what is under way and what needs attention', async () => {
    await offboard(site, [CONTRACTOR, LEAVER]);
    await site.drain();
    await offboard(site, [DORMANT], { changes: { when: IN_THE_FUTURE } });
    await site.drain({ horizonSeconds: 0 });
    const summary = await figures();
    expect(summary).toMatchObject({ offboardedThisMonth: 2, inProgress: 1, needingAttention: 1 });
    expect(summary.medianMinutes).toBeGreaterThanOrEqual(0);
    expect(summary.medianMinutes).toBeLessThan(2);
    expect(summary.weeks.at(-1)).toMatchObject({ completed: 1, incomplete: 1 });
  });

  it('are counted by the schedule and never by the page, however old they are', async () => {
    const first = await figures();
    await offboard(site, [CONTRACTOR]);
    await site.drain({ horizonSeconds: 0 });
    expect(await call(site, 'operator', 'getSummary', {})).toEqual(first);
    const before = (await site.requests('storage')).length;
    await call(site, 'operator', 'getSummary', {});
    expect((await site.requests('storage')).slice(before)).toHaveLength(2);
    expect(await figures()).toMatchObject({ offboardedThisMonth: 1 });
  });

  it('are counted anew while everything is stopped, too', async () => {
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    expect(await figures()).toMatchObject({ offboardedThisMonth: 1 });
  });

  it('cost a quiet site six short queries and no write, and are counted anew within the hour', async () => {
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    const first = await figures();
    const before = (await site.requests('storage')).length;
    expect(await figures()).toEqual(first);
    const asked = (await site.requests('storage')).slice(before).map(({ path }) => path);
    // Two lines of work, imports, watches, candidates and six looks of the figures.
    expect(asked.filter((path) => path.endsWith('entity/query'))).toHaveLength(2 + 3 + 6);
    expect(asked.filter((path) => path.endsWith('/set'))).toEqual([]);
    await site.advance(61 * 60);
    const { computedAt } = await figures();
    expect(Date.parse(computedAt ?? '')).toBeGreaterThan(Date.parse(first.computedAt ?? ''));
  });
});

describe('the people in the holding group', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  it('are listed with age and operator until somebody closes them', async () => {
    const { runIds } = await offboard(site, [LEAVER]);
    await site.drain();
    await site.addToGroup('leaver-holding', DORMANT);
    const { people, total } = await call(site, 'operator', 'listHeld', {});
    expect(total).toBe(2);
    expect(people).toEqual(
      expect.arrayContaining([
        {
          person: { accountId: await site.accountId(LEAVER), displayName: 'Leo Lindqvist' },
          since: expect.stringMatching(/^\d{4}-/) as unknown,
          operator: { accountId: await site.accountId(OPERATOR), displayName: 'Olga Petrova' },
          runId: runIds[0],
        },
        {
          person: { accountId: await site.accountId(DORMANT), displayName: 'Dora Meyer' },
          since: null,
          operator: null,
          runId: null,
        },
      ]),
    );
    await site.jira('DELETE', `user?accountId=${await site.accountId(DORMANT)}`, undefined, SITE_ADMIN);
    expect(await call(site, 'operator', 'listHeld', {})).toMatchObject({ total: 1 });
    expect(await call(site, 'operator', 'listHeld', { startAt: 50 })).toMatchObject({ people: [], total: 1 });
  });

  it('cost five storage calls at the most, however many they are', async () => {
    const people = (await site.state()).people.filter(({ emailAddress }) =>
      emailAddress.endsWith('.example'),
    );
    for (const { emailAddress } of people.slice(0, 30)) {
      if (!(await site.groupsOf(emailAddress)).includes('leaver-holding'))
        await site.addToGroup('leaver-holding', emailAddress);
    }
    const before = (await site.requests('storage')).length;
    expect((await call(site, 'operator', 'listHeld', {})).people.length).toBeGreaterThan(25);
    expect((await site.requests('storage')).length - before).toBeLessThanOrEqual(MOST_STORAGE_CALLS);
  });

  it('are none where no holding group is set', async () => {
    await site.setRuleMode('rehearsal');
    await site.changeSettings((settings) => ({ ...settings, holdingGroupId: null }));
    expect(await call(site, 'operator', 'listHeld', {})).toEqual({ people: [], total: 0 });
  });
});
