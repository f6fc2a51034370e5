import type {
  SettingsInputView,
  SettingsView,
  TeamInput,
  TicketRuleInput,
} from '../../src/contract/settings';
import {
  COLLEAGUE,
  CONTRACTOR,
  FIELDS,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../journeys/site';
import { company } from '../journeys/seeds';
import { call, offboard } from './calls';

const CONFLICT =
  'Somebody else has changed the settings meanwhile. Reload the page and make your change again.';
const RULE: TicketRuleInput = {
  id: 'second-rule',
  name: 'Second rule',
  projectKey: 'IT',
  target: { statuses: ['Done'] },
  fields: { leavers: [FIELDS.leaver] },
};

const read = (site: TestSite, as = JIRA_ADMIN) => call(site, 'admin', 'getSettings', {}, as);
const save = (site: TestSite, version: number, settings: SettingsInputView, as = JIRA_ADMIN) =>
  call(site, 'admin', 'saveSettings', { version, settings }, as);
/** What the form sends back: everything but what the app itself decides. */
const inputOf = ({ version: _version, stopped: _stopped, ...settings }: SettingsView): SettingsInputView =>
  settings;
const recorded = async (site: TestSite) => (await call(site, 'admin', 'listChanges', {}, JIRA_ADMIN)).changes;

describe('the settings', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset('company'));

  it('are kept for whoever was first when two administrators change them', async () => {
    const before = await read(site);
    await save(site, before.version, { ...inputOf(before), times: { zone: 'Asia/Tokyo' } });
    const mine = { ...inputOf(before), times: { zone: 'UTC' } };
    await expect(save(site, before.version, mine, SITE_ADMIN)).rejects.toThrow(CONFLICT);
    expect(await read(site)).toMatchObject({ version: before.version + 1, times: { zone: 'Asia/Tokyo' } });
    expect(await recorded(site)).toHaveLength(before.version + 1);
  });

  it('name nothing that Jira does not have, or that does not do what it is for', async () => {
    const before = await read(site);
    const holdingGroupId = await site.groupId('jira-users-acme');
    const attempts: [SettingsInputView, string][] = [
      [{ holdingGroupId }, 'jira-users-acme gives'],
      [{ evidence: { logTicketKey: 'IT-999', keepDays: null } }, 'There is no ticket IT-999'],
      [{ breaker: { ...before.breaker, ticketKey: 'IT-998' } }, 'There is no ticket IT-998'],
    ];
    for (const [changes, problem] of attempts) {
      await expect(save(site, before.version, { ...inputOf(before), ...changes })).rejects.toThrow(problem);
    }
    expect((await read(site)).version).toBe(before.version);
  });

  it('are changed by one of two who save at the same moment', async () => {
    const before = await read(site);
    const saves = await Promise.allSettled(
      ['Asia/Tokyo', 'Asia/Seoul'].map((zone, index) =>
        save(
          site,
          before.version,
          { ...inputOf(before), times: { zone } },
          index === 0 ? JIRA_ADMIN : SITE_ADMIN,
        ),
      ),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = saves.find((one) => one.status === 'fulfilled')?.value;
    expect((await read(site)).times.zone).toBe(winner?.times.zone);
    expect((await recorded(site))[0]?.what).toEqual([expect.stringContaining(winner?.times.zone ?? '-')]);
  });

  it('are first saved by one of two as well', async () => {
    await site.reset(company({ invocations: [] }));
    expect(await read(site)).toMatchObject({ version: 0, ticketRules: [], holdingGroupId: null });
    const saves = await Promise.allSettled([JIRA_ADMIN, SITE_ADMIN].map((as) => save(site, 0, {}, as)));
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await recorded(site)).toHaveLength(1);
  });

  it.each<[string, unknown, string]>([
    [
      'a time zone that is none',
      { times: { zone: 'Berlin' } },
      'settings.times.zone: Give a time zone such as',
    ],
    [
      'an hour that is none',
      { times: { endOfDay: '25:00' } },
      'settings.times.endOfDay: Give a time such as 18:00.',
    ],
    ['a negative stop window', { times: { stopWindowMinutes: -1 } }, 'settings.times.stopWindowMinutes'],
    ['more than a year until deletion', { account: { afterDays: 366 } }, 'settings.account.afterDays'],
    ['another account step', { account: { action: 'burn' } }, 'settings.account.action'],
    [
      'a rule without a leaver',
      { ticketRules: [{ ...RULE, fields: { leavers: [] } }] },
      'Name the field that says who leaves.',
    ],
    [
      'a rule without a target',
      { ticketRules: [{ ...RULE, target: {} }] },
      'Name at least one status or resolution',
    ],
    ['two rules of one id', { ticketRules: [RULE, RULE] }, 'Two rules have the same id.'],
    [
      'a project key that is none',
      { ticketRules: [{ ...RULE, projectKey: 'it' }] },
      'Give the key of a project, such as IT.',
    ],
    [
      'a field that is none',
      { ticketRules: [{ ...RULE, fields: { leavers: ['Leaver!'] } }] },
      'Give the id of a field',
    ],
    [
      'request types without their field',
      { ticketRules: [{ ...RULE, requestTypes: ['Offboard'] }] },
      'settings.ticketRules.0.requestTypeField: Name the field that holds the request type.',
    ],
    [
      'a rule without a name',
      { ticketRules: [{ ...RULE, name: ' ' }] },
      'settings.ticketRules.0.name: A name is missing.',
    ],
    [
      'a team without an id',
      { teams: [{ id: 'No id', name: 'Team' }] },
      'The id of a team has lower-case letters',
    ],
    [
      'two teams of one id',
      {
        teams: [
          { id: 'design', name: 'Design', projectKeys: ['WEB'] },
          { id: 'design', name: 'Drawing', projectKeys: ['WEB'] },
        ],
      },
      'settings.teams: Two teams have the same id.',
    ],
  ])('refuse %s with the place and what to do', async (_, part, words) => {
    const before = await read(site);
    const settings = { ...inputOf(before), ...(part as SettingsInputView) };
    await expect(save(site, before.version, settings)).rejects.toThrow(words);
    expect(await read(site)).toEqual(before);
  });

  it('take a new rule into rehearsal, whatever the page says, and leave the others as they are', async () => {
    const before = await read(site);
    const rule = { ...RULE, mode: 'live', activeSince: '2020-01-01T00:00:00.000Z' };
    const after = await save(site, before.version, {
      ...inputOf(before),
      ticketRules: [...before.ticketRules, rule],
    });
    expect(after.ticketRules).toMatchObject([
      before.ticketRules[0],
      { id: 'second-rule', mode: 'rehearsal' },
    ]);
    expect(Date.parse(after.ticketRules[1]?.activeSince ?? '')).toBeGreaterThan(site.now() - 60_000);
  });

  it('keep the mode of a rule that is edited, and never let it act on what happened before', async () => {
    const before = await read(site);
    const [live] = before.ticketRules;
    const after = await save(site, before.version, {
      ...inputOf(before),
      ticketRules: before.ticketRules.map((rule) => ({ ...rule, name: 'Another name' })),
    });
    expect(after.ticketRules).toMatchObject([{ name: 'Another name', mode: 'live' }]);
    expect((after.ticketRules[0]?.activeSince ?? '') > (live?.activeSince ?? '')).toBe(true);
  });

  it('let a rule go live only with a holding group, and keep that while it is live', async () => {
    const { version, ...live } = await read(site);
    await expect(
      save(site, version, { ...inputOf({ version, ...live }), holdingGroupId: null }),
    ).rejects.toThrow('is live and needs a holding group');
    await site.reset(company({ invocations: [] }));
    await save(site, 0, { ticketRules: [RULE] });
    const goLive = (seen: number) =>
      call(site, 'admin', 'setRuleMode', { version: seen, ruleId: RULE.id, mode: 'live' }, JIRA_ADMIN);
    await expect(goLive(1)).rejects.toThrow('Name a holding group first');
    await save(site, 1, { ticketRules: [RULE], holdingGroupId: await site.groupId('leaver-holding') });
    expect(await goLive(2)).toMatchObject({ version: 3, ticketRules: [{ mode: 'live' }] });
    await expect(goLive(2)).rejects.toThrow(CONFLICT);
    const unknown = { version: 3, ruleId: 'no-such-rule', mode: 'off' } as const;
    await expect(call(site, 'admin', 'setRuleMode', unknown, JIRA_ADMIN)).rejects.toThrow(
      'There is no rule no-such-rule',
    );
  });

  it('record who changed what, newest first', async () => {
    const before = await read(site);
    await save(
      site,
      before.version,
      { ...inputOf(before), ticketRules: [...before.ticketRules, RULE] },
      SITE_ADMIN,
    );
    await site.setRuleMode('off');
    await site.changeSettings((settings) => ({ ...settings, times: { zone: 'UTC', stopWindowMinutes: 5 } }));
    await site.changeSettings((settings) => ({ ...settings, ticketRules: [] }));
    const { version } = await read(site);
    await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    await call(site, 'admin', 'resumeEverything', { version: version + 1 }, SITE_ADMIN);
    expect((await recorded(site)).map(({ by, what }) => [by.displayName, ...what])).toEqual([
      ['Sofia Adler', 'Everything may go on'],
      ['Jonas Brandt', 'Everything stopped: A drill'],
      ['Jonas Brandt', 'Rule "Offboard tickets of the service desk" removed', 'Rule "Second rule" removed'],
      ['Jonas Brandt', expect.stringMatching(/^Times: .*stop window 0 minutes → .*stop window 5 minutes/)],
      ['Jonas Brandt', 'Rule "Offboard tickets of the service desk": live → off'],
      ['Sofia Adler', 'Rule "Second rule" added, in rehearsal'],
      ['Jonas Brandt', 'Rule "Offboard tickets of the service desk": rehearsal → live'],
      expect.arrayContaining([
        'Jonas Brandt',
        'Rule "Offboard tickets of the service desk" added, in rehearsal',
      ]),
    ]);
    const [latest] = await recorded(site);
    expect(latest).toMatchObject({ version: version + 2, at: expect.stringMatching(/^\d{4}-/) as unknown });
  });

  describe('record groups and people', () => {
    const teamsIn = (settings: Record<string, unknown>) => settings['teams'] as TeamInput[];
    const change = async () => {
      const [holding, design, engineering, carla] = await Promise.all([
        site.groupId('release-managers'),
        site.groupId('design'),
        site.groupId('engineering'),
        site.accountId(COLLEAGUE),
      ]);
      await site.changeSettings((settings) => ({
        ...settings,
        holdingGroupId: holding,
        operators: { check: 'groups', groupIds: [design] },
        protection: { groupIds: [design, engineering], accountIds: [carla] },
        teams: [...teamsIn(settings), { id: 'web', name: 'Web', groupIds: [design], projectKeys: ['WEB'] }],
      }));
      return { holding, design, engineering, carla };
    };
    const latest = async () => (await recorded(site))[0]?.what ?? [];

    it('by their names, with what came and what went', async () => {
      await change();
      expect(await latest()).toEqual([
        'Check of operators: by permission → by groups',
        'Holding group: leaver-holding → release-managers',
        'Operator groups: design added',
        'Protected groups: design, engineering added',
        'Protected people: Carla Conti added',
        'Team "Web" added',
        'Groups of the team "Web": design added',
        'Projects of the team "Web": WEB added',
      ]);
      const designers = await site.groupId('design');
      await site.changeSettings((settings) => ({
        ...settings,
        protection: { groupIds: [designers], accountIds: [] },
        teams: teamsIn(settings).map((team) =>
          team.id === 'web' ? { ...team, name: 'Drawing', groupIds: [] } : team,
        ),
      }));
      expect(await latest()).toEqual([
        'Protected groups: engineering taken out',
        'Protected people: Carla Conti taken out',
        'Team "Web" renamed to "Drawing"',
        'Groups of the team "Drawing": design taken out',
      ]);
    });

    it('by their ids where Jira tells no names, and save all the same', async () => {
      await site.fault([{ target: 'jira', path: /group\/bulk|user\/bulk/.source, effect: { status: 503 } }]);
      const { holding, carla } = await change();
      await site.clearFaults();
      const what = await latest();
      expect(what[1]).toContain(`→ ${holding}`);
      expect(what).toContain(`Protected people: ${carla} added`);
    });
  });
});

