import { companySeed } from '../../emulator/atlassian/seed/company';
import { company, issuesWith, offboardRequest, peopleWith } from '../journeys/seeds';
import { OPERATOR, TestSite } from '../journeys/site';
import { call } from '../pages/calls';
import { COMPLETE, LONG } from './complete';
import { differences } from './differences';
import { endState, openRuns, storageOf } from './end-state';
import { KEEP, prepare, RESTORE_WORK, type Scenario } from './scenarios';
import { comparingEnds } from './same-end';
import { settle } from './settle';

/** What the platform answers past a limit (facts: `handling-errors-kvs`). */
const THROTTLED = { status: 429, body: { code: 'RATE_LIMIT_EXCEEDED', message: 'Too many.' } };
/** The code of a transaction that met another one is not documented. */
const CONFLICT = {
  status: 409,
  body: { code: 'TRANSACTION_CONFLICT', message: 'Another one is under way.' },
};

/** After so many calls the storage is throttled for an hour. */
const THROTTLED_AFTER = COMPLETE ? Array.from({ length: 60 }, (_, index) => index) : [3, 12, 24];
/** Which transaction meets another one, or which batch is answered in part. */
const MET = COMPLETE ? Array.from({ length: 12 }, (_, index) => index) : [0, 2, 5];
const HOUR = 3600;

const LEAVER_OF_EVERYTHING = 'everywhere@acme.example';
/** As many groups as a plan has to hold, each with the longest name that Jira takes, of letters of two bytes. */
const GROUPS = 500;
const everyGroup = Array.from({ length: GROUPS }, (_, index) => `${String(index)} `.padEnd(255, 'Ж'));
const LARGE = company({
  people: peopleWith({
    email: LEAVER_OF_EVERYTHING,
    name: 'Eva Everywhere',
    groups: ['jira-users-acme', ...everyGroup],
  }),
  groups: [...(companySeed.groups ?? []), ...everyGroup.map((name) => ({ name }))],
  issues: issuesWith(offboardRequest('IT-5', { Leaver: LEAVER_OF_EVERYTHING })),
});
/** A value may have 240 KiB; a tenth of it stays free. */
const MOST_BYTES = 240 * 1024 * 0.9;

describe('storage at its limits', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const { cleanEnd, expectSameEnd: expectSame } = comparingEnds(() => site);
  const expectSameEnd = (scenario: Scenario, rules: object[]): Promise<void> =>
    expectSame(
      scenario,
      rules.map((rule) => ({ target: 'storage', ...rule })),
    );

  it.each(THROTTLED_AFTER)(
    'is throttled for an hour after %i calls: everything goes on then',
    async (skip) => {
      const clean = await cleanEnd(KEEP);
      await prepare(site, KEEP);
      await site.fault([{ target: 'storage', skip, effect: THROTTLED }]);
      await site.transition('IT-1', 'Resolve');
      await site.drain({ horizonSeconds: 0 });
      await site.advance(HOUR);
      await site.drain({ horizonSeconds: 0 });
      await site.clearFaults();
      await settle(site, async () => Object.keys((await storageOf(site)).entities.run).length > 0);
      expect(differences(clean, await endState(site, KEEP.tickets))).toEqual([]);
    },
    LONG,
  );

  it.each(MET)(
    'answers that another transaction is under way, at number %i',
    async (skip) => {
      await expectSameEnd(KEEP, [{ path: '/transaction', skip, times: 2, effect: CONFLICT }]);
    },
    LONG,
  );

  it.each(MET)(
    'leaves an item out of a batch, at number %i: what it does not answer is not taken for what is not there',
    async (skip) => {
      await expectSameEnd(RESTORE_WORK, [{ path: '/batch/', skip, times: 6, effect: { failedItems: 1 } }]);
    },
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
      await expectSameEnd(both, [{ path: '/query', effect: { lagMs: 30_000 } }]);
    },
    LONG,
  );

  it(
    'holds the plan of somebody in hundreds of groups with the longest names, and what is left of them',
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
      expect(await site.run()).toMatchObject({ status: 'incomplete', untold: null });
      expect((await site.groupsOf(LEAVER_OF_EVERYTHING)).length).toBeGreaterThan(GROUPS / 2 - 1);
    },
    LONG,
  );
});
