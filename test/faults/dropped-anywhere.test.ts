import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { MOST_UNREACHED, cutEverywhere, startSites, type CutEffect } from './cuts';
import { ANNOUNCED, BLOCKED, DELETE, KEEP, REFUSAL, REHEARSAL } from './scenarios';

/** A connection that ends before the effect is the easier one: repeating the call is all there is to do. */
const EFFECTS: CutEffect[] = COMPLETE ? [{ drop: 'before' }, { drop: 'after' }] : [{ drop: 'after' }];
const SCENARIOS = COMPLETE ? [KEEP, DELETE, BLOCKED, REHEARSAL, REFUSAL, ANNOUNCED] : [KEEP, DELETE];

describe('a connection that ends at any call changes nothing of the end', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each(SCENARIOS)(
    '$name',
    async (scenario) => {
      const { count, problems, unreached } = await cutEverywhere(sites, scenario, EFFECTS);
      expect(problems).toEqual([]);
      expect(unreached).toBeLessThan(count * MOST_UNREACHED);
    },
    LONG,
  );
});