describe('stop everything', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const stop = async (reason = 'A drill') => {
    const { version } = await read(site);
    return call(site, 'admin', 'stopEverything', { version, reason }, JIRA_ADMIN);
  };
  const resume = async () => {
    const { version } = await read(site);
    await call(site, 'admin', 'resumeEverything', { version }, JIRA_ADMIN);
    await site.drain();
  };
  const changes = async () => (await site.writes()).filter((write) => /group\/user|\/user$/.test(write));

  it('wants to know why', async () => {
    await expect(stop(' ')).rejects.toThrow('Say why everything is stopped.');
    expect((await read(site)).stopped).toBeNull();
    expect((await stop()).stopped).toMatchObject({ by: 'Jonas Brandt', reason: 'A drill' });
  });

  it('lets nothing begin, from a ticket or the page, until it may go on', async () => {
    await stop();
    await site.resolve('IT-2');
    await expect(offboard(site, [LEAVER])).rejects.toThrow('Everything is stopped: A drill');
    await site.schedule('tick');
    await site.schedule('missed');
    expect(await changes()).toEqual([]);
    await resume();
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('holds a run whose time comes meanwhile', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await offboard(site, [CONTRACTOR]);
    await site.drain({ horizonSeconds: 0 });
    await stop();
    await site.drain();
    await site.schedule('tick');
    expect(await changes()).toEqual([]);
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    await resume();
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });

  it('holds a run that is under way before its next step, in words, and lets it go on where it was', async () => {
    const asksToWait = {
      status: 429,
      headers: { 'Retry-After': '300', 'RateLimit-Reason': 'jira-quota-tenant-based' },
    };
    await site.fault([
      { target: 'jira', method: 'DELETE', path: 'group/user', skip: 2, times: 4, effect: asksToWait },
    ]);
    const { runIds } = await offboard(site, [LEAVER]);
    await site.drain({ horizonSeconds: 0 });
    await stop();
    await site.drain();
    await site.advance(600);
    await site.drain();
    const id = runIds[0] ?? '';
    expect(await call(site, 'operator', 'getRun', { id })).toMatchObject({
      status: 'held',
      waiting: 'Held: an administrator stopped everything; 5 changes are done.',
      actions: ['cancel'],
    });
    expect(await changes()).toHaveLength(4);
    await resume();
    expect(await call(site, 'operator', 'getRun', { id })).toMatchObject({ status: 'incomplete' });
    expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
  });

  it('lets an operator cancel what is held', async () => {
    await stop();
    await site.resolve('IT-2');
    const { id } = await site.run();
    await call(site, 'operator', 'cancelRun', { id }, OPERATOR);
    await site.drain();
    await resume();
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });
});
