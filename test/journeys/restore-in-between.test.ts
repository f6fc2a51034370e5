import { z } from 'zod';
import type { RestorePreview } from '../../src/contract/restore';
import { JIRA_ADMIN, LEAVER, OPERATOR, TestSite } from './site';

const OTHER = 'quentin.moreau@acme.example';
const stateSchema = z.object({
  filters: z.array(z.object({ id: z.string(), ownerAccountId: z.string() })),
});
/** Longer than it takes to give something away. */
const LATE = { target: 'queue', times: 1, effect: { delaySeconds: 60 } };

describe('what somebody changes between the confirmation and the restore', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const ownerOf = async (filter: string): Promise<string | undefined> => {
    const { filters } = stateSchema.parse(await site.state());
    return filters.find(({ id }) => id === filter)?.ownerAccountId;
  };

  it('stays as they made it, and is named', async () => {
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 0 } }));
    await site.resolve('IT-1');
    const { id: runId } = await site.run();
    const shown = (await site.call('operator', 'previewRestore', { runId }, OPERATOR)) as RestorePreview;
    if (!shown.allowed) throw new Error(shown.reason);
    const filters = shown.items.filter(({ kind }) => kind === 'hand-over-filter');
    expect(filters.length).toBeGreaterThan(1);

    await site.fault([LATE]);
    const chosen = filters.map(({ id }) => id);
    const { fingerprint } = shown;
    const request = { requestId: 'in-between', runId, chosen, fingerprint, why: '' };
    expect(await site.call('operator', 'startRestore', request, OPERATOR)).toMatchObject({
      outcome: 'started',
    });
    const [first = '', second = ''] = chosen.map((id) => id.split(':').at(-1) ?? '');
    const other = await site.accountId(OTHER);
    await site.jira('PUT', `filter/${first}/owner`, { accountId: other }, JIRA_ADMIN);
    await site.drain();

    expect(await ownerOf(first)).toBe(other);
    const leaver = await site.accountId(LEAVER);
    expect(await ownerOf(second)).toBe(leaver);
    const restored = (await site.runs()).find(({ procedure }) => procedure === 'restore');
    expect(restored?.status).toBe('incomplete');
    expect(restored?.outstanding.join(' ')).toContain('It was given to');
  });
});
