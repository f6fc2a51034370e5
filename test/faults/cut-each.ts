import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { cutEverywhere, startSites, type CutEffect, type Cuts } from './cuts';
import type { Scenario } from './scenarios';

/** The share of cuts that may miss, or two of few: which calls a busy worker makes depends on how fast the machine is. */
const MOST_UNREACHED = 0.2;
const FEW_UNREACHED = 2;

/** Dying before a call takes effect, and dying before its answer arrives. */
export const BOTH_SIDES: readonly CutEffect[] = [{ kill: 'before' }, { kill: 'after' }];
/** Dying after one call is nearly the same as dying before the next. */
export const ONE_SIDE = BOTH_SIDES.slice(1);

/**
 * A test for each scenario: wherever it is cut, it leaves what a clean run leaves.
 * @param scenarios `some`: what takes long is cut at one of so many of its calls in `npm test`; the complete tests cut each
 * @param fewest cuts of each scenario, below which the test would prove nothing
 * @param further expectations
 */
export function cutEach(
  scenarios: readonly { scenario: Scenario; some?: number }[],
  effects: readonly CutEffect[],
  fewest: number,
  further: (cuts: Cuts) => void = () => undefined,
): void {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each(scenarios)(
    '$scenario.name',
    async ({ scenario, some = 1 }) => {
      const cuts = await cutEverywhere(sites, scenario, effects, COMPLETE ? 1 : some);
      expect(cuts.problems).toEqual([]);
      expect(cuts.unreached.length).toBeLessThanOrEqual(Math.max(FEW_UNREACHED, cuts.count * MOST_UNREACHED));
      expect(cuts.count).toBeGreaterThan(fewest);
      further(cuts);
    },
    LONG,
  );
}
