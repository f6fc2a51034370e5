import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { MOST_UNREACHED, cutEverywhere, startSites, type CutEffect } from './cuts';
import { ANNOUNCED, BLOCKED, DELETE, KEEP, REFUSAL, REHEARSAL } from './scenarios';

const BOTH: CutEffect[] = [{ kill: 'before' }, { kill: 'after' }];
/**
 * A claim of a dead worker ends after two minutes, and some seconds pass before each delivery: no cut may have to wait
 * for the five-minute schedule on top of that.
 */
const LONGEST_SECONDS = 240;
/** Dying after one call is nearly the same as dying before the next. */
const ONE: CutEffect[] = [{ kill: 'after' }];

describe('an invocation that dies at any call, before or after its effect, leaves what a clean run leaves', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([KEEP, DELETE, BLOCKED])(
    '$name',
    async (scenario) => {
      const { count, problems, unreached, longestSeconds } = await cutEverywhere(sites, scenario, BOTH);
      expect(problems).toEqual([]);
      expect(unreached).toBeLessThan(count * MOST_UNREACHED);
      expect(longestSeconds).toBeLessThan(LONGEST_SECONDS);
      expect(count).toBeGreaterThan(60);
    },
    LONG,
  );

  it.each([REHEARSAL, REFUSAL, ANNOUNCED])(
    '$name',
    async (scenario) => {
      const { count, problems, unreached } = await cutEverywhere(sites, scenario, COMPLETE ? BOTH : ONE);
      expect(problems).toEqual([]);
      expect(unreached).toBeLessThan(count * MOST_UNREACHED);
      expect(count).toBeGreaterThan(15);
    },
    LONG,
  );
});
