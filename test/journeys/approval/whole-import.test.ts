import { call } from '../../pages/calls';
import { ImportOnSite } from '../import/import-on-site';
import { company, peopleWith } from '../seeds';
import { OPERATOR, SECOND_OPERATOR, TestSite } from '../site';
import { approve } from './approvals';

const PEOPLE = Array.from({ length: 4 }, (_, index) => `leaves.${String(index)}@acme.example`);
const SEED = company({
  people: peopleWith(
    ...PEOPLE.map((email, index) => ({
      email,
      name: `Leaves ${String(index)}`,
      groups: ['jira-users-acme'],
    })),
  ),
});

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start(SEED);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await site.changeSettings((settings) => ({
    ...settings,
    approval: { irreversible: true, overPeople: 3, expiresAfterHours: 72 },
  }));
});

async function begun(...others: string[]): Promise<ImportOnSite> {
  const imported = await ImportOnSite.ofPeople(site, ...PEOPLE, ...others);
  await imported.startCanary();
  await site.drain({ horizonSeconds: 0 });
  return imported;
}
const requests = async (as = SECOND_OPERATOR) =>
  (await call(site, 'operator', 'listApprovals', { whose: 'others' }, as)).requests;
const waitingRuns = async () => (await requests()).flatMap(({ people }) => people.map(({ runId }) => runId));

describe('an import of more people than may leave at once', () => {
  it('is one request about all of them, and goes on without asking again', async () => {
    const imported = await begun();
    const [request, ...others] = await requests();
    expect(others).toEqual([]);
    expect(request).toMatchObject({ import: { id: imported.id, people: 4 } });
    expect(request?.approval.causes.join(' ')).toContain('agrees to all 4 people of the import');
    expect(await requests(OPERATOR)).toEqual([]);
    await approve(site, await waitingRuns());
    await site.drain();
    await imported.confirm(null);
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 4 } });
    expect(await requests()).toEqual([]);
    for (const { id } of await site.runs()) {
      const { approval } = await call(site, 'operator', 'getRun', { id }, OPERATOR);
      expect(approval?.given?.by.accountId).toBe(await site.accountId(SECOND_OPERATOR));
    }
  });

  it('asks by itself about whoever agreed to it', async () => {
    const imported = await begun(SECOND_OPERATOR);
    await approve(site, await waitingRuns());
    await site.drain();
    await imported.confirm(null);
    await site.drain();
    expect((await imported.view()).states).toMatchObject({ done: 4, held: 1 });
  });

  it('begins nobody when the second person declines', async () => {
    const imported = await begun();
    const declined = { runIds: await waitingRuns(), reason: 'Not these' };
    await call(site, 'operator', 'declineRuns', declined, SECOND_OPERATOR);
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'asking', canary: { isVerified: false } });
    await expect(imported.confirm(null)).rejects.toThrow('has not done what was wanted');
    expect(await site.writes()).toEqual([]);
  });
});
