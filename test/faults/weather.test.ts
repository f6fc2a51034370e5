import { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { differences } from './differences';
import { endState, openRuns } from './end-state';
import { BLOCKED, carryOut, DELETE, FIVE_LEAVERS, KEEP, prepare } from './scenarios';
import { passTime } from './pass-time';
import { randomWeather } from './random-weather';
import { comparingEnds, neverHappened } from './same-end';

const MINUTE = 60;
const HOUR = 3600;
/** `FAULT_SEED=17` replays the weather of that seed alone. */
const SEED = process.env['FAULT_SEED'];
/** Of the five to twelve faults of a weather, and its gaps, so many may wait for a call that is not made. */
const MOST_MISSED = 2;
const COUNT = COMPLETE ? 200 : 20;
const SEEDS = SEED === undefined ? Array.from({ length: COUNT }, (_, index) => index + 1) : [Number(SEED)];

/** A run is held, which is recorded, while the settings cannot be read; the rest of the end is the same. */
const WAS_HELD = /^state\.runs\[\]\.entries lacks \[\] and has \["held"(,"held")*\] instead$/;

describe('weather', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  }, LONG);
  afterAll(() => site.close());

  const { cleanEnd, expectSameEnd } = comparingEnds(() => site);

  describe('429 with', () => {
    const reasons = [
      'jira-quota-global-based',
      'jira-quota-tenant-based',
      'jira-burst-based',
      'jira-per-issue-on-write',
    ];
    const waits = [1, 30, 10 * MINUTE, HOUR];
    it.each(reasons.flatMap((reason) => waits.map((seconds) => ({ reason, seconds }))))(
      '$reason for $seconds s: the run waits, says why, and goes on',
      async ({ reason, seconds }) => {
        const clean = await cleanEnd(KEEP);
        await prepare(site, KEEP);
        const headers = { 'Retry-After': String(seconds), 'RateLimit-Reason': reason };
        const effect = { status: 429, headers, body: { errorMessages: ['Rate limit exceeded.'] } };
        await site.fault([
          { target: 'jira', method: 'DELETE', path: 'group/user', skip: 2, times: 2, effect },
        ]);
        await site.transition('IT-1', 'Resolve');
        await site.drain({ horizonSeconds: 0 });
        if (seconds > 2) {
          expect(await openRuns(site)).toEqual([expect.stringMatching(/waiting for Jira asked us to wait/)]);
          const writes = await site.writes();
          await site.advance(seconds / 2);
          await site.drain({ horizonSeconds: 0 });
          expect(await site.writes()).toEqual(writes);
          await site.advance(seconds / 2 + 5 * MINUTE);
        }
        await site.drain();
        expect(await neverHappened(site)).toEqual([]);
        expect(differences(clean, await endState(site, KEEP.tickets))).toEqual([]);
      },
    );

    it('an hour on the reads of the decision: the event comes again, or the hourly search finds it', async () => {
      const headers = { 'Retry-After': '3600', 'RateLimit-Reason': 'jira-quota-global-based' };
      await expectSameEnd(KEEP, [
        { target: 'jira', method: 'GET', path: 'user?', times: 5, effect: { status: 429, headers } },
      ]);
    });
  });

  const kinds: [string, string][] = [
    ['GET', '/issue/'],
    ['POST', '/permissions/check'],
    ['GET', '/user?'],
    ['GET', '/applicationrole'],
    ['DELETE', '/group/user'],
    ['GET', '/filter/search'],
    ['POST', '/comment'],
    ['PUT', '/properties/'],
  ];
  describe.each([
    {
      scenario: KEEP,
      calls: [...kinds, ['GET', '/project/search'], ['GET', '/component'], ['POST', '/group/user']],
    },
    // Who leads something was found a moment before by the index of the projects, and is not read again.
    { scenario: DELETE, calls: [...kinds, ['DELETE', '/user?']] },
  ])('$scenario.name', ({ scenario, calls }) => {
    it.each(calls)('survives failing %s %s', async (method, path) => {
      const at = { target: 'jira', method, path };
      await expectSameEnd(scenario, [
        { ...at, times: 4, effect: { status: 500, body: 'no JSON' } },
        { ...at, skip: 4, times: 2, effect: { status: 503, headers: { 'Retry-After': '20' } } },
        { ...at, skip: 6, times: 1, effect: { status: 504 } },
        // The last one: what has taken effect is not asked again.
        { ...at, skip: 7, times: 1, effect: { drop: 'after' } },
      ]);
    });

    it.each([
      { target: 'storage', first: [0, 5], second: [12, 6], third: [25, 9] },
      { target: 'queue', first: [0, 2], second: [2, 2], third: [4, 2] },
    ])('survives a $target that is throttled and failing', async ({ target, ...faults }) => {
      const throttled = { status: 429, body: { code: 'RATE_LIMIT_EXCEEDED', message: 'Too many.' } };
      const failing = { status: 500, body: { code: 'INTERNAL', message: 'Failed.' } };
      const during = ([skip, times]: number[], effect: object) => ({ target, skip, times, effect });
      await expectSameEnd(scenario, [
        during(faults.first, throttled),
        during(faults.second, failing),
        during(faults.third, throttled),
      ]);
    });
  });

  it.each([KEEP, DELETE, BLOCKED].flatMap((scenario) => [1, 5, 30].map((lag) => ({ ...scenario, lag }))))(
    'reads that lag $lag s behind writes: $name',
    async ({ lag, ...scenario }) => {
      await expectSameEnd(scenario, [{ target: 'jira', effect: { lagMs: lag * 1000 } }]);
    },
  );

  it('reads that lag while answers to removals get lost', async () => {
    await expectSameEnd(KEEP, [
      { target: 'jira', effect: { lagMs: 20_000 } },
      { target: 'jira', method: 'DELETE', path: 'group/user', times: 3, effect: { drop: 'after' } },
      { target: 'jira', method: 'POST', path: 'group/user', times: 1, effect: { drop: 'after' } },
    ]);
    await expectSameEnd(DELETE, [
      { target: 'jira', effect: { lagMs: 20_000 } },
      { target: 'jira', method: 'DELETE', times: 2, effect: { drop: 'after' } },
      { target: 'jira', method: 'DELETE', path: '/user?', skip: 0, times: 1, effect: { drop: 'after' } },
    ]);
  });

  it('slow answers from everywhere', async () => {
    await expectSameEnd(FIVE_LEAVERS, [
      { target: 'jira', effect: { latencyMs: 150 } },
      { target: 'storage', effect: { latencyMs: 50 } },
      { target: 'queue', effect: { latencyMs: 100 } },
      { target: 'event', effect: { latencyMs: 100 } },
    ]);
  });

  it('an index that lags a minute', async () => {
    await expectSameEnd(FIVE_LEAVERS, [
      { target: 'storage', path: 'query', effect: { lagMs: 60_000 } },
      { target: 'queue', times: 2, effect: { drop: 'before' } },
    ]);
  });

  it.each(SEEDS)(
    'five leavers in the random weather of seed %i',
    async (seed) => {
      const { rules, jumps, gaps } = randomWeather(seed);
      const clean = await cleanEnd(FIVE_LEAVERS);
      await prepare(site, FIVE_LEAVERS);
      await site.fault(rules);
      const passed = passTime(site, gaps);
      await carryOut(site, FIVE_LEAVERS, jumps);
      const problems = differences(clean, await endState(site, FIVE_LEAVERS.tickets)).filter(
        (problem) => !WAS_HELD.test(problem),
      );
      const faults = (await site.faults()).map(({ rule, matches }) => ({ ...rule, matches }));
      const weather = { seed, faults, jumps, gaps, passed };
      expect({ ...weather, problems }).toEqual({ ...weather, problems: [] });
      const never = [...(await neverHappened(site)), ...gaps.filter((gap) => !passed.includes(gap))];
      expect(never.length > MOST_MISSED ? never : []).toEqual([]);
    },
    LONG,
  );
});
