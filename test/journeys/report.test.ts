import { company, issuesWith, offboardRequest, projectsWith } from './seeds';
import { CONTRACTOR, FIELDS, JIRA_ADMIN, LEAVER, OPERATOR, SYNCED, TestSite } from './site';

const TASK = {
  key: 'ENG-20',
  type: 'Task',
  summary: 'Offboard Chiara',
  reporter: 'hanna.reyes@acme.example',
  fields: { Leaver: CONTRACTOR },
};

/** A rule for a project that is no service project: everything that is told there could be public. */
const SEED = company({
  projects: projectsWith('ENG', { work: { groups: ['engineering', 'offboarding-operators'] } }),
  issues: issuesWith(
    TASK,
    { ...TASK, key: 'ENG-21', fields: { Leaver: OPERATOR } },
    {
      ...offboardRequest('IT-5', { Leaver: 'uma@studio-nord.example' }),
      reporter: 'uma@studio-nord.example',
    },
  ),
});

interface RawComment {
  body: unknown;
  visibility?: { type: string; value: string };
}

describe('the report on a ticket of a project that is no service project', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: [
        {
          id: 'engineering',
          name: 'Engineering',
          projectKey: 'ENG',
          target: { statuses: ['Done'] },
          fields: { leavers: [FIELDS.leaver] },
        },
      ],
    }));
    await site.setRuleMode('live', 'engineering');
  });

  const show = (visibility: Record<string, string>) =>
    site.changeSettings((settings) => ({ ...settings, report: { visibility } }));
  const addAppToRole = async (name: string) => {
    const roles = (await site.jira('GET', 'project/ENG/role')) as Record<string, string>;
    const id = roles[name]?.split('/').at(-1) ?? '';
    const { people } = await site.state();
    const app = people.find(({ displayName }) => displayName === 'Leaver');
    await site.jira('POST', `project/ENG/role/${id}`, { user: [app?.accountId] });
  };
  const rawComments = async (key = 'ENG-20', as = JIRA_ADMIN) => {
    const { comments } = (await site.jira('GET', `issue/${key}/comment`, undefined, as)) as {
      comments: RawComment[];
    };
    return comments;
  };
  const expectNeutral = async (key: string, line: RegExp) => {
    const comments = await site.comments(key);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.text).toMatch(line);
    expect(comments[0]?.text).not.toMatch(/Chiara|Olga|engineering|partners/);
    expect((await rawComments(key))[0]?.visibility).toBeUndefined();
    expect(await site.run()).toMatchObject({
      untold: expect.stringContaining('Only a neutral line was written') as unknown,
    });
  };

  it('is for administrators of the project unless the settings say otherwise', async () => {
    await addAppToRole('Administrators');
    await site.resolve('ENG-20');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await rawComments()).toMatchObject([{ visibility: { type: 'role', value: 'Administrators' } }]);
    expect(await rawComments('ENG-20', OPERATOR)).toEqual([]);
    expect(JSON.stringify(await rawComments())).toContain('Removed from the group engineering');
    expect(await site.run()).toMatchObject({ untold: null });
  });

  it('is for the group that the settings name', async () => {
    await show({ to: 'group', name: 'offboarding-operators' });
    await site.addToGroup('offboarding-operators', JIRA_ADMIN);
    const { people } = await site.state();
    const app = people.find(({ displayName }) => displayName === 'Leaver');
    const groupId = await site.groupId('offboarding-operators');
    await site.jira(
      'POST',
      `group/user?groupId=${groupId}`,
      { accountId: app?.accountId },
      'site-admin@acme.example',
    );
    await site.resolve('ENG-20');
    expect(await rawComments()).toMatchObject([
      { visibility: { type: 'group', value: 'offboarding-operators' } },
    ]);
  });

  it('is for everybody when the settings say so', async () => {
    await show({ to: 'everyone' });
    await site.resolve('ENG-20');
    const comments = await site.comments('ENG-20');
    expect(comments).toMatchObject([{ isInternal: false }]);
    expect(comments[0]?.text).toContain('Removed from the group engineering');
    expect(JSON.stringify(await rawComments())).not.toContain('"mention"');
  });

  it('is a neutral line without names where Jira does not take the audience', async () => {
    await site.resolve('ENG-20');
    await expectNeutral('ENG-20', /^Leaver has worked on this request\./);
  });

  it('is a neutral line where the group does not exist', async () => {
    await show({ to: 'group', name: 'nobody-has-this' });
    await site.resolve('ENG-20');
    await expectNeutral('ENG-20', /^Leaver has worked on this request\./);
  });

  it('is a neutral line without the reason for a refusal', async () => {
    await site.resolve('ENG-21');
    await expectNeutral('ENG-21', /^Leaver did not carry this request out\./);
  });

  it('is a neutral line that says of a rehearsal that nothing was changed', async () => {
    await site.setRuleMode('rehearsal', 'engineering');
    await site.resolve('ENG-20');
    await expectNeutral('ENG-20', /^Leaver has rehearsed this request and changed nothing\./);
  });

  it('is a neutral line that promises nothing done before the start', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 30 } }));
    await site.transition('ENG-20', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await expectNeutral('ENG-20', /^Leaver will work on this request later\./);
  });
});

