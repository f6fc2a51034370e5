import { OPERATOR, SYNCED, TestSite } from '../site';
import { exported, stored, tamper, verify } from './exported';

const LONG = 120_000;

/** A stored run with what an earlier version did not know taken out: it kept effects in plain groups. */
async function asEarlierVersion(site: TestSite, runId: string): Promise<void> {
  const { entities, keys } = (await (await fetch(`${site.url}/_emulator/storage`)).json()) as {
    entities: { run: Record<string, { document: Record<string, unknown> }> };
    keys: Record<string, unknown>;
  };
  const run = entities.run[runId];
  const { effects } = (await site.call('operator', 'getRun', { id: runId })) as { effects: object[] };
  const ids = effects as { kind: string; subject: { id: string } }[];
  tamper(
    site,
    `evidence:${runId}:00000`,
    ids.map((effect) => ({ ...effect, id: `${effect.kind}:${effect.subject.id}` })),
  );
  const { evidence: _evidence, ...document } = run?.document ?? {};
  const value = { ...run, document: { ...document, evidencePages: 1 } };
  const { kvs } = site.emulator.host();
  kvs.answer('/api/v1/entity/set', JSON.stringify({ entityName: 'run', key: runId, value }), 0);
  const gone = Object.keys(keys).filter(
    (key) => key.startsWith('evidence:') && !key.startsWith(`evidence:${runId}`),
  );
  for (const key of gone) kvs.answer('/api/v1/delete', JSON.stringify({ key }), 0);
}

describe('a run that an earlier version has stored', () => {
  it(
    'goes on with what that version did, and its chain begins with what was found',
    async () => {
      const site = await TestSite.start();
      try {
        await site.resolve('IT-3');
        const { id } = await site.run();
        await asEarlierVersion(site, id);
        const before = await site.run();
        expect(before.effects.length).toBeGreaterThan(0);

        await site.call('operator', 'retryRun', { id }, OPERATOR);
        await site.drain();
        const after = await site.run();
        const kept = before.effects.filter(({ outcome }) => outcome !== 'blocked');
        for (const effect of kept) expect(after.effects).toContainEqual(effect);
        expect(await site.groupsOf(SYNCED)).not.toContain('jira-users');

        const files = await exported(site, { kind: 'run', runId: id });
        expect(files[0]?.content).toContain('"kind":"adopted"');
        const { evidence } = (await site.machineReport('IT-3')) as {
          evidence: { run: string; head: string };
        };
        expect(verify(files, '--run', `${evidence.run}=${evidence.head}`)).toMatchObject({ status: 0 });
        expect(await stored(site, `evidence:${evidence.run}:`)).not.toEqual([]);
      } finally {
        await site.close();
      }
    },
    LONG,
  );
});
