import type { Finding } from '../../src/contract/settings';
import { company, projectsWith } from '../journeys/seeds';
import {
  AUDITOR,
  AUTOMATION,
  COLLEAGUE,
  FIELDS,
  JIRA_ADMIN,
  OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../journeys/site';
import { call } from './calls';

const TEST_ACCOUNT = 'viktor.stan@acme.example';
const EMPTY_GROUP = 'leaver-holding';

describe('the Doctor', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset('company'));

  const examine = async (test: { testAccountId?: string; testGroupId?: string } = {}) => {
    const { findings } = await call(site, 'admin', 'runDoctor', test, JIRA_ADMIN);
    return new Map(findings.map((finding) => [finding.probe, finding]));
  };
  const examineWithTest = async (account = TEST_ACCOUNT, group = EMPTY_GROUP) =>
    examine({ testAccountId: await site.accountId(account), testGroupId: await site.groupId(group) });
  const results = (findings: Map<string, Finding>) =>
    Object.fromEntries([...findings].map(([probe, { result }]) => [probe, result]));
  const changeRule = (fields: Record<string, unknown>) =>
    site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as object[]).map((rule) => ({ ...rule, ...fields })),
    }));

  it('finds everything good on a site as it should be, and leaves no trace', async () => {
    const before = await site.state();
    expect(results(await examineWithTest())).toEqual({
      'change-groups': 'good',
      'delete-people': 'good',
      'check-others': 'good',
      'holding-group': 'good',
      'rule-fields': 'good',
      comment: 'good',
      time: 'good',
    });
    expect(await site.state()).toEqual(before);
  });

  it('writes to the test account and the empty group only', async () => {
    await examineWithTest();
    const groupId = await site.groupId(EMPTY_GROUP);
    const accountId = encodeURIComponent(await site.accountId(TEST_ACCOUNT));
    const writes = (await site.requests()).filter(
      ({ method, path }) => method !== 'GET' && !path.includes('permissions/check'),
    );
    expect(writes.map(({ method, path, identity }) => [method, path, identity])).toEqual([
      ['POST', `/rest/api/3/group/user?groupId=${groupId}`, 'app'],
      ['DELETE', `/rest/api/3/group/user?groupId=${groupId}&accountId=${accountId}`, 'app'],
    ]);
  });

  it.each<[string, () => Promise<object>]>([
    ['nothing', () => Promise.resolve({})],
    ['only an account', async () => ({ testAccountId: await site.accountId(TEST_ACCOUNT) })],
    ['only a group', async () => ({ testGroupId: await site.groupId(EMPTY_GROUP) })],
  ])('writes nothing when the administrator names %s', async (_, test) => {
    expect(results(await examine(await test()))).toMatchObject({
      'change-groups': 'not-tried',
      'delete-people': 'not-tried',
    });
    expect(await site.writes()).toEqual([]);
  });

  it.each<[string, () => Promise<object>, string]>([
    ['has members', async () => ({ testGroupId: await site.groupId('design') }), 'has members'],
    ['does not exist', () => Promise.resolve({ testGroupId: 'no-such-group' }), 'knows no such group'],
    [
      'goes with an account that is none',
      () => Promise.resolve({ testAccountId: '712020:nobody' }),
      'no such test account',
    ],
  ])('does not touch a group that %s', async (_, other, words) => {
    const test = {
      testAccountId: await site.accountId(TEST_ACCOUNT),
      testGroupId: await site.groupId(EMPTY_GROUP),
      ...(await other()),
    };
    expect((await examine(test)).get('change-groups')).toMatchObject({
      result: 'warning',
      text: expect.stringContaining(words) as unknown,
    });
    expect(await site.writes()).toEqual([]);
  });

  it('says where apps may not change groups, in the words of Jira and with what follows', async () => {
    await site.fault([], { appIsSiteAdmin: false });
    const findings = await examineWithTest();
    expect(findings.get('change-groups')).toMatchObject({
      result: 'problem',
      text: expect.stringMatching(
        /refused with 403: .*AuthorizationException.* listed for a site admin\.$/,
      ) as unknown,
    });
    expect(findings.get('delete-people')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('keep accounts in the holding group') as unknown,
    });
  });

  it('says when the test account could not be taken out again', async () => {
    await site.fault([{ target: 'jira', method: 'DELETE', path: 'group/user', effect: { status: 400 } }]);
    expect((await examineWithTest()).get('change-groups')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('still in the group: take it out by hand') as unknown,
    });
  });

  it('says where the permissions of others are not told, and that groups are the way', async () => {
    await site.fault([], { appMayCheckOthers: false });
    expect((await examine()).get('check-others')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('Switch the check of operators to groups') as unknown,
    });
    const groupIds = [await site.groupId('offboarding-operators')];
    await site.changeSettings((settings) => ({ ...settings, operators: { check: 'groups', groupIds } }));
    expect((await examine()).get('check-others')).toMatchObject({ result: 'good' });
  });

  it('finds a holding group that gives access, is gone or was never named', async () => {
    const holdIn = (holdingGroupId: string | null) =>
      site.changeSettings((settings) => ({ ...settings, holdingGroupId }));
    // It gave none when it was named, as far as Jira told then.
    await site.fault([{ target: 'jira', path: 'applicationrole', effect: { status: 403 } }]);
    await holdIn(await site.groupId('jira-users-acme'));
    await site.clearFaults();
    const { items } = await call(site, 'admin', 'getChecklist', {}, JIRA_ADMIN);
    expect(items.find(({ key }) => key === 'holding-group')).toMatchObject({ done: false });
    expect((await examine()).get('holding-group')).toMatchObject({
      result: 'problem',
      text: 'jira-users-acme gives Jira: people in it would keep access. Name a group without product access as the holding group.',
    });
    await holdIn('gone');
    expect((await examine()).get('holding-group')?.text).toContain('is gone');
    await site.setRuleMode('off');
    await holdIn(null);
    expect((await examine()).get('holding-group')?.text).toContain('None is set');
  });

  it('finds fields and projects of the rules that the app cannot see', async () => {
    await changeRule({ fields: { leavers: [FIELDS.leaver, 'customfield_99999'] } });
    expect((await examine()).get('rule-fields')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('cannot see the field customfield_99999') as unknown,
    });
    await changeRule({ projectKey: 'NONE', fields: { leavers: [FIELDS.leaver] } });
    const findings = await examine();
    expect(findings.get('rule-fields')?.text).toContain('cannot see the project NONE');
    expect(findings.get('comment')?.text).toContain('may not comment in NONE');
  });

  it('finds a project in which the app may not comment', async () => {
    await site.reset(company({ projects: projectsWith('IT', { app: { comment: false } }) }));
    expect((await examine()).get('comment')).toMatchObject({
      result: 'problem',
      text: expect.stringContaining('may not comment in IT') as unknown,
    });
  });

  describe('of what a rule wants of its tickets', () => {
    const outcome = { doneLabel: 'access-removed', notDoneMove: 'Reopen' };

    it('says nothing where a rule wants nothing', async () => {
      expect((await examine()).has('ticket-outcome')).toBe(false);
    });

    it('finds it good where the app may do it, and changes no ticket', async () => {
      await site.transition('IT-4', 'Resolve');
      await changeRule({ outcome });
      expect((await examine()).get('ticket-outcome')?.result).toBe('good');
      expect((await site.writes()).filter((write) => write.includes('IT-4'))).toEqual([]);
    });

    it('finds what the app may not do', async () => {
      const app = { edit: false, transition: false };
      await site.reset(company({ projects: projectsWith('IT', { app }) }));
      await changeRule({ outcome });
      expect((await examine()).get('ticket-outcome')).toMatchObject({
        result: 'problem',
        text: expect.stringContaining('let the app edit issues and transition issues in IT') as unknown,
      });
    });

    it('warns of a move that no ticket offers from where the rule begins', async () => {
      await site.transition('IT-4', 'Resolve');
      await changeRule({ outcome: { ...outcome, notDoneMove: 'Open again' } });
      expect((await examine()).get('ticket-outcome')).toMatchObject({
        result: 'warning',
        text: expect.stringContaining(
          'called Open again or leads there; there are: Reopen (to To Do).',
        ) as unknown,
      });
    });

    it('does not guess where no ticket stands there, or Jira does not know the status', async () => {
      await changeRule({ outcome: { ...outcome, notDoneMove: 'Open again' } });
      expect((await examine()).get('ticket-outcome')?.result).toBe('good');
      await changeRule({
        outcome: { notDoneMove: 'Open again' },
        target: { statuses: ['Nowhere "at all"'] },
      });
      expect((await examine()).get('ticket-outcome')?.result).toBe('good');
    });
  });

  it('tells the time, and asks for the zone where none is set', async () => {
    expect((await examine()).get('time')?.text).toMatch(/Europe\/Berlin\); a last working day ends at 18:00/);
    await site.changeSettings((settings) => ({ ...settings, times: {} }));
    expect((await examine()).get('time')).toMatchObject({
      result: 'warning',
      text: expect.stringContaining('Set your time zone') as unknown,
    });
  });

  it('has nothing to look at before there is a rule', async () => {
    await site.reset(company({ invocations: [] }));
    expect(results(await examine())).toEqual({
      'change-groups': 'not-tried',
      'delete-people': 'not-tried',
      'check-others': 'good',
      'holding-group': 'problem',
      'rule-fields': 'not-tried',
      comment: 'not-tried',
      time: 'warning',
    });
  });
});

