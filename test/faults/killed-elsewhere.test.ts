import type { TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { BOTH_SIDES, MOST_UNREACHED, cutEverywhere, startSites, type CutEffect } from './cuts';
import {
  ANNOUNCED,
  HAND_OVER,
  LEAVE_TEAM,
  REFUSAL,
  REHEARSAL,
  REOPENED,
  RESOLVED_BY_LEAVER,
  RESTORE,
  RESTORE_WORK,
  URGENT_HAND_OVER,
} from './scenarios';

/** Dying after one call is nearly the same as dying before the next. */
const ONE_SIDE: CutEffect[] = [{ kill: 'after' }];
/** What takes long is cut at so many of its calls in `npm test`; the complete tests cut each. */
const SOME = COMPLETE ? 1 : 4;

describe('an invocation that dies beside the main procedure leaves what a clean run leaves', () => {
  let sites: TestSite[] = [];
  beforeAll(async () => {
    sites = await startSites();
  }, LONG);
  afterAll(() => Promise.all(sites.map((site) => site.close())));

  it.each([
    { scenario: REHEARSAL, every: 1 },
    { scenario: REFUSAL, every: 1 },
    { scenario: ANNOUNCED, every: 1 },
    { scenario: REOPENED, every: SOME },
    { scenario: RESOLVED_BY_LEAVER, every: SOME },
    { scenario: HAND_OVER, every: SOME },
    { scenario: URGENT_HAND_OVER, every: SOME },
    { scenario: COMPLETE ? RESTORE_WORK : RESTORE, every: SOME },
    ...(COMPLETE ? [{ scenario: LEAVE_TEAM, every: 1 }] : []),
  ])(
    '$scenario.name',
    async ({ scenario, every }) => {
      const { count, problems, unreached } = await cutEverywhere(
        sites,
        scenario,
        COMPLETE ? BOTH_SIDES : ONE_SIDE,
        every,
      );
      expect(problems).toEqual([]);
      expect(unreached).toBeLessThan(count * MOST_UNREACHED);
      expect(count).toBeGreaterThan(every === 1 ? 15 : 12);
    },
    LONG,
  );
});
