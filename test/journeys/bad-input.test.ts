import { company, fieldsWith, issuesWith, offboardRequest, peopleWith, projectsWith } from './seeds';
import { COLLEAGUE, CONTRACTOR, FIELDS, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from './site';

const NUMBER_FIELD = 'customfield_10058';
const SECOND_TEXT = 'customfield_10059';

const SEED = company({
  people: peopleWith(
    { email: 'contractor@acme.example.org', name: 'Chiara Nowak', groups: ['design'] },
    { email: 'un.known@acme.example', name: 'leaver@acme.example', groups: ['design'] },
  ),
  customFields: fieldsWith(
    { id: NUMBER_FIELD, name: 'Number of keys', kind: 'number' },
    { id: SECOND_TEXT, name: 'Second leaver e-mail', kind: 'text' },
  ),
  issues: issuesWith(offboardRequest('IT-5', { Leaver: 'xaver.huber@acme.example' })),
});

type Rule = Record<string, unknown> & { fields: Record<string, unknown> };

describe('a ticket that does not say clearly who leaves', () => {
  let site: TestSite;
  let before: unknown;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    before = (await site.state()).memberships;
  });

  const expectOneComment = async (key: string, words: string) => {
    expect(await site.run()).toMatchObject({ status: 'refused', effects: [] });
    const comments = await site.comments(key);
    expect(comments).toMatchObject([{ isInternal: true }]);
    expect(comments[0]?.text).toContain('Leaver did nothing');
    expect(comments[0]?.text).toContain(words);
    expect((await site.state()).memberships).toEqual(before);
  };

  it('gets the hint to fill in the person field when nobody is named', async () => {
    await site.resolve('IT-4');
    await expectOneComment(
      'IT-4',
      'The ticket does not say who leaves. Fill in the field "Leaver", then reopen and resolve the ticket.',
    );
  });

  it('is told when Jira does not say which groups give access', async () => {
    const refusal = { target: 'jira', path: 'applicationrole', effect: { status: 403 } };
    await site.fault([refusal]);
    await site.resolve('IT-1');
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'refused' });
    expect(await site.comments('IT-1')).toHaveLength(1);
    expect((await site.state()).memberships).toEqual(before);
    await site.clearFaults();
  });

  it.each([
    ['a name', 'Leo Lindqvist'],
    ['the beginning of an address', 'leaver@acme'],
    ['a beginning that only one person has', 'contractor@'],
    ['an address that nobody has', 'nobody@acme.example'],
    ['an address that is hidden', 'rosa.lindqvist@acme.example'],
    ['the address of somebody who is inactive', 'yara.silva@acme.example'],
    ['two addresses', 'leaver@acme.example, contractor@acme.example'],
    ['an account id', '712020:somebody'],
  ])('asks for the person field when the text is %s', async (_, text) => {
    await site.setFields('IT-4', { [FIELDS.leaverEmail]: text });
    await site.resolve('IT-4');
    await expectOneComment('IT-4', `The text "${text}" does not name exactly one person`);
    await expectOneComment('IT-4', 'Fill in the person field instead');
  });

  it('names each of two texts that name nobody', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as Rule[]).map((rule) => ({
        ...rule,
        fields: { ...rule.fields, leavers: [FIELDS.leaverEmail, SECOND_TEXT] },
      })),
    }));
    await site.setFields('IT-4', { [FIELDS.leaverEmail]: 'Leo', [SECOND_TEXT]: 'Chiara' });
    await site.resolve('IT-4');
    const runs = await site.runs();
    expect(runs.map(({ status }) => status)).toEqual(['refused', 'refused']);
    const told = (await site.comments('IT-4')).map(({ text }) => text);
    expect(told).toHaveLength(2);
    for (const text of ['Leo', 'Chiara']) {
      const words = `The text "${text}" does not name exactly one person`;
      expect(told.filter((comment) => comment.includes(words))).toHaveLength(1);
      expect(runs.filter(({ reason }) => reason?.startsWith(words))).toHaveLength(1);
    }
    expect((await site.state()).memberships).toEqual(before);
  });

  it.each(['contractor@acme.example', '  Contractor@ACME.example '])(
    'takes the address "%s", which one visible account has exactly',
    async (text) => {
      await site.setFields('IT-4', { [FIELDS.leaverEmail]: text });
      await site.resolve('IT-4');
      expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
      expect(await site.groupsOf('contractor@acme.example.org')).toEqual(['design']);
    },
  );

  it('is not misled by somebody whose name is the address of another person', async () => {
    await site.setFields('IT-4', { [FIELDS.leaverEmail]: LEAVER });
    await site.resolve('IT-4');
    expect(await site.groupsOf('un.known@acme.example')).toEqual(['design']);
    expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
  });

  it('offboards a person once whom two fields name', async () => {
    await site.setFields('IT-2', { [FIELDS.leaverEmail]: CONTRACTOR });
    await site.resolve('IT-2');
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('says so when the account is gone already', async () => {
    await site.resolve('IT-5');
    await expectOneComment('IT-5', 'Xaver Huber has been gone already');
  });

  it('says so when the account goes before the start', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    const accountId = await site.accountId(CONTRACTOR);
    await site.jira('DELETE', `user?accountId=${accountId}`, undefined, SITE_ADMIN);
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'refused', effects: [] });
    expect((await site.comments('IT-2')).at(-1)?.text).toContain('Chiara Novak has been gone already');
  });
});

