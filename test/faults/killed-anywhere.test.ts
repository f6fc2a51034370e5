import type { TestSite } from '../journeys/site';
import { LONG } from './complete';
import { BOTH_SIDES, MOST_UNREACHED, cutEverywhere, startSites } from './cuts';
import { BLOCKED, DELETE, KEEP } from './scenarios';

/**
 * A claim of a dead worker ends after two minutes, and some seconds pass before each delivery: no cut may have to wait
 * for the five-minute schedule on top of that.
 */
const LONGEST_SECONDS = 240;

describe('an invocation that dies at any call, before or after its effect, leaves what a clean run leaves', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([KEEP, DELETE, BLOCKED])(
    '$name',
    async (scenario) => {
      const { count, problems, unreached, longestSeconds } = await cutEverywhere(sites, scenario, BOTH_SIDES);
      expect(problems).toEqual([]);
      expect(unreached).toBeLessThan(count * MOST_UNREACHED);
      expect(longestSeconds).toBeLessThan(LONGEST_SECONDS);
      expect(count).toBeGreaterThan(60);
    },
    LONG,
  );
});
