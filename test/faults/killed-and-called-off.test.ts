import { beginRestore } from '../journeys/closed-accounts';
import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { changesOf, orderCut, startSites } from './cuts';
import { differences } from './differences';
import { HAND_OVER, KEEP, prepare, URGENT_HAND_OVER } from './scenarios';
import { settle } from './settle';

/** Of the changes that a run makes, so many are cut in `npm test`; the complete tests cut each. */
const EVERY = COMPLETE ? 1 : 4;

describe('a run whose invocation died, and that is called off before it goes on', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([KEEP, HAND_OVER, URGENT_HAND_OVER])(
    'tells of everything that was done, so that all of it can be given back: $name',
    async (scenario) => {
      const [first] = sites;
      if (!first) throw new Error('There is no site.');
      const open = (await changesOf(first, scenario)).filter((_, index) => index % EVERY === 0);
      expect(open.length).toBeGreaterThan(2);
      const problems: string[] = [];
      await Promise.all(
        sites.map(async (site) => {
          for (let cut = open.shift(); cut; cut = open.shift()) {
            await prepare(site, scenario);
            const before = await belongings(site);
            await orderCut(site, cut, { kill: 'after' });
            await site.transition('IT-1', 'Resolve');
            await site.drain({ horizonSeconds: 0 });
            const { id } = await site.run();
            await site.call('operator', 'cancelRun', { id });
            await settle(site, () => Promise.resolve(true));
            const { status, effects } = await site.run();
            if (status !== 'cancelled') continue;
            if (effects.some(({ outcome }) => outcome !== 'blocked')) {
              await beginRestore(site, id, 'called-off');
              await settle(site, () => Promise.resolve(true));
            }
            const found = differences(before, await belongings(site));
            problems.push(...found.map((problem) => `${cut.method} ${cut.path}: ${problem}`));
          }
        }),
      );
      expect(problems).toEqual([]);
    },
    LONG,
  );
});

/** Who is in which group, and who has what. */
async function belongings(site: TestSite): Promise<Record<string, string[]>> {
  const state = (await site.state()) as unknown as Record<string, Record<string, unknown>[]>;
  const { memberships, projects, components, filters, dashboards, issues = [] } = state;
  const assignees = issues.map(({ key, assigneeAccountId }) => ({ key, assigneeAccountId }));
  return Object.fromEntries(
    Object.entries({ memberships, projects, components, filters, dashboards, assignees }).map(
      ([kind, items = []]) => [kind, items.map((item) => JSON.stringify(item)).sort()],
    ),
  );
}
