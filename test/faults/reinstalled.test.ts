import { setImmediate } from 'node:timers/promises';
import { JIRA_ADMIN, LEAVER, TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { differences } from './differences';
import { endState } from './end-state';
import { carryOutWith, countRequests, problemsOf, spread, type Act } from './in-between';
import { carryOut, KEEP, prepare } from './scenarios';
import { settle } from './settle';
import { emptyStorage } from './stored-by-earlier-versions/load';

const POINTS = COMPLETE ? Infinity : 2;
const HOUR = 3600;

/**
 * Uninstalls the app and installs it again. What runs is ended, and what waits in the queue is gone.
 * @param isRelinked whether Atlassian gives the new installation the storage of the old one, as it does for three weeks
 * where somebody asks (facts: `hosted-storage-data-lifecycle`); by itself it gives an empty one
 */
const reinstall =
  (isRelinked: boolean): Act =>
  async (site) => {
    const host = site.emulator.host();
    const running = host.invocations.running();
    const ended = host.invocations.count() + running.length;
    for (const invocation of running) invocation.kill();
    // What the platform would deliver again is put back once they have died.
    while (host.invocations.count() < ended) await setImmediate();
    await setImmediate();
    host.queue.clear();
    host.productEvents.clear();
    if (!isRelinked) await emptyStorage(site);
    host.announceInstallation();
  };

describe('an app that is uninstalled and installed again in the middle of a run', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const pointsOf = async () => spread(await countRequests(site, KEEP), POINTS);
  const letTimePass = async () => {
    await site.advance(2 * HOUR);
    await site.drain();
  };

  it(
    'goes on where it was when its storage is given back; what was not decided yet lies before the installation',
    async () => {
      await prepare(site, KEEP);
      await carryOut(site, KEEP);
      const clean = await endState(site, KEEP.tickets);
      const found: string[] = [];
      for (const point of await pointsOf()) {
        const passage = await carryOutWith(site, KEEP, point, reinstall(true));
        await site.advance(HOUR);
        await settle(site, () => Promise.resolve(true));
        const end = await endState(site, KEEP.tickets);
        const problems =
          end.decisions > 0
            ? differences(clean, end)
            : await problemsOf(site, { ...passage, leavers: [] }, KEEP.tickets, 0);
        found.push(...problems.map((problem) => `before request ${String(point)}: ${problem}`));
      }
      expect(found).toEqual([]);
    },
    LONG,
  );

  it(
    'does nothing more by itself when its storage is lost, and finishes when it is set up and asked again',
    async () => {
      const found: string[] = [];
      for (const point of await pointsOf()) {
        const settings = { saved: {} };
        const act: Act = async (on) => {
          settings.saved = (await on.call('admin', 'getSettings', {}, JIRA_ADMIN)) as object;
          await reinstall(false)(on);
        };
        const passage = await carryOutWith(site, KEEP, point, act);
        const left = await site.groupsOf(LEAVER);
        await letTimePass();
        const later = await site.groupsOf(LEAVER);
        const problems = later.join() === left.join() ? [] : [`${left.join()} became ${later.join()}`];

        await setUpAgain(site, settings.saved);
        await site.reopen('IT-1');
        await site.resolve('IT-1');
        const groups = await site.groupsOf(LEAVER);
        if (groups.join() !== 'leaver-holding') problems.push(`still in ${groups.join()}`);
        // The installation before may have told of its end already.
        problems.push(...(await problemsOf(site, passage, KEEP.tickets, 2)));
        found.push(...problems.map((problem) => `before request ${String(point)}: ${problem}`));
      }
      expect(found).toEqual([]);
    },
    LONG,
  );
});

/** What an administrator enters into the new installation. */
async function setUpAgain(site: TestSite, saved: object): Promise<void> {
  const { version: _version, ...settings } = { version: 0, ...saved };
  const { version } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as { version: number };
  await site.call('admin', 'saveSettings', { version, settings }, JIRA_ADMIN);
  await site.setRuleMode('live');
}