describe('the checklist of the first opening', () => {
  it('is done line by line, from the installation to the first live ticket', async () => {
    const site = await TestSite.start(company({ invocations: [] }));
    const done = async () => {
      const { items } = await call(site, 'admin', 'getChecklist', {}, JIRA_ADMIN);
      return items.filter((item) => item.done).map(({ key }) => key);
    };
    expect(await done()).toEqual([]);
    await call(site, 'admin', 'runDoctor', {}, JIRA_ADMIN);
    expect(await done()).toEqual(['doctor']);
    const holdingGroupId = await site.groupId('leaver-holding');
    const rule = {
      id: 'offboard-tickets',
      name: 'Offboard tickets',
      projectKey: 'IT',
      target: { statuses: ['Done'] },
      fields: { leavers: [FIELDS.leaver] },
    };
    await call(site, 'admin', 'saveSettings', { version: 0, settings: { holdingGroupId } }, JIRA_ADMIN);
    expect(await done()).toEqual(['doctor', 'holding-group']);
    const settings = { holdingGroupId, ticketRules: [rule], times: { stopWindowMinutes: 0 } };
    await call(site, 'admin', 'saveSettings', { version: 1, settings }, JIRA_ADMIN);
    expect(await done()).toEqual(['doctor', 'holding-group', 'ticket-rule']);
    await site.resolve('IT-2', JIRA_ADMIN);
    expect(await done()).toEqual(['doctor', 'holding-group', 'ticket-rule']);
    await site.resolve('IT-3', OPERATOR);
    expect(await done()).toEqual(['doctor', 'operators', 'holding-group', 'ticket-rule', 'rehearsal']);
    await site.setRuleMode('live');
    expect(await done()).toEqual([
      'doctor',
      'operators',
      'holding-group',
      'ticket-rule',
      'rehearsal',
      'live',
    ]);
    await site.close();
  });
});