describe('the report on a service-desk ticket', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const tellRequester = (changes: Record<string, unknown> = {}) =>
    site.changeSettings((settings) => ({ ...settings, report: { tellRequester: true }, ...changes }));

  it('keeps product access, site membership and account apart', async () => {
    await site.resolve('IT-3');
    const [comment] = await site.comments('IT-3');
    expect(comment?.text).toContain('Product access: Jira');
    expect(comment?.text).toContain('Groups: idp-engineering, idp-office (and the holding group)');
    expect(comment?.text).toContain('Site membership: the person is still on this site');
    expect(comment?.text).toContain('Atlassian account: not changed');
    expect(comment?.text).toMatch(/Verified: \d+ \w+ \d{4}, \d\d:\d\d \(Europe\/Berlin\)/);
  });

  it('carries the same for machines, by ids', async () => {
    await site.resolve('IT-3');
    expect(await site.machineReport('IT-3')).toMatchObject({
      leaverAccountId: await site.accountId(SYNCED),
      operatorAccountId: await site.accountId(OPERATOR),
      reason: null,
      effects: expect.arrayContaining([
        expect.objectContaining({
          kind: 'remove-group',
          id: await site.groupId('engineering'),
          outcome: 'done',
        }),
        expect.objectContaining({ id: await site.groupId('idp-office'), outcome: 'blocked' }),
      ]) as unknown,
      verification: { onSite: true, isHeld: true, products: ['jira-software'] },
    });
  });

  it('says in plain words what is missing where the app may change neither groups nor people', async () => {
    await site.fault([], { appIsSiteAdmin: false });
    await site.resolve('IT-1');
    expect(await site.groupsOf(LEAVER)).toHaveLength(6);
    const run = await site.run();
    expect(run.status).toBe('incomplete');
    expect(run.outstanding.filter((line) => line.startsWith('Group '))).toHaveLength(6);
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toContain('Jira does not let Leaver change this group');
    expect(comment?.text).toContain('user does not have the relevant permissions');
  });

  it('says nothing to the requester unless the settings say so', async () => {
    await site.resolve('IT-2');
    expect(await site.comments('IT-2')).toMatchObject([{ isInternal: true }]);
  });

  it('tells the requester one neutral line', async () => {
    await tellRequester();
    await site.resolve('IT-2');
    expect(await site.comments('IT-2')).toMatchObject([
      { isInternal: true },
      { isInternal: false, text: 'Your request has been worked on.' },
    ]);
  });

  it('tells the requester once, although a deletion follows later', async () => {
    await tellRequester({ account: { action: 'delete', afterDays: 1 } });
    await site.resolve('IT-2');
    await site.advance(2 * 86_400);
    await site.schedule('tick');
    await site.drain();
    expect((await site.comments('IT-2')).map(({ isInternal }) => isInternal)).toEqual([true, false, true]);
  });

  it('tells the requester nothing of a refusal', async () => {
    await tellRequester();
    await site.resolve('IT-4');
    expect(await site.comments('IT-4')).toMatchObject([{ isInternal: true }]);
  });

  it('never tells a requester who is the leaver', async () => {
    await tellRequester();
    await site.resolve('IT-5');
    expect(await site.groupsOf('uma@studio-nord.example')).toEqual([]);
    expect(await site.comments('IT-5')).toMatchObject([{ isInternal: true }]);
  });
});
