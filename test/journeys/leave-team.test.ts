import { agreedTo, call, offboard } from '../pages/calls';
import { COLLEAGUE, CONTRACTOR, FIELDS, LEAVER, TestSite } from './site';

const KIND = { [FIELDS.kind]: { value: 'Left the team' } };
const EVERYTHING_BUT_DESIGN = [
  'engineering',
  'jira-servicemanagement-users-acme',
  'jira-users-acme',
  'release-managers',
  'wiki-users',
];
const DAY = 86_400_000;
const OFFICE_WORKER = 'hanna.reyes@acme.example';

type Team = Record<string, unknown> & { id: string };

describe('leaving a team', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const changeTeams = (change: (teams: Team[]) => Team[]) =>
    site.changeSettings((settings) => ({
      ...settings,
      teams: change(settings['teams'] as Team[]),
      ticketRules: [],
    }));
  const isActive = async (email: string) =>
    (await site.state()).people.find(({ emailAddress }) => emailAddress === email)?.active;

  it('takes the groups of the team and nothing else, and says so', async () => {
    await site.setFields('IT-1', KIND);
    await site.resolve('IT-1');
    expect(await site.groupsOf(LEAVER)).toEqual(EVERYTHING_BUT_DESIGN);
    expect(await isActive(LEAVER)).toBe(true);
    expect(await site.run()).toMatchObject({ status: 'completed', procedure: 'leave-team', outstanding: [] });
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toContain('Leo Lindqvist has left the team Design; read back, nothing is left.');
    expect(comment?.text).toContain('Groups of the team: none');
    expect(comment?.text).not.toMatch(/access of .* is gone|holding group/);
  });

  it('hands over the work in the projects of the team only', async () => {
    const before = await holders();
    await site.setFields('IT-1', KIND);
    await site.resolve('IT-1');
    const after = await holders();
    const changed = [...after].filter(([thing, holder]) => before.get(thing) !== holder);
    const colleague = await site.accountId(COLLEAGUE);
    expect(new Map(changed)).toEqual(
      new Map(['APP-1', 'APP-2', 'project APP'].map((thing) => [thing, colleague])),
    );
  });

  it('takes the roles of the team in its projects, by name', async () => {
    await offboard(site, [LEAVER], { changes: { procedure: 'leave-team', teamId: 'engineering' } });
    await site.drain();
    expect(await site.groupsOf(LEAVER)).toEqual([
      'design',
      'jira-servicemanagement-users-acme',
      'jira-users-acme',
      'wiki-users',
    ]);
    const { effects } = await site.run();
    const roles = effects.filter(({ kind }) => kind === 'remove-role').map(({ subject }) => subject.name);
    expect(roles).toHaveLength(2);
    expect(roles.join(' ')).toMatch(/Developers.*Reviewers|Reviewers.*Developers/);
  });

  it('cuts the groups first where it is urgent', async () => {
    await site.setFields('IT-1', { ...KIND, [FIELDS.urgency]: { value: 'Urgent' } });
    await site.resolve('IT-1');
    expect(await site.groupsOf(LEAVER)).toEqual(EVERYTHING_BUT_DESIGN);
    const writes = (await site.writes()).filter((write) => !/comment|properties/.test(write));
    expect(writes[0]).toBe('DELETE /rest/api/3/group/user');
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });

  it('is rehearsed in its own words, and changes nothing', async () => {
    await site.setRuleMode('rehearsal');
    await site.setFields('IT-1', KIND);
    await site.resolve('IT-1');
    expect(await site.groupsOf(LEAVER)).toContain('design');
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toContain('A live rule would take Leo Lindqvist out of the team Design.');
    expect(comment?.text).toContain('The account is not changed.');
  });

  it('is found by the hourly look when its event never came', async () => {
    await site.setFields('IT-1', KIND);
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { drop: 'before' } }]);
    await site.transition('IT-1', 'Resolve');
    await site.clearFaults();
    await site.advance(3600);
    await site.drain();
    expect(await site.groupsOf(LEAVER)).toEqual(EVERYTHING_BUT_DESIGN);
  });

  it('is stopped by reopening the ticket while it waits', async () => {
    await site.setFields('IT-1', { ...KIND, [FIELDS.lastWorkingDay]: dayIn(3) });
    await site.transition('IT-1', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    const [notice] = await site.comments('IT-1');
    expect(notice?.text).toContain('Leaver will take Leo Lindqvist out of the team Design on');
    await site.reopen('IT-1');
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    expect(await site.groupsOf(LEAVER)).toContain('design');
  });

  it('refuses somebody who does not belong to the team, and says so', async () => {
    await site.setFields('IT-2', KIND);
    await site.resolve('IT-2');
    const run = await site.run();
    expect(run.status).toBe('refused');
    expect(run.reason).toContain('is in no group and no project role of the team Design');
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });

  it('shows and refuses on the page, too, whoever is in neither a group nor a role of the team', async () => {
    const people = [await site.accountId(OFFICE_WORKER), await site.accountId('daria.kowalska@acme.example')];
    await site.takeFromGroup('engineering', 'daria.kowalska@acme.example');
    const { request } = await agreedTo(site, [LEAVER], {
      changes: { procedure: 'leave-team', teamId: 'engineering' },
    });
    const shown = await call(site, 'operator', 'preview', { people, request });
    expect(shown.people).toMatchObject([
      { allowed: false, reason: expect.stringContaining('of the team Engineering') as string },
      { allowed: true },
    ]);
  });

  it('asks again when the team has changed since it was shown', async () => {
    const agreed = await agreedTo(site, [LEAVER], { changes: { procedure: 'leave-team', teamId: 'design' } });
    await changeTeams((teams) => teams.map((team) => ({ ...team, projectKeys: ['ENG'] })));
    expect(await call(site, 'operator', 'start', agreed)).toMatchObject({ outcome: 'changed' });
    expect(await site.runs()).toEqual([]);
  });

  it.each([
    [null, 'It is not said which team is left'],
    ['sales', 'There is no team sales'],
  ])('needs a team that is there, not %s', async (teamId, words) => {
    const changes = { procedure: 'leave-team' as const, teamId };
    await expect(agreedTo(site, [LEAVER], { changes })).rejects.toThrow(words);
  });

  it('ends with words when the team is taken out of the settings while a run waits', async () => {
    const at = new Date(site.now() + 3 * DAY);
    const changes = { procedure: 'leave-team' as const, teamId: 'design' };
    await offboard(site, [LEAVER], {
      changes: { ...changes, when: { kind: 'moment', at: at.toISOString() } },
    });
    await changeTeams((teams) => teams.filter(({ id }) => id !== 'design'));
    await site.advanceTo(at.getTime() + 60_000);
    await site.schedule('tick');
    const run = await site.run();
    expect(run).toMatchObject({ status: 'cancelled' });
    expect(run.reason).toContain('The team Design was taken out of the settings meanwhile');
    expect(await site.groupsOf(LEAVER)).toContain('design');
  });

  it('cannot lose its team to the settings while a rule names it', async () => {
    const lost = site.changeSettings((settings) => ({ ...settings, teams: [] }));
    await expect(lost).rejects.toThrow('names the team Design where the ticket says "Left the team"');
  });

  const dayIn = (days: number) => new Date(site.now() + days * DAY).toISOString().slice(0, 10);

  /** Who has which open issue, project, component, filter and dashboard. */
  async function holders(): Promise<Map<string, string | null>> {
    const { issues, projects, components, filters, dashboards } = (await site.state()) as unknown as {
      issues: { key: string; assigneeAccountId: string | null }[];
      projects: { key: string; leadAccountId: string }[];
      components: { id: string; leadAccountId: string | null }[];
      filters: { id: string; ownerAccountId: string }[];
      dashboards: { id: string; ownerAccountId: string }[];
    };
    return new Map([
      ...issues.map(({ key, assigneeAccountId }) => [key, assigneeAccountId] as const),
      ...projects.map(({ key, leadAccountId }) => [`project ${key}`, leadAccountId] as const),
      ...components.map(({ id, leadAccountId }) => [`component ${id}`, leadAccountId] as const),
      ...filters.map(({ id, ownerAccountId }) => [`filter ${id}`, ownerAccountId] as const),
      ...dashboards.map(({ id, ownerAccountId }) => [`dashboard ${id}`, ownerAccountId] as const),
    ]);
  }
});
