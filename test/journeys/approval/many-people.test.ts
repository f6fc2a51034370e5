import { call } from '../../pages/calls';
import { company, peopleWith } from '../seeds';
import { SECOND_OPERATOR, TestSite } from '../site';
import { approve, asked, shownTo } from './approvals';

/** One more than may leave at once without a second person, and than one call takes. */
const PEOPLE = Array.from({ length: 21 }, (_, index) => `many.${String(index)}@acme.example`);
const SEED = company({
  people: peopleWith(
    ...PEOPLE.map((email, index) => ({
      email,
      name: `Many ${String(index)}`,
      groups: ['jira-users-acme', 'design'],
    })),
  ),
});

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start(SEED);
});
afterAll(() => site.close());
beforeEach(() => site.reset());

/** A request for more people than one preview takes, as the page sends it. */
async function askedForAll(): Promise<string[]> {
  const ids = await Promise.all(PEOPLE.map((email) => site.accountId(email)));
  const request = {
    procedure: 'revoke-access',
    successorId: null,
    urgent: false,
    when: { kind: 'now' },
    why: '',
    ticketKey: null,
  } as const;
  const parts = [ids.slice(0, 20), ids.slice(20)];
  const previews = await Promise.all(
    parts.map((people) => call(site, 'operator', 'preview', { people, request })),
  );
  const people = previews.flatMap((part) =>
    part.people.map((one) => ({
      accountId: one.accountId,
      fingerprint: one.allowed ? one.fingerprint : '',
    })),
  );
  const submitted = { requestId: 'many-people', people, request, typedCount: people.length };
  const result = await call(site, 'operator', 'start', submitted);
  if (result.outcome !== 'started') throw new Error('Nothing was started.');
  await site.drain({ horizonSeconds: 0 });
  return result.runIds;
}

describe('many people at once', () => {
  it('wait together, and are approved together, in portions that fit into a call', async () => {
    const runIds = await askedForAll();
    const { requests } = await call(site, 'operator', 'listApprovals', { whose: 'others' }, SECOND_OPERATOR);
    expect(requests).toMatchObject([{ approval: { causes: ['Many people leave at once.'] } }]);
    expect(requests[0]?.people).toHaveLength(21);
    await expect(shownTo(site, runIds)).rejects.toThrow('Decide about at most 20 people at a time.');
    const results = [
      ...(await approve(site, runIds.slice(0, 20))),
      ...(await approve(site, runIds.slice(20))),
    ];
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
    await site.drain();
    expect(new Set((await site.runs()).map(({ status }) => status))).not.toContain('held');
  });

  it('are nobody else’s concern up to the number that the settings allow', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      approval: { irreversible: false, overPeople: null },
    }));
    await asked(site, PEOPLE.slice(0, 7), { changes: { procedure: 'revoke-access' } });
    expect(new Set((await site.runs()).map(({ status }) => status))).not.toContain('held');
  });
});
