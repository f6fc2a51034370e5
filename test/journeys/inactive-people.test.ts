import { z } from 'zod';
import { storageOf } from '../faults/end-state';
import { AUDITOR, COLLEAGUE, CONTRACTOR, DORMANT, JIRA_ADMIN, OPERATOR, SITE_ADMIN, TestSite } from './site';

const DAY = 86_400;

const overviewSchema = z.object({
  progress: z.string(),
  figures: z
    .object({
      people: z.number(),
      candidates: z.number(),
      unknown: z.number(),
      notLooked: z.number(),
      exempt: z.array(z.object({ exemption: z.string(), people: z.number() })),
    })
    .nullable(),
  coverage: z.array(z.object({ source: z.string(), people: z.number(), problem: z.string().nullable() })),
});
const listSchema = z.object({
  people: z.array(
    z.object({
      accountId: z.string(),
      displayName: z.string(),
      unused: z.array(z.string()),
      signals: z.array(z.object({ source: z.string(), day: z.string().nullable(), until: z.string() })),
      activeAgain: z.string().nullable(),
    }),
  ),
});

describe('finding people whose access is not used', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.clearFaults();
    await site.reset('company');
    await site.drain();
  });

  const overview = async (as = OPERATOR) =>
    overviewSchema.parse(await site.call('operator', 'getInactive', {}, as));
  const list = async () =>
    listSchema.parse(await site.call('operator', 'listInactive', { page: 0 }, OPERATOR)).people;
  /** Opens the tab for the first time, and lets everything be learned. */
  const learn = async () => {
    await overview();
    await site.drain({ horizonSeconds: 0 });
  };
  const daily = async (days: number) => {
    await site.advanceTo(site.now() + days * DAY * 1000);
    await site.schedule('daily');
  };
  const calls = async () => (await site.requests()).length;

  it('begins when somebody opens the tab, and names with source and date who has done nothing for months', async () => {
    expect(await overview()).toMatchObject({ progress: 'starting', figures: null });
    await site.drain({ horizonSeconds: 0 });
    expect(await overview()).toMatchObject({
      progress: 'current',
      figures: { people: 34, candidates: 1, notLooked: 0 },
    });
    const [dora, ...others] = await list();
    expect(others).toEqual([]);
    expect(dora).toMatchObject({
      accountId: await site.accountId(DORMANT),
      unused: ['Jira'],
      signals: [{ source: 'jira-history' }],
    });
  });

  it('says of nobody that they are inactive of whom nothing is known', async () => {
    await learn();
    const { figures } = await overview();
    expect(figures?.unknown).toBeGreaterThan(20);
    expect(figures?.candidates).toBe(1);
    await daily(100);
    // Those who worked in between are inactive now; those of whom nothing is known are not.
    expect((await overview()).figures?.unknown).toBe(figures?.unknown);
  });

  it('changes nothing in Jira and tells nobody', async () => {
    await learn();
    await daily(100);
    expect(await site.writes()).toEqual([]);
  });

  it('goes by the organisation where its key is set, and says when that refuses', async () => {
    const key = { channel: 'admin-api', key: 'emulator-org-key', endsOn: null };
    await site.call('admin', 'setChannelKey', key, JIRA_ADMIN);
    const [organisation] = z
      .object({
        organisations: z.array(
          z.object({ id: z.string(), directories: z.array(z.object({ id: z.string() })) }),
        ),
      })
      .parse(await site.call('admin', 'listOrganisations', {}, JIRA_ADMIN)).organisations;
    await site.changeSettings((settings) => ({
      ...settings,
      channels: {
        ...(settings['channels'] as object),
        organisation: {
          on: true,
          organisationId: organisation?.id,
          directoryId: organisation?.directories[0]?.id,
          uses: [],
        },
      },
    }));
    await learn();
    const { figures, coverage } = await overview();
    // Product Discovery is not among the products that the organisation tells dates of.
    expect(figures?.unknown).toBe(2);
    expect(coverage.find(({ source }) => source === 'organisation')).toMatchObject({ problem: null });
    expect((await list()).map(({ displayName }) => displayName)).toContain('Dora Meyer');
    await site.fault([
      { target: 'admin', path: 'last-active-dates', effect: { status: 403, body: { message: 'No.' } } },
    ]);
    await daily(31);
    expect(
      (await overview()).coverage.find(({ source }) => source === 'organisation')?.problem,
    ).not.toBeNull();
  });

  it('takes somebody off the list whose comment a trigger saw', async () => {
    await learn();
    const dormantId = await site.accountId(DORMANT);
    await site.event({ eventType: 'avi:jira:commented:issue', atlassianId: dormantId });
    await site.drain({ horizonSeconds: 0 });
    expect((await list())[0]?.activeAgain).not.toBeNull();
    await daily(1);
    expect(await list()).toEqual([]);
  });

  it('looks again only when somebody is due', async () => {
    await learn();
    const before = await calls();
    await daily(1);
    await daily(1);
    const searches = (await site.requests()).slice(before).filter(({ path }) => path.includes('search/jql'));
    expect(searches.length).toBeLessThan(10);
  });

  it('hears of people who change and go', async () => {
    await learn();
    const accountId = await site.accountId(COLLEAGUE);
    await site.control('account', { accountId, displayName: 'Renamed Colleague' });
    await site.drain({ horizonSeconds: 0 });
    expect(await stored(site)).toContain('Renamed Colleague');
    await site.event({ eventType: 'avi:jira:deleted:user', user: { accountId } });
    await site.drain({ horizonSeconds: 0 });
    expect(await stored(site)).not.toContain(accountId);
  });

  it('calls nobody inactive who has just come', async () => {
    await learn();
    const user = {
      accountId: '712020:new',
      accountType: 'atlassian',
      displayName: 'New Person',
      active: true,
    };
    await site.event({ eventType: 'avi:jira:created:user', user });
    await site.drain({ horizonSeconds: 0 });
    const today = new Date(site.now()).toISOString().slice(0, 10);
    expect(await stored(site)).toContain(`"since":"${today}"`);
    await daily(1);
    expect(await list()).toHaveLength(1);
  });

  it('corrects by reading again what no event told', async () => {
    await learn();
    const administrators = async () => {
      const { groups } = z
        .object({
          figures: z.object({ groups: z.array(z.object({ name: z.string(), people: z.number() })) }),
        })
        .parse(await site.call('operator', 'getInactive', {}, OPERATOR)).figures;
      return groups.find(({ name }) => name === 'jira-administrators')?.people ?? 0;
    };
    const before = await administrators();
    await site.takeFromGroup('jira-administrators', JIRA_ADMIN);
    await site.addToGroup('jira-administrators', COLLEAGUE);
    await site.addToGroup('jira-administrators', CONTRACTOR);
    for (let group = 0; group < 8; group += 1) await daily(1);
    expect(await administrators()).toBe(before + 1);
  });

  it('goes on after it was killed', async () => {
    await site.fault([{ target: 'jira', path: 'search/jql', skip: 20, times: 1, effect: { kill: 'after' } }]);
    await overview();
    await site.drain();
    await site.clearFaults();
    await site.schedule('missed');
    expect(await overview()).toMatchObject({ progress: 'current', figures: { notLooked: 0, candidates: 1 } });
  });

  it('stops when Jira asks to wait, and goes on with the hour', async () => {
    const limit = {
      status: 429,
      headers: { 'Retry-After': '1800', 'RateLimit-Reason': 'jira-quota-tenant-based' },
    };
    await site.fault([{ target: 'jira', path: 'search/jql', skip: 10, times: 1, effect: limit }]);
    await overview();
    await site.drain({ horizonSeconds: 0 });
    expect(await overview()).toMatchObject({ progress: 'looking' });
    await site.clearFaults();
    await site.advanceTo(site.now() + 3_600_000);
    await site.schedule('missed');
    expect(await overview()).toMatchObject({ progress: 'current', figures: { notLooked: 0 } });
  });

  it('tries a rule without any effect', async () => {
    await learn();
    const before = JSON.stringify(await storageOf(site));
    const rule = { thresholdDays: 5, except: { newcomerDays: 0 } };
    const tried = z
      .object({ people: z.number(), hit: z.number(), next: z.null() })
      .parse(await site.call('admin', 'tryInactivityRule', { rule, part: 0 }, JIRA_ADMIN));
    expect(tried.hit).toBeGreaterThan(1);
    expect(JSON.stringify(await storageOf(site))).toBe(before);
  });

  it('tries a rule on an earlier day, names only of whom that is still known, and says of how many it is not', async () => {
    await learn();
    const rule = { thresholdDays: 5, except: { newcomerDays: 0 } };
    const on = (asOf: string) => site.call('admin', 'tryInactivityRule', { rule, asOf, part: 0 }, JIRA_ADMIN);
    const isoAgo = (days: number) => new Date(site.now() - days * DAY * 1000).toISOString().slice(0, 10);
    const before = JSON.stringify(await storageOf(site));
    const tried = z.object({
      hit: z.number(),
      examples: z.array(z.object({ displayName: z.string() })),
      past: z.object({ replaced: z.number(), notThere: z.number(), startedAt: z.string() }),
    });
    const then = tried.parse(await on(isoAgo(60)));
    expect(then.examples.map(({ displayName }) => displayName)).toEqual(['Dora Meyer']);
    expect(then.past.replaced).toBeGreaterThan(1);
    await expect(on(isoAgo(0))).rejects.toThrow('Choose a day before today.');
    expect(JSON.stringify(await storageOf(site))).toBe(before);
  });

  it('leaves out whom the rule and the protection name', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      protection: { groupIds: [], accountIds: [] },
      inactivity: {
        ...(settings['inactivity'] as object),
        except: { accountIds: [], groupIds: [], newcomerDays: 0, kinds: [] },
      },
    }));
    await learn();
    expect(await list()).toHaveLength(1);
    const accountId = await site.accountId(DORMANT);
    await site.changeSettings((settings) => ({
      ...settings,
      protection: { groupIds: [], accountIds: [accountId] },
    }));
    await daily(1);
    expect(await list()).toEqual([]);
    expect((await overview()).figures?.exempt).toContainEqual({ exemption: 'protected', people: 1 });
  });

  it('gives a table that a spreadsheet does not take for formulas', async () => {
    await learn();
    const dormant = await site.accountId(DORMANT);
    await site.control('account', { accountId: dormant, displayName: '=1+1' });
    await daily(1);
    const { content } = z
      .object({ content: z.string() })
      .parse(await site.call('operator', 'exportInactive', { part: 1 }, AUDITOR));
    expect(content).toContain(`${dormant},'=1+1,Jira`);
  });

  it('does nothing while it is switched off', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      inactivity: { ...(settings['inactivity'] as object), on: false },
    }));
    const before = await calls();
    expect(await overview(JIRA_ADMIN)).toMatchObject({ progress: 'off' });
    const key = { eventType: 'avi:jira:commented:issue', atlassianId: await site.accountId(SITE_ADMIN) };
    await site.event(key);
    await site.drain({ horizonSeconds: 0 });
    expect((await site.requests()).slice(before).filter(({ path }) => path.includes('updatedBy'))).toEqual(
      [],
    );
    expect(await stored(site)).not.toContain('seen:');
  });
});

const stored = async (site: TestSite): Promise<string> => {
  const { keys, entities } = z
    .object({ keys: z.record(z.string(), z.unknown()), entities: z.record(z.string(), z.unknown()) })
    .parse(await (await fetch(`${site.url}/_emulator/storage`)).json());
  return JSON.stringify([
    Object.keys(keys).filter((key) => key.startsWith('seen:')),
    entities['people'] ?? {},
  ]);
};
