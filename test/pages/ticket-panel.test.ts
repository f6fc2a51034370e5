import type { TicketPanel } from '../../src/contract/calls';
import { company, issuesWith, offboardRequest } from '../journeys/seeds';
import {
  AUDITOR,
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  FIELDS,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../journeys/site';
import { answerOf, call, everyWrite } from './calls';

const SEED = company({
  issues: issuesWith(
    { ...offboardRequest('IT-5', { Leaver: CONTRACTOR }), requestType: 'Get help' },
    offboardRequest('IT-6', { Leaver: SITE_ADMIN }),
  ),
});

const NO_PANEL: TicketPanel = { state: null, details: null };

describe('the panel on a ticket', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const panel = (key: string, as = OPERATOR) => call(site, 'ticket', 'getPanel', {}, as, key);
  const details = async (key: string, as = OPERATOR) => {
    const shown = await panel(key, as);
    if (!shown.details) throw new Error(`${as} sees no details of ${key}.`);
    return { state: shown.state, ...shown.details };
  };

  it('is refused to people who may not browse the ticket, by the app itself', async () => {
    const { id = '', key = '' } = (await site.state()).issues.find((issue) => issue.key === 'IT-2') ?? {};
    const before = await everyWrite(site);
    for (const functionKey of ['getPanel', 'startHere']) {
      const answer = await site.emulator.host().pages.invoke({
        page: 'ticket',
        functionKey,
        payload: {},
        accountId: await site.accountId(DORMANT),
        issue: { id, key },
      });
      const words = functionKey === 'getPanel' ? 'You cannot see this ticket.' : 'You need the permission';
      expect(answer).toEqual({ error: expect.stringContaining(words) as unknown });
    }
    expect(await everyWrite(site)).toEqual(before);
  });

  it('is refused where there is no ticket, whatever the page claims', async () => {
    const accountId = await site.accountId(OPERATOR);
    const payload = { issueKey: 'IT-2', extension: { issue: { id: '10001' } } };
    expect(await answerOf(site, { module: 'ticket', functionKey: 'getPanel', payload, accountId })).toEqual({
      error: 'Open this panel on a ticket.',
    });
  });

  it('shows an operator what resolving will do, and who may resolve', async () => {
    expect(await details('IT-2')).toMatchObject({
      state: 'Resolving this ticket starts an offboarding.',
      plans: [
        {
          displayName: 'Chiara Novak',
          allowed: true,
          plan: {
            removals: [{}, {}, {}],
            account: { action: 'delete' },
            irreversible: [expect.any(String)] as unknown,
          },
        },
      ],
      isRehearsal: false,
      problem: null,
      whoMayResolve: 'People with the permission "Offboard people" start it by moving the ticket to Done.',
      runs: [],
      mayStartHere: false,
    });
    expect((await details('IT-1')).plans).toMatchObject([{ plan: { irreversible: [expect.any(String)] } }]);
    expect((await details('IT-6')).plans).toMatchObject([
      { allowed: false, reason: expect.stringContaining('is an administrator') as unknown },
    ]);
  });

  it('calls a rehearsal a rehearsal', async () => {
    await site.setRuleMode('rehearsal');
    expect(await details('IT-2')).toMatchObject({
      state: 'Resolving this ticket writes the plan here; nothing is changed.',
      isRehearsal: true,
      whoMayResolve: expect.stringMatching(/^Once the rule is live: People/) as unknown,
    });
  });

  it('says what is missing on the ticket', async () => {
    expect(await details('IT-4')).toMatchObject({
      plans: [],
      // Nothing was asked for yet, so there is nothing to reopen.
      problem: 'The ticket does not say who leaves. Fill in the field "Leaver".',
    });
  });

  it('plans for each of several people, with one reading of the site', async () => {
    const people = await Promise.all([CONTRACTOR, DORMANT, LEAVER].map((email) => site.accountId(email)));
    await site.setFields('IT-4', { [FIELDS.leavers]: people.map((accountId) => ({ accountId })) });
    const before = (await site.requests()).length;
    expect((await details('IT-4')).plans).toHaveLength(3);
    const asked = (await site.requests()).slice(before).map(({ path }) => path);
    expect(asked.filter((path) => path.includes('/project/search'))).toHaveLength(1);
    expect(asked.filter((path) => path.includes('/applicationrole'))).toHaveLength(1);
  });

  it('names the operator groups where these are checked', async () => {
    const groupIds = [await site.groupId('offboarding-operators')];
    await site.changeSettings((settings) => ({ ...settings, operators: { check: 'groups', groupIds } }));
    expect((await details('IT-2')).whoMayResolve).toContain('Members of the operator groups');
  });

  it('writes nothing', async () => {
    const before = [await site.state(), await everyWrite(site)];
    for (const as of [OPERATOR, AUDITOR, COLLEAGUE]) await panel('IT-1', as);
    expect([await site.state(), await everyWrite(site)]).toEqual(before);
  });

  it('shows progress and result to operators, auditors and administrators', async () => {
    await site.resolve('IT-3');
    expect(await details('IT-3')).toMatchObject({
      state: 'Offboarding is done as far as possible; an operator looks after the rest.',
      plans: [],
      runs: [
        {
          status: 'incomplete',
          outstanding: expect.arrayContaining([expect.stringContaining('idp-engineering')]) as unknown,
          actions: expect.arrayContaining(['retry', 'restore']) as unknown,
        },
      ],
    });
    for (const as of [AUDITOR, JIRA_ADMIN]) {
      expect(await details('IT-3', as)).toMatchObject({
        runs: [
          {
            status: 'incomplete',
            effects: expect.arrayContaining([expect.anything()]) as unknown,
            actions: [],
          },
        ],
        mayStartHere: false,
      });
    }
  });

  it('shows everybody else who may browse the bare state', async () => {
    const state = async (key: string) => {
      const shown = await panel(key, COLLEAGUE);
      expect(shown.details).toBeNull();
      return shown.state;
    };
    expect(await state('IT-2')).toBeNull();
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect(await state('IT-2')).toBe('Offboarding is scheduled.');
    await site.drain();
    expect(await state('IT-2')).toBe('Offboarding is complete.');
    await site.resolve('IT-1');
    expect(await state('IT-1')).toBe('Offboarding is complete.');
    await site.resolve('IT-3');
    expect(await state('IT-3')).toBe(
      'Offboarding is done as far as possible; an operator looks after the rest.',
    );
    await site.resolve('IT-6');
    expect(await state('IT-6')).toBe('Offboarding was not started.');
    await site.setRuleMode('rehearsal');
    await site.setFields('IT-4', { [FIELDS.leavers]: [{ accountId: await site.accountId(DORMANT) }] });
    await site.resolve('IT-4');
    expect(await state('IT-4')).toBe('Offboarding was rehearsed; nothing was changed.');
  });

  it.each([
    ['a rule waits for another type of request', 'IT-5', () => Promise.resolve()],
    ['the rule is off', 'IT-2', () => site.setRuleMode('off')],
  ])('is empty where %s', async (_, key, prepare) => {
    await prepare();
    expect(await panel(key)).toEqual(NO_PANEL);
    expect(await panel(key, COLLEAGUE)).toEqual(NO_PANEL);
  });
});

