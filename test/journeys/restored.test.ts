import type { RunDetail, Summary } from '../../src/contract/runs';
import { beginRestore } from './closed-accounts';
import { OPERATOR, SYNCED, TestSite } from './site';

const LONG = 120_000;

/** Two of their groups come from the identity provider, so that their run ends with something left. */
const TICKET = 'IT-3';

describe('a run with something left, whose leaver comes back', () => {
  let site: TestSite;
  let runId: string;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 0 } }));
    await site.resolve(TICKET);
    runId = (await site.run()).id;
  }, LONG);

  const detail = async (id: string) => (await site.call('operator', 'getRun', { id }, OPERATOR)) as RunDetail;
  const attention = async () => {
    await site.schedule('tick');
    return ((await site.call('operator', 'getSummary', {}, OPERATOR)) as Summary).needingAttention;
  };
  const giveBack = async (): Promise<string> => {
    const restoreId = await beginRestore(site, runId, 'come-back');
    await site.drain();
    return restoreId;
  };

  it(
    'says which of its steps left something',
    async () => {
      const run = await detail(runId);
      expect(run).toMatchObject({ status: 'incomplete', restoredBy: null });
      const left = run.steps.filter((step) => step.left > 0);
      expect(left).toMatchObject([{ name: 'remove-groups', left: 2 }]);
      expect(run.outstanding).toHaveLength(2);
    },
    LONG,
  );

  it(
    'knows it: it leads to the run that gave back, and asks nobody for anything any more',
    async () => {
      expect((await detail(runId)).actions).toContain('retry');
      expect(await attention()).toBe(1);
      const before = await site.groupsOf(SYNCED);
      const restoreId = await giveBack();
      expect((await site.groupsOf(SYNCED)).length).toBeGreaterThan(before.length);
      const run = await detail(runId);
      expect(run).toMatchObject({
        status: 'incomplete',
        restoredBy: { runId: restoreId, withAccess: true },
        blocked: 0,
      });
      const refused = run.effects.filter(({ outcome }) => outcome === 'blocked');
      expect(refused.map(({ settled }) => settled)).toEqual(Array(2).fill('access was given back since'));
      expect(run.actions).not.toContain('retry');
      await expect(site.call('operator', 'retryRun', { id: runId }, OPERATOR)).rejects.toThrow(
        /given back since/,
      );
      expect(await attention()).toBe(0);
      expect(await detail(restoreId)).toMatchObject({ status: 'completed', restoredBy: null });
    },
    LONG,
  );
});
