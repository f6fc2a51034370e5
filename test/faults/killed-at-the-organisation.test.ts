import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { cutEverywhere, startSites, type CutEffect } from './cuts';
import { DEACTIVATE, REMOVE_BY_ORGANISATION } from './scenarios';

const EVERY: CutEffect[] = [{ kill: 'before' }, { kill: 'after' }, { drop: 'before' }, { drop: 'after' }];
const BOUNDED: CutEffect[] = [{ kill: 'after' }, { drop: 'after' }];

describe('an invocation that dies, or an answer that is lost, at any call to the organisation leaves what a clean run leaves', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([DEACTIVATE, REMOVE_BY_ORGANISATION])(
    '$name',
    async (scenario) => {
      const { count, problems, unreached } = await cutEverywhere(sites, scenario, COMPLETE ? EVERY : BOUNDED);
      expect(problems).toEqual([]);
      expect(unreached).toBeLessThan(3);
      expect(count).toBeGreaterThan(8);
    },
    LONG,
  );
});
