import { LEAVER, TestSite } from '../site';
import { ImportOnSite } from './import-on-site';
import { letManyLeave } from './many-leavers';

const HOUR = 3_600_000;
const POINTS_OF_AN_HOUR = 65_000;
/** Jira says that points are nearly used up when less than a fifth of them is left. */
const LEFT = 10_000;
const PEOPLE = 12;

it("leaves the rest of an hour's points to people who leave now, and goes on in the next hour", async () => {
  const site = await TestSite.start({
    scale: { people: 80, groupsPerPerson: 2, projects: 2, filtersPerPerson: 0, openIssuesPerPerson: 0 },
  });
  try {
    const ids = await letManyLeave(site, PEOPLE);
    const imported = await ImportOnSite.judged(site, `account id\n${ids.join('\n')}\n`);
    await imported.startCanary();
    await site.drain();

    await site.fault([], { pointsOfOtherSites: POINTS_OF_AN_HOUR - LEFT });
    await imported.confirm(PEOPLE - 1);
    await site.drain({ horizonSeconds: 0 });
    expect(await imported.view()).toMatchObject({
      stage: 'running',
      states: { found: PEOPLE - 1 },
      waiting: expect.stringContaining('left to people who leave now') as unknown,
    });

    await site.transition('IT-1', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await site.groupsOf(LEAVER)).toEqual([]);
    expect((await imported.view()).states.found).toBe(PEOPLE - 1);

    await site.fault([], { pointsOfOtherSites: 0 });
    await site.advanceTo((Math.floor(site.now() / HOUR) + 1) * HOUR);
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', waiting: null });
  } finally {
    await site.close();
  }
}, 180_000);
