import { z } from 'zod';
import { storageOf } from '../faults/end-state';
import { FIELDS, LEAVER, OPERATOR, SITE_ADMIN, SYNCED, TestSite } from './site';

const REVIEWERS = '10002';
const indexSchema = z.object({ asOf: z.string(), points: z.number() }).optional();

const DAY_SECONDS = 86_400;

describe('the search of all projects in the background', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset('company');
    await site.drain();
  });

  const index = async () => indexSchema.parse((await storageOf(site)).keys['place-index']);
  const rolesPlanned = async (email: string): Promise<string[]> => {
    const request = {
      procedure: 'leave-company',
      successorId: null,
      urgent: false,
      when: { kind: 'now' },
      why: '',
      ticketKey: null,
    };
    const preview = z
      .object({
        people: z.array(
          z.object({
            plan: z.object({
              inventory: z.object({
                rows: z.array(z.object({ what: z.string(), items: z.array(z.string()) })),
              }),
            }),
          }),
        ),
      })
      .parse(await site.call('operator', 'preview', { people: [await site.accountId(email)], request }));
    const rows = preview.people[0]?.plan.inventory.rows ?? [];
    return rows.find(({ what }) => what === 'Project roles')?.items ?? [];
  };
  /** The hourly schedule comes in it. */
  const aDayPasses = async () => {
    await site.advance(DAY_SECONDS);
    await site.drain({ horizonSeconds: 0 });
  };
  const addReviewer = async (email: string) =>
    site.jira('POST', `project/ENG/role/${REVIEWERS}`, { user: [await site.accountId(email)] }, SITE_ADMIN);

  it('is made when the app is installed, and again within a day', async () => {
    const first = await index();
    expect(first).toBeDefined();
    await addReviewer(SYNCED);
    expect(await rolesPlanned(SYNCED)).toEqual([]);
    await aDayPasses();
    expect(await rolesPlanned(SYNCED)).toEqual(['ENG: Reviewers']);
    expect((await index())?.asOf).not.toBe(first?.asOf);
  });

  it('goes on after a stop at any request, and the last index counts until then', async () => {
    const first = await index();
    await addReviewer(SYNCED);
    await site.fault([
      { target: 'jira', path: '/project/\\d+/role/', skip: 3, times: 1, effect: { kill: 'before' } },
    ]);
    await aDayPasses();
    expect((await index())?.asOf).toBe(first?.asOf);
    await site.clearFaults();
    await site.schedule('missed');
    expect(await rolesPlanned(SYNCED)).toEqual(['ENG: Reviewers']);
  });

  it('is confirmed live by a run: a role that is gone by then is not in its plan, and no lead is asked for', async () => {
    await site.setFields('IT-1', { [FIELDS.successor]: null });
    const leaver = await site.accountId(LEAVER);
    await site.jira('DELETE', `project/ENG/role/${REVIEWERS}?user=${leaver}`, undefined, SITE_ADMIN);
    await site.resolve('IT-1', OPERATOR);
    const removed = (await site.run()).effects.filter(({ kind }) => kind === 'remove-role');
    expect(removed.map(({ subject }) => subject.name).sort()).toEqual([
      'Administrators of APP',
      'Developers of ENG',
    ]);
  });

  it('asks nothing about somebody who has no place anywhere', async () => {
    await site.resolve('IT-2');
    const asked = (await site.requests()).map(({ path }) => path);
    expect(asked.filter((path) => /\/project\/|\/component/.test(path))).toEqual([]);
  });

  it('stops when Jira asks to wait, and the last index counts until it may go on', async () => {
    const { asOf } = (await index()) ?? { asOf: '' };
    await site.fault([
      {
        target: 'jira',
        path: '/project/search',
        times: 1,
        effect: {
          status: 429,
          headers: { 'Retry-After': '600', 'RateLimit-Reason': 'jira-quota-tenant-based' },
        },
      },
    ]);
    await aDayPasses();
    expect((await index())?.asOf).toBe(asOf);
  });
});