describe('what there is to choose from', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  it('are groups by a part of their name, in any case', async () => {
    const { groups } = await call(site, 'admin', 'searchGroups', { query: 'OFFBOARDING' }, JIRA_ADMIN);
    expect(groups.map(({ name }) => name).sort()).toEqual(['offboarding-auditors', 'offboarding-operators']);
  });

  it('are names for ids; what Jira does not know any more is left out', async () => {
    const { groups: all, people: everybody } = await site.state();
    const ids = [...all.map(({ groupId }) => groupId), 'gone'];
    const { groups } = await call(site, 'admin', 'nameGroups', { ids }, JIRA_ADMIN);
    expect(groups).toHaveLength(all.length);
    const accountIds = [...everybody.map(({ accountId }) => accountId), '712020:nobody'];
    const { people } = await call(site, 'admin', 'namePeople', { ids: accountIds }, JIRA_ADMIN);
    expect(people).toHaveLength(everybody.length);
    expect(await call(site, 'admin', 'nameGroups', { ids: [] }, JIRA_ADMIN)).toEqual({ groups: [] });
  });

  it('are projects by key or name', async () => {
    const keys = async (query: string) =>
      (await call(site, 'admin', 'listProjects', { query }, JIRA_ADMIN)).projects.map(({ key }) => key);
    expect(await keys('service')).toEqual(['IT']);
    expect((await keys('')).length).toBeGreaterThan(3);
    expect(await keys('there is no such project')).toEqual([]);
  });

  it('are the types, statuses, resolutions and fields of a project', async () => {
    expect(await call(site, 'admin', 'getRuleChoices', { projectKey: 'IT' }, JIRA_ADMIN)).toMatchObject({
      issueTypes: [{ name: 'Service request' }, { name: 'Sub-task' }],
      statuses: expect.arrayContaining([{ id: expect.any(String) as unknown, name: 'Done' }]) as unknown,
      resolutions: expect.arrayContaining([expect.objectContaining({ name: 'Done' })]) as unknown,
      requestTypeField: 'customfield_10010',
      fields: expect.arrayContaining([
        { id: FIELDS.leaver, name: 'Leaver', kind: 'people' },
        { id: FIELDS.leavers, name: expect.any(String) as unknown, kind: 'people' },
        { id: FIELDS.lastWorkingDay, name: expect.any(String) as unknown, kind: 'date' },
        { id: FIELDS.urgency, name: expect.any(String) as unknown, kind: 'option' },
        { id: FIELDS.leaverEmail, name: expect.any(String) as unknown, kind: 'text' },
      ]) as unknown,
    });
    await expect(call(site, 'admin', 'getRuleChoices', { projectKey: 'NONE' }, JIRA_ADMIN)).rejects.toThrow(
      'Leaver cannot see the project NONE.',
    );
  });

  const check = async (email: string) =>
    call(site, 'admin', 'checkPerson', { accountId: await site.accountId(email) }, JIRA_ADMIN);

  it.each([
    ['an operator', OPERATOR, { operator: true, auditor: false, administrator: false }],
    ['an auditor', AUDITOR, { operator: false, auditor: true, administrator: false }],
    ['an administrator', SITE_ADMIN, { operator: false, auditor: false, administrator: true }],
    ['nobody special', COLLEAGUE, { operator: false, auditor: false, administrator: false }],
    ['an app', AUTOMATION, { operator: false, auditor: false, administrator: false }],
  ])('are people, with what they may do here: %s', async (_, email, expected) => {
    expect(await check(email)).toEqual(expected);
  });

  it('are people, without what the site does not tell', async () => {
    await site.fault([], { appMayCheckOthers: false });
    expect(await check(OPERATOR)).toEqual({ operator: null, auditor: null, administrator: null });
    const groupIds = [await site.groupId('design')];
    await site.changeSettings((settings) => ({ ...settings, operators: { check: 'groups', groupIds } }));
    expect(await check('paula.gomez@acme.example')).toEqual({
      operator: true,
      auditor: null,
      administrator: null,
    });
    expect(await check(OPERATOR)).toEqual({ operator: false, auditor: null, administrator: null });
  });
});