describe('a field of the wrong type', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  it.each([
    ['leaver', { leavers: [FIELDS.kind] }, FIELDS.kind],
    ['leaver, a number', { leavers: [NUMBER_FIELD] }, NUMBER_FIELD],
    ['successor', { successor: FIELDS.leaverEmail }, FIELDS.leaverEmail],
    ['last working day', { lastWorkingDay: FIELDS.kind }, FIELDS.kind],
    ['last working day, a text', { lastWorkingDay: FIELDS.leaverEmail }, FIELDS.leaverEmail],
    ['urgency', { urgency: { field: FIELDS.leaver, urgentValues: ['Urgent'] } }, FIELDS.leaver],
    [
      'kind of leaving',
      { kind: { field: NUMBER_FIELD, kinds: [{ value: 'x', procedure: 'leave-company' }] } },
      NUMBER_FIELD,
    ],
  ])('for the %s is named in one comment, and nothing happens', async (_, fields, field) => {
    const before = await site.groupsOf(CONTRACTOR);
    await site.setFields('IT-2', { [FIELDS.leaverEmail]: '2026-02-31', [NUMBER_FIELD]: 3 });
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as Rule[]).map((rule) => ({
        ...rule,
        fields: { ...rule.fields, leavers: [FIELDS.leaver], ...fields },
      })),
    }));
    await site.resolve('IT-2');
    const comments = await site.comments('IT-2');
    expect(comments).toHaveLength(1);
    expect(comments[0]?.text).toContain(`The field ${field} holds something else than the rule expects`);
    expect(await site.run()).toMatchObject({ status: 'refused', effects: [] });
    expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
  });
});

