import { companySeed } from '../../emulator/atlassian/seed/company';
import { company, issuesWith, offboardRequest, peopleWith } from '../journeys/seeds';
import { OPERATOR, TestSite } from '../journeys/site';
import { call } from '../pages/calls';
import { COMPLETE, LONG } from './complete';
import { differences } from './differences';
import { endState, openRuns, storageOf } from './end-state';
import { spread } from './in-between';
import { KEEP, prepare, RESTORE_WORK, type Scenario } from './scenarios';
import { comparingEnds, countCalls } from './same-end';
import { settle } from './settle';

/** What the platform answers past a limit (facts: `handling-errors-kvs`). */
const THROTTLED = { status: 429, body: { code: 'RATE_LIMIT_EXCEEDED', message: 'Too many.' } };
/** The code of a transaction that met another one is not documented. */
const CONFLICT = {
  status: 409,
  body: { code: 'TRANSACTION_CONFLICT', message: 'Another one is under way.' },
};

/**
 * How many calls there are depends a little on the machine: a busy worker looks once a second. A fault among this share of
 * the calls of a clean run has to happen.
 */
const certain = (calls: number): number => Math.ceil(calls * 0.8);
/** At which of the calls of a clean run something goes wrong, one after the other: each, or three that are certain. */
const numbersOf = (calls: number): number[] =>
  COMPLETE ? spread(calls, Infinity) : spread(certain(calls), 3);
const HOUR = 3600;

const LEAVER_OF_EVERYTHING = 'everywhere@acme.example';
/** As many groups and filters as a plan has to hold, each with the longest name that Jira takes, of letters of two bytes. */
const GROUPS = 500;
const FILTERS = 300;
const longNames = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${String(index)} `.padEnd(255, 'Ж'));
const everyGroup = longNames(GROUPS);
const LARGE = company({
  people: peopleWith({
    email: LEAVER_OF_EVERYTHING,
    name: 'Eva Everywhere',
    groups: ['jira-users-acme', ...everyGroup],
  }),
  groups: [...(companySeed.groups ?? []), ...everyGroup.map((name) => ({ name }))],
  filters: longNames(FILTERS).map((name) => ({ name, owner: LEAVER_OF_EVERYTHING, jql: 'project = APP' })),
  issues: issuesWith(offboardRequest('IT-5', { Leaver: LEAVER_OF_EVERYTHING })),
});
/** A value may have 240 KiB; a tenth of it stays free. What stays far below proves nothing. */
const MOST_BYTES = 240 * 1024 * 0.9;
const LEAST_BYTES = 150 * 1024;

describe('storage at its limits', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const { cleanEnd, expectSameEnd } = comparingEnds(() => site);

  /** Carries a scenario out as often as there are calls of the storage at this address, each time with a fault at the next. */
  const expectSameEnds = async (scenario: Scenario, path: string, fault: object): Promise<void> => {
    const at = { target: 'storage', path };
    const calls = await countCalls(site, scenario, at);
    for (const number of numbersOf(calls)) {
      await expectSameEnd(scenario, [{ ...at, skip: number - 1, ...fault }], number > certain(calls));
    }
  };
  /** Lets happen what follows at once on a resolved ticket, with one fault. @returns how many calls have met it */
  const beginWith = async (fault: object): Promise<number> => {
    await prepare(site, KEEP);
    await site.fault([{ target: 'storage', ...fault }]);
    await site.transition('IT-1', 'Resolve');
    await site.drain({ horizonSeconds: 0 });
    const [ordered] = await site.faults();
    return ordered?.matches ?? 0;
  };

  it(
    'is throttled for an hour after any call: everything goes on then',
    async () => {
      const clean = await cleanEnd(KEEP);
      const calls = await beginWith({ effect: { latencyMs: 0 } });
      expect(calls).toBeGreaterThan(0);
      for (const number of numbersOf(calls)) {
        const met = await beginWith({ skip: number - 1, effect: THROTTLED });
        expect(met).toBeGreaterThanOrEqual(Math.min(number, certain(calls)));
        await site.advance(HOUR);
        await site.drain({ horizonSeconds: 0 });
        await site.clearFaults();
        await settle(site, async () => Object.keys((await storageOf(site)).entities.run).length > 0);
        const problems = differences(clean, await endState(site, KEEP.tickets));
        expect({ number, problems }).toEqual({ number, problems: [] });
      }
    },
    LONG,
  );

  it(
    'answers that another transaction is under way, at any of them',
    () => expectSameEnds(KEEP, '/transaction', { times: 2, effect: CONFLICT }),
    LONG,
  );

  it(
    'leaves an item out of any batch: what it does not answer is not taken for what is not there',
    () => expectSameEnds(RESTORE_WORK, '/batch/', { times: 6, effect: { failedItems: 1 } }),
    LONG,
  );

  it('never shows or uses other settings than those that are stored', async () => {
    await site.reset();
    await site.fault([{ target: 'storage', path: '/batch/get', effect: { failedItems: 25 } }]);
    await expect(call(site, 'operator', 'getConsole', {}, OPERATOR)).rejects.toThrow(/went wrong/);
  });

  it(
    'has an index that lags half a minute while one after the other leaves',
    async () => {
      const both = { ...KEEP, name: 'two leavers', tickets: ['IT-1', 'IT-3'] };
      await expectSameEnd(both, [{ target: 'storage', path: '/query', effect: { lagMs: 30_000 } }]);
    },
    LONG,
  );

  it(
    'holds the plan of somebody with hundreds of groups and filters of the longest names, and what is left of them',
    async () => {
      await site.reset(LARGE);
      const refused = { status: 403, body: { errorMessages: ['Forbidden.'], errors: {} } };
      const half = { method: 'DELETE', path: 'group/user', times: GROUPS / 2, effect: refused };
      await site.fault([{ target: 'jira', ...half }]);
      await site.resolve('IT-5');
      await settle(site, () => Promise.resolve(true));
      expect(await openRuns(site)).toEqual([]);
      const { keys, entities } = await storageOf(site);
      const rows = [...Object.values(keys), ...Object.values(entities).flatMap((of) => Object.values(of))];
      const largest = Math.max(...rows.map((row) => Buffer.byteLength(JSON.stringify(row))));
      expect(largest).toBeLessThan(MOST_BYTES);
      expect(largest).toBeGreaterThan(LEAST_BYTES);
      expect(await site.run()).toMatchObject({ status: 'incomplete', untold: null });
      expect(await site.machineReport('IT-5')).toMatchObject({
        leftOut: { effects: expect.any(Number) as unknown },
      });
      expect((await site.groupsOf(LEAVER_OF_EVERYTHING)).length).toBeGreaterThan(GROUPS / 2 - 1);
    },
    LONG,
  );
});
