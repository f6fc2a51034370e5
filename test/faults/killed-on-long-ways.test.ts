import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { BOTH_SIDES, MOST_UNREACHED, cutEverywhere, startSites } from './cuts';
import { DELETE_LATER, IMPORT, REVOKE_ACCESS, SWEEP } from './long-scenarios';

/** These ways take long by the clock and have many calls: `npm test` cuts some of them, the complete tests cut each. */
const every = (some: number): number => (COMPLETE ? 1 : some);

describe('an invocation that dies on a way that takes days leaves what a clean run leaves', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([
    { scenario: REVOKE_ACCESS, some: 12 },
    { scenario: DELETE_LATER, some: 80 },
    { scenario: IMPORT, some: 50 },
    { scenario: SWEEP, some: 80 },
  ])(
    '$scenario.name',
    async ({ scenario, some }) => {
      const effects = COMPLETE ? BOTH_SIDES : BOTH_SIDES.slice(1);
      const cuts = await cutEverywhere(sites, scenario, effects, every(some));
      expect(cuts.problems).toEqual([]);
      expect(cuts.unreached).toBeLessThan(Math.max(3, cuts.count * MOST_UNREACHED));
      expect(cuts.count).toBeGreaterThan(3);
    },
    LONG,
  );
});
