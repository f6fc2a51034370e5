import { approve, asked, askForDeletions, getRun, shownTo } from '../journeys/approval/approvals';
import { CONTRACTOR, SECOND_OPERATOR, TestSite } from '../journeys/site';
import { call } from '../pages/calls';
import { COMPLETE, LONG } from './complete';
import { nameOf, numbered, orderCut, wasCut, type CutEffect } from './cuts';

const EFFECTS: CutEffect[] = COMPLETE ? [{ kill: 'before' }, { kill: 'after' }] : [{ kill: 'after' }];

/** What somebody does about a run that waits for a second person. */
const WAYS = [
  {
    name: 'an approval',
    decide: async (site: TestSite, id: string) => {
      const runs = (await shownTo(site, [id])).map((one) => ({
        id,
        fingerprint: one.allowed ? one.fingerprint : '',
      }));
      return () => call(site, 'operator', 'approveRuns', { runs }, SECOND_OPERATOR);
    },
    ends: 'completed',
  },
  {
    name: 'a decline',
    decide: (site: TestSite, id: string) =>
      Promise.resolve(() =>
        call(site, 'operator', 'declineRuns', { runIds: [id], reason: 'No.' }, SECOND_OPERATOR),
      ),
    ends: 'cancelled',
  },
] as const;

describe('an invocation that dies at any call while somebody decides', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const waiting = async (): Promise<string> => {
    await site.reset();
    await askForDeletions(site);
    const [id = ''] = await asked(site, [CONTRACTOR], { changes: { ticketKey: 'IT-2' } });
    return id;
  };
  /** What the five-minute schedule makes of what was left behind. */
  const end = async (id: string) => {
    await site.drain({ horizonSeconds: 0 });
    await site.clearFaults();
    await site.advance(300);
    await site.schedule('tick');
    await site.drain();
    const { status, approval } = await getRun(site, id);
    return {
      status,
      isGiven: (approval?.given ?? null) !== null,
      groups: (await site.groupsOf(CONTRACTOR)).length,
    };
  };

  it.each(WAYS)(
    '$name leaves nothing behind, or is what was decided',
    async ({ decide, ends }) => {
      let id = await waiting();
      const clean = await decide(site, id);
      const before = (await site.requests('jira,storage,queue')).at(-1)?.seq ?? 0;
      await clean();
      const calls = (await site.requests('jira,storage,queue')).filter(({ seq }) => seq > before);
      const decided = await end(id);
      expect(decided.status).toBe(ends);
      expect(calls.length).toBeGreaterThan(5);

      const problems: string[] = [];
      for (const cut of numbered(calls)) {
        for (const effect of EFFECTS) {
          const name = nameOf(cut, effect);
          id = await waiting();
          const again = await decide(site, id);
          await orderCut(site, cut, effect);
          await again().catch(() => undefined);
          const found = await end(id);
          if (!(await wasCut(site))) problems.push(`${name}: was not cut`);
          const nothing = { status: 'held', isGiven: false, groups: 3 };
          const isGood = [decided, nothing].some((good) => JSON.stringify(good) === JSON.stringify(found));
          if (!isGood) problems.push(`${name}: ${JSON.stringify(found)}`);
          if (found.status === 'held') expect(await approve(site, [id])).toMatchObject([{ outcome: 'done' }]);
        }
      }
      expect(problems).toEqual([]);
    },
    LONG,
  );
});
