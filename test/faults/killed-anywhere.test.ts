import type { TestSite } from '../journeys/site';
import { cutEverywhere, startSites } from './cuts';
import { ANNOUNCED, BLOCKED, DELETE, KEEP, REFUSAL, REHEARSAL } from './scenarios';

/** A cut takes a third of a second; some hundred of them are made. */
const LONG = 240_000;

describe('an invocation that dies at any call, before or after its effect, leaves what a clean run leaves', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([KEEP, DELETE, BLOCKED, REHEARSAL, REFUSAL, ANNOUNCED])(
    '$name',
    async (scenario) => {
      const { cuts, problems } = await cutEverywhere(sites, scenario, [{ kill: 'before' }, { kill: 'after' }]);
      expect(problems).toEqual([]);
      expect(cuts).toBeGreaterThan(30);
    },
    LONG,
  );
});
