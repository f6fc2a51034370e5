import type { TestSite } from '../journeys/site';
import { cutEverywhere, startSites } from './cuts';
import { BLOCKED, DELETE, KEEP } from './scenarios';

const LONG = 240_000;

describe('a connection that ends at any call, before or after its effect, changes nothing of the end', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([KEEP, DELETE, BLOCKED])(
    '$name',
    async (scenario) => {
      const { problems } = await cutEverywhere(sites, scenario, [{ drop: 'before' }, { drop: 'after' }]);
      expect(problems).toEqual([]);
    },
    LONG,
  );
});
