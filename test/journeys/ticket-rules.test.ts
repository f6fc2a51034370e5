import { company, issuesWith, offboardRequest } from './seeds';
import { CONTRACTOR, DORMANT, FIELDS, OPERATOR, TestSite } from './site';

/** A service-desk ticket of another request type that names somebody all the same. */
const GET_HELP = { ...offboardRequest('IT-5', { Leaver: DORMANT }), requestType: 'Get help' };

type Rule = Record<string, unknown> & { fields: Record<string, unknown> };

describe('which transitions a ticket rule acts on', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(company({ issues: issuesWith(GET_HELP) }));
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  /** Edits the seeded rule, which stays live. */
  const changeRule = (change: (rule: Rule) => Rule) =>
    site.changeSettings((settings) => ({
      ...settings,
      ticketRules: (settings['ticketRules'] as Rule[]).map(change),
    }));
  const setTarget = (target: Record<string, string[]>) => changeRule((rule) => ({ ...rule, target }));

  const expectNothing = async (key: string) => {
    await site.schedule('missed');
    expect(await site.runs()).toEqual([]);
    expect(await site.comments(key)).toEqual([]);
    expect(await site.writes()).toEqual([]);
  };
  const expectActed = async () => {
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await site.run()).toMatchObject({ status: 'completed' });
  };
  const resolveAs = async (key: string, resolution: string) => {
    const { transitions } = (await site.jira('GET', `issue/${key}/transitions`, undefined, OPERATOR)) as {
      transitions: { id: string; name: string }[];
    };
    const id = transitions.find(({ name }) => name === 'Resolve')?.id;
    const body = { transition: { id }, fields: { resolution: { name: resolution } } };
    await site.jira('POST', `issue/${key}/transitions`, body, OPERATOR);
    await site.drain();
  };

  it('leaves other request types of the project alone', async () => {
    await site.resolve('IT-5');
    await expectNothing('IT-5');
  });

  it('leaves other projects alone', async () => {
    await changeRule((rule) => ({ ...rule, projectKey: 'ENG' }));
    await site.resolve('IT-2');
    await expectNothing('IT-2');
  });

  it.each([
    ['of the issue type by name, without case', { issueTypes: ['service REQUEST'] }],
    ['of any type when it names none', { issueTypes: [], requestTypes: [] }],
  ])('acts on a ticket %s', async (_, change) => {
    await changeRule((rule) => ({ ...rule, ...change }));
    await site.resolve('IT-2');
    await expectActed();
  });

  it('leaves other issue types alone', async () => {
    await changeRule((rule) => ({ ...rule, issueTypes: ['Task'] }));
    await site.resolve('IT-2');
    await expectNothing('IT-2');
  });

  it('leaves other statuses alone', async () => {
    await site.transition('IT-2', 'Start progress');
    await site.drain();
    await expectNothing('IT-2');
  });

  it('acts on another target status', async () => {
    await setTarget({ statuses: ['in progress'] });
    await site.transition('IT-2', 'Start progress');
    await site.drain();
    await expectActed();
  });

  it('acts on a resolution, whatever the status', async () => {
    await setTarget({ resolutions: ["Won't Do"] });
    await site.resolve('IT-1');
    await expectNothing('IT-1');
    await resolveAs('IT-2', "Won't Do");
    await expectActed();
  });

  it('wants both where it names a status and a resolution', async () => {
    await setTarget({ statuses: ['Done'], resolutions: ['Done'] });
    await resolveAs('IT-1', 'Duplicate');
    await expectNothing('IT-1');
    await resolveAs('IT-2', 'Done');
    await expectActed();
  });

  it('starts nothing anew when a ticket goes from one of its targets to another', async () => {
    await setTarget({ statuses: ['In Progress', 'Done'] });
    await site.transition('IT-2', 'Start progress');
    await site.drain();
    await site.resolve('IT-2');
    await expectActed();
    expect(await site.comments('IT-2')).toHaveLength(1);
  });

  it('does nothing while it is off', async () => {
    await site.setRuleMode('off');
    await site.resolve('IT-2');
    await expectNothing('IT-2');
  });

  it('never acts on a transition from before it was edited', async () => {
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { delaySeconds: 120 } }]);
    await site.transition('IT-2', 'Resolve');
    await site.advance(1);
    await changeRule((rule) => ({ ...rule, name: 'Renamed' }));
    await site.drain();
    await expectNothing('IT-2');
  });

  it('goes on acting on earlier transitions when the settings are saved without a change of it', async () => {
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { delaySeconds: 120 } }]);
    await site.transition('IT-2', 'Resolve');
    await site.advance(1);
    await site.changeSettings((settings) => ({ ...settings, report: { tellRequester: false } }));
    await site.drain();
    await expectActed();
  });

  it('is the first of several that matches', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: [
        ...(settings['ticketRules'] as Rule[]),
        {
          id: 'everything',
          name: 'Every request',
          projectKey: 'IT',
          target: { statuses: ['Done'] },
          fields: { leavers: [FIELDS.leaver] },
        },
      ],
    }));
    await site.resolve('IT-2');
    await expectActed();
    await site.resolve('IT-5');
    expect(await site.runs()).toMatchObject([
      { ticketKey: 'IT-5', status: 'rehearsed' },
      { ticketKey: 'IT-2', status: 'completed' },
    ]);
  });

  it('starts the procedure that the kind of leaving selects, and none where it is not set up', async () => {
    const kinds = [{ value: 'Left the company', procedure: 'leave-company' }];
    await changeRule((rule) => ({
      ...rule,
      fields: { ...rule.fields, kind: { field: FIELDS.kind, kinds } },
    }));
    await site.setFields('IT-2', { [FIELDS.kind]: { value: 'Left the team' } });
    await site.resolve('IT-2');
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: 'The kind of leaving "left the team" is not set up. An administrator can add it to the rule.',
    });
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    await site.reopen('IT-2');
    await site.setFields('IT-2', { [FIELDS.kind]: { value: 'Left the company' } });
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('asks for the kind of leaving where the ticket says none', async () => {
    await site.setFields('IT-2', { [FIELDS.kind]: null });
    await site.resolve('IT-2');
    expect((await site.comments('IT-2'))[0]?.text).toContain('does not say the kind of leaving');
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });

  it('are not even looked for in an update that changes no status', async () => {
    const looks = () =>
      site.invocationRecords().filter(({ functionKey }) => functionKey === 'on-ticket-transitioned').length;
    const before = looks();
    await site.setFields('IT-2', { summary: 'Offboard Chiara', [FIELDS.urgency]: { value: 'Urgent' } });
    await site.jira('PUT', 'issue/IT-2/assignee', { accountId: null }, OPERATOR);
    await site.drain();
    expect(looks()).toBe(before);
    await site.transition('IT-2', 'Start progress');
    await site.drain();
    expect(looks()).toBe(before + 1);
  });
});