describe('start on a ticket that the wrong person resolved', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.resolve('IT-2', JIRA_ADMIN);
  });

  const startHere = (as = OPERATOR, key = 'IT-2') => call(site, 'ticket', 'startHere', {}, as, key);
  const mayStart = async () =>
    (await call(site, 'ticket', 'getPanel', {}, OPERATOR, 'IT-2')).details?.mayStartHere;
  const begun = async () => (await site.runs()).filter(({ status }) => status !== 'refused');
  const removals = async () => (await site.writes()).filter((write) => write.startsWith('DELETE'));

  it('is offered to operators, and does in their name what the transition would have done', async () => {
    expect(await mayStart()).toBe(true);
    const started = await startHere();
    expect(started).toMatchObject({ outcome: 'started', runIds: [expect.any(String)] as unknown });
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await begun()).toMatchObject([
      { status: 'completed', source: 'page', ticketKey: 'IT-2', operator: { displayName: 'Olga Petrova' } },
    ]);
    const comments = await site.comments('IT-2');
    expect(comments).toHaveLength(2);
    expect(comments[1]?.text).toContain('Removed from the group engineering');
    expect(await mayStart()).toBe(false);
  });

  it('twice is once, one after the other or at the same time', async () => {
    const [first, second] = await Promise.all([startHere(), startHere(SECOND_OPERATOR)]);
    expect(second).toEqual(first);
    await site.drain();
    expect(await startHere()).toEqual(first);
    await site.drain();
    expect(await begun()).toHaveLength(1);
    expect(await removals()).toHaveLength(4);
  });

  it.each([
    ['a colleague', COLLEAGUE],
    ['the administrator who resolved it', JIRA_ADMIN],
    ['an auditor', AUDITOR],
  ])('is refused to %s', async (_, as) => {
    const before = await everyWrite(site);
    await expect(startHere(as)).rejects.toThrow('You need the permission "Offboard people" for this.');
    expect(await everyWrite(site)).toEqual(before);
  });

  it('is nothing on a ticket that was not refused for that', async () => {
    await expect(startHere(OPERATOR, 'IT-1')).rejects.toThrow('There is nothing to start on this ticket.');
    await site.resolve('IT-6');
    await expect(startHere(OPERATOR, 'IT-6')).rejects.toThrow('There is nothing to start on this ticket.');
    expect(await begun()).toEqual([]);
  });

  it('is refused once the ticket is open again', async () => {
    await site.reopen('IT-2', JIRA_ADMIN);
    expect(await mayStart()).toBe(false);
    await expect(startHere()).rejects.toThrow(
      'The ticket is no longer resolved. Resolve it yourself instead.',
    );
  });

  it('is stopped by reopening the ticket', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      times: { stopWindowMinutes: 10 },
      ticketRules: settings['ticketRules'],
    }));
    await startHere();
    await site.drain({ horizonSeconds: 60 });
    await site.reopen('IT-2', JIRA_ADMIN);
    await site.drain();
    expect(await begun()).toMatchObject([{ status: 'cancelled' }]);
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });

  it('is refused while everything is stopped', async () => {
    const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    await expect(startHere()).rejects.toThrow('Everything is stopped: A drill');
  });

  it('is no decision while the site does not let Leaver check operators', async () => {
    await site.fault([], { appMayCheckOthers: false });
    await expect(startHere()).rejects.toThrow('switch the check to operator groups');
    await site.clearFaults();
    expect(await startHere()).toMatchObject({ outcome: 'started' });
    await site.drain();
    expect(await begun()).toMatchObject([{ status: 'completed' }]);
  });

  it('is no decision while Jira does not answer', async () => {
    await site.fault([{ target: 'jira', path: 'permissions/check', effect: { status: 500 } }]);
    await expect(startHere()).rejects.toThrow('Try again in a moment');
    await site.clearFaults();
    expect(await startHere()).toMatchObject({ outcome: 'started' });
  });
});
