import { agreedTo, call, offboard } from '../../pages/calls';
import { storeRuns } from '../../pages/stored-runs';
import { BOTH, WITH_BOTH } from '../seeds';
import {
  CONTRACTOR,
  DORMANT,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SYNCED,
  TestSite,
} from '../site';

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start(WITH_BOTH);
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const narrow = (reach: Record<string, unknown>): Promise<void> =>
  site.changeSettings((settings) => ({ ...settings, reach }));
const getRun = (id: string) => call(site, 'operator', 'getRun', { id });

describe('how far operators may go', () => {
  it.each<[string, () => Promise<Record<string, unknown>>, string]>([
    [
      'members of a group',
      async () => ({ groupIds: [await site.groupId('design')] }),
      'is in none of the groups',
    ],
    [
      'a domain',
      () => Promise.resolve({ domains: ['Partner.example'] }),
      'operators may offboard people of certain domains only',
    ],
    [
      'a kind of leaving',
      () => Promise.resolve({ procedures: ['leave-team'] }),
      'allow them other kinds of leaving only',
    ],
    ['what can be undone', () => Promise.resolve({ irreversible: false }), 'A part of this cannot be undone'],
  ])('ends with %s: anything else is refused when it is asked for', async (_, reach, words) => {
    await narrow(await reach());
    await expect(offboard(site, [CONTRACTOR])).rejects.toThrow(words);
    await site.resolve('IT-2');
    const run = await site.run();
    expect(run).toMatchObject({ status: 'refused', effects: [] });
    expect(run.reason).toContain(words);
    expect((await site.comments('IT-2'))[0]?.text).toContain(words);
  });

  it('is no limit for whom the rules name', async () => {
    await narrow({
      groupIds: [await site.groupId('engineering')],
      domains: ['acme.example'],
      procedures: ['leave-company'],
      perDay: 1,
    });
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('does not narrow operators who administer Jira', async () => {
    await narrow({ groupIds: [await site.groupId('design')] });
    await offboard(site, [CONTRACTOR], { as: BOTH });
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('is a number of people a day for each operator', async () => {
    await narrow({ perDay: 2 });
    const three = [CONTRACTOR, DORMANT, SYNCED];
    await expect(offboard(site, three)).rejects.toThrow('One operator may begin 2 people within 24 hours');
    await offboard(site, [CONTRACTOR, DORMANT]);
    await site.drain();
    await expect(offboard(site, [SYNCED])).rejects.toThrow('One operator may begin 2 people within 24 hours');
    await offboard(site, [SYNCED], { as: SECOND_OPERATOR });
    await site.advance(24 * 60 * 60 + 60);
    await offboard(site, [LEAVER]);
  });

  it('counts whoever was begun, however many newer runs came to nothing', async () => {
    await narrow({ perDay: 1 });
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    storeRuns(site.emulator.host(), 510, (index) => ({
      id: `refused-${String(index)}`,
      createdAt: new Date(site.now() + index).toISOString(),
      status: 'refused',
      document: { rehearsal: true },
    }));
    await expect(offboard(site, [DORMANT])).rejects.toThrow(
      'One operator may begin 1 people within 24 hours',
    );
  });

  it('is looked up once for all people of a request', async () => {
    const queries = async (): Promise<number> => {
      const before = (await site.requests('storage')).length;
      await agreedTo(site, [CONTRACTOR, DORMANT, SYNCED, LEAVER]);
      const asked = (await site.requests('storage')).slice(before);
      return asked.filter(({ path }) => path.endsWith('/query')).length;
    };
    const unlimited = await queries();
    await narrow({ perDay: 20 });
    expect(await queries()).toBe(unlimited + 1);
  });

  it('cannot be outrun by requests at the same time', async () => {
    await narrow({ perDay: 1 });
    const both = await Promise.all([CONTRACTOR, DORMANT].map((email) => agreedTo(site, [email])));
    await Promise.allSettled(both.map((submitted) => call(site, 'operator', 'start', submitted)));
    await site.drain();
    const begun = (await site.runs()).filter(({ status }) => status !== 'refused');
    expect(begun).toHaveLength(1);
  });
});

describe('what was narrowed after a run was created', () => {
  const LATER = { times: { stopWindowMinutes: 10 } };

  it('is refused before the first write', async () => {
    await site.changeSettings((settings) => ({ ...settings, ...LATER }));
    const { runIds } = await offboard(site, [CONTRACTOR]);
    await site.drain({ horizonSeconds: 0 });
    await narrow({ procedures: ['revoke-access'] });
    await site.drain();
    expect(await getRun(runIds[0] ?? '')).toMatchObject({
      status: 'refused',
      effects: [],
    });
    expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
  });

  it('is refused after a hold, although it was read a moment ago', async () => {
    await stop('A drill');
    const submitted = await beforeStop();
    expect(await getRun(submitted)).toMatchObject({ status: 'held' });
    await narrow({ domains: ['partner.example'] });
    await resume();
    expect(await getRun(submitted)).toMatchObject({ status: 'refused' });
    expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
  });

  it('stops a run that was held in the middle, and reports what it has done', async () => {
    await site.fault([
      {
        target: 'jira',
        method: 'DELETE',
        path: 'group/user',
        skip: 2,
        times: 1,
        effect: {
          status: 429,
          headers: { 'Retry-After': '600', 'RateLimit-Reason': 'jira-quota-tenant-based' },
        },
      },
    ]);
    const { runIds } = await offboard(site, [LEAVER], { changes: { ticketKey: 'IT-1' } });
    const id = runIds[0] ?? '';
    await site.drain({ horizonSeconds: 0 });
    expect(await getRun(id)).toMatchObject({ status: 'waiting' });
    await stop('A drill');
    await site.drain();
    expect(await getRun(id)).toMatchObject({ status: 'held' });
    const held = await site.groupsOf(LEAVER);
    await narrow({ domains: ['partner.example'] });
    await resume();
    expect(await getRun(id)).toMatchObject({
      status: 'cancelled',
      reason: expect.stringContaining('certain domains only') as unknown,
    });
    expect(await site.groupsOf(LEAVER)).toEqual(held);
    expect((await site.comments('IT-1')).at(-1)?.text).toContain('Leaver stopped before it was finished');
  });

  it('keeps a retry from going on', async () => {
    await site.resolve('IT-3');
    const { id } = await site.run();
    await narrow({ procedures: ['leave-team'] });
    await expect(call(site, 'operator', 'retryRun', { id })).rejects.toThrow('other kinds of leaving only');
  });

  it('keeps what was taken from being given back by somebody who may not go so far any more', async () => {
    await site.resolve('IT-3');
    const { id } = await site.run();
    await narrow({ domains: ['partner.example'] });
    expect(await call(site, 'operator', 'previewRestore', { runId: id })).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('certain domains only') as unknown,
    });
    await narrow({ groupIds: [await site.groupId('engineering')] });
    expect(await call(site, 'operator', 'previewRestore', { runId: id })).toMatchObject({ allowed: true });
  });

  const version = async () => (await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN)).version;
  const stop = async (reason: string) =>
    call(site, 'admin', 'stopEverything', { version: await version(), reason }, JIRA_ADMIN);
  const resume = async () => {
    await call(site, 'admin', 'resumeEverything', { version: await version() }, JIRA_ADMIN);
    await site.drain({ horizonSeconds: 30 });
  };
  /** A ticket is taken while everything is stopped; its run is held before it begins. */
  const beforeStop = async () => {
    await site.resolve('IT-2', OPERATOR);
    return (await site.run()).id;
  };
});

describe('rules that would lock everybody out', () => {
  it.each<[string, (settings: Record<string, unknown>) => Promise<Record<string, unknown>>, string]>([
    [
      'nobody a day',
      (settings) => Promise.resolve({ ...settings, reach: { perDay: 0 } }),
      'at least one person a day',
    ],
    [
      'half a person a day',
      (settings) => Promise.resolve({ ...settings, reach: { perDay: 0.5 } }),
      'reach.perDay',
    ],
    [
      'no domain',
      (settings) => Promise.resolve({ ...settings, reach: { domains: ['acme'] } }),
      'Give a domain such as acme.example',
    ],
    [
      'a kind that nobody can tell',
      (settings) => Promise.resolve({ ...settings, reach: { accountKind: 'managed' } }),
      "Only the organisation's key tells",
    ],
    [
      'groups that are not there',
      (settings) => Promise.resolve({ ...settings, reach: { groupIds: ['gone'] } }),
      'exists any more',
    ],
    [
      'no operator group',
      (settings) => Promise.resolve({ ...settings, operators: { check: 'groups', groupIds: [] } }),
      'Name at least one operator group',
    ],
    [
      'everybody protected',
      async (settings) => ({
        ...settings,
        protection: { groupIds: [await site.groupId('jira-users-acme')] },
      }),
      'Everybody who uses',
    ],
    [
      'no time to approve',
      (settings) => Promise.resolve({ ...settings, approval: { expiresAfterHours: 0 } }),
      'at least an hour',
    ],
  ])('are refused with words: %s', async (_, change, words) => {
    const { version, ...settings } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as Record<
      string,
      unknown
    >;
    const payload = { version, settings: await change(settings) };
    await expect(site.call('admin', 'saveSettings', payload, JIRA_ADMIN)).rejects.toThrow(words);
  });

  it('are left as they are where a page does not send them', async () => {
    await narrow({ perDay: 7 });
    const {
      version,
      reach: _reach,
      approval: _approval,
      ...settings
    } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as Record<string, unknown>;
    await site.call('admin', 'saveSettings', { version, settings }, JIRA_ADMIN);
    expect(await site.call('admin', 'getSettings', {}, JIRA_ADMIN)).toMatchObject({
      reach: { perDay: 7 },
      approval: { irreversible: false },
    });
  });
});