describe('a ticket that cannot be read or told', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  const resetWithApp = (app: { browse?: boolean; comment?: boolean }) =>
    site.reset(company({ projects: projectsWith('IT', { app }) }));

  it('is an entry among the runs when the app may not see it', async () => {
    await resetWithApp({ browse: false, comment: false });
    await site.resolve('IT-2');
    expect(await site.run()).toMatchObject({
      status: 'cancelled',
      ticketKey: 'IT-2',
      reason: 'The ticket is gone, or Leaver may no longer see it.',
      untold: expect.stringContaining('does not exist') as unknown,
      effects: [],
    });
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });

  it('leaves no entry for a transition that no rule waits for', async () => {
    await resetWithApp({ browse: false, comment: false });
    await site.transition('IT-2', 'Start progress');
    await site.drain();
    expect(await site.runs()).toEqual([]);
  });

  it('leaves no entry when it is of an issue type that no rule names', async () => {
    await resetWithApp({ browse: false, comment: false });
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as Rule[]).map((rule) => ({ ...rule, issueTypes: ['Task'] })),
    }));
    await site.resolve('IT-2');
    expect(await site.runs()).toEqual([]);
  });

  it('is offboarded from all the same when the app may only not comment, and the run says so', async () => {
    await resetWithApp({ comment: false });
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await site.comments('IT-2')).toEqual([]);
    expect(await site.run()).toMatchObject({
      status: 'completed',
      untold: expect.stringContaining('do not have the permission to comment') as unknown,
    });
  });

  it('stops what it started when it is deleted before the start', async () => {
    await site.reset('company');
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.jira('DELETE', 'issue/IT-2', undefined, JIRA_ADMIN);
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    expect(await site.run()).toMatchObject({
      status: 'cancelled',
      reason: expect.stringContaining('The ticket is gone') as unknown,
      untold: expect.stringContaining('does not exist') as unknown,
    });
  });

  it('starts nothing when it is deleted before its event arrives', async () => {
    await site.reset('company');
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { delaySeconds: 60 } }]);
    await site.transition('IT-2', 'Resolve');
    await site.jira('DELETE', 'issue/IT-2', undefined, JIRA_ADMIN);
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    expect(await site.run()).toMatchObject({ status: 'cancelled', ticketKey: 'IT-2' });
  });
});

describe('an event that is not what it should be', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const issue = { id: '10001', key: 'IT-2', fields: { project: { key: 'IT' } } };
  const status = { field: 'status', to: '10002', toString: 'Done' };

  it.each([
    ['has no issue', { changelog: { id: '1', items: [status] } }],
    ['has no changelog, so that the filter cannot judge it', { issue }],
    [
      'has an issue without a project',
      { issue: { id: '1', key: 'IT-1', fields: {} }, changelog: { id: '1', items: [status] } },
    ],
    ['has no id of the change', { issue, changelog: { items: [status] } }],
    ['has something else for items', { issue, changelog: { id: '1', items: 'status' } }],
    ['is about nothing', { issue: null, changelog: null }],
  ])('is logged once and dropped when it %s', async (_, event) => {
    const [logged, invocations] = [site.logged.length, site.invocations()];
    expect(await site.event(event)).toBe(1);
    await site.drain();
    expect(site.invocations()).toBe(invocations + 1);
    expect(site.logged.slice(logged).filter((line) => line.includes('malformed'))).toHaveLength(1);
    expect(await site.requests()).toEqual([]);
    expect(await site.runs()).toEqual([]);
  });

  it('is dropped when the ticket knows no such change', async () => {
    await site.event({
      issue,
      changelog: { id: '987654', items: [status] },
      atlassianId: await site.accountId(OPERATOR),
    });
    await site.drain();
    expect(await site.runs()).toEqual([]);
    expect(await site.writes()).toEqual([]);
  });

  it('asks Jira nothing about a project that no rule names', async () => {
    await site.event({
      issue: { ...issue, fields: { project: { key: 'MKT' } } },
      changelog: { id: '1', items: [status] },
    });
    await site.drain();
    expect(await site.requests()).toEqual([]);
  });

  it('does not come through the filter when it changes no status', async () => {
    expect(await site.event({ issue, changelog: { id: '1', items: [{ field: 'summary' }] } })).toBe(0);
    expect(await site.event({ issue, changelog: { id: '1', items: [status] }, selfGenerated: true })).toBe(0);
  });

  it('acts once when it comes twice', async () => {
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { duplicate: 3 } }]);
    await site.resolve('IT-2');
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await site.comments('IT-2')).toHaveLength(1);
    expect((await site.writes()).filter((write) => write.startsWith('DELETE'))).toHaveLength(4);
    expect(await site.groupsOf(COLLEAGUE)).toHaveLength(3);
  });
});
