import { CONTRACTOR, FIELDS, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from './site';

describe('a rule in rehearsal', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.setRuleMode('rehearsal');
  });

  it('writes the exact plan as one internal comment, and nothing else anywhere', async () => {
    const before = await site.state();
    await site.resolve('IT-1');
    const after = await site.state();
    expect({ ...after, issues: [] }).toEqual({ ...before, issues: [] });
    expect(await site.writes()).toEqual([expect.stringMatching(/^POST .*\/comment$/)]);
    expect(await site.run()).toMatchObject({ status: 'rehearsed', effects: [] });

    const comments = await site.comments('IT-1');
    expect(comments).toMatchObject([{ isInternal: true }]);
    const text = comments[0]?.text ?? '';
    expect(text).toContain('Rehearsal: nothing was changed');
    for (const group of await site.groupsOf(LEAVER)) expect(text).toContain(group);
    expect(text).toContain('jira-users-acme, which gives Jira');
    expect(text).toMatch(/Open issues \(6\): APP: 2, ENG: 4/);
    expect(text).toMatch(/Filters \(3\): My open work, Release blockers \(shared\), API bugs \(shared\)/);
    expect(text).toContain('Handed over to Carla Conti.');
    expect(text).toMatch(/removed from this site.*cannot be undone/);
    expect(text).toContain('At once.');
    expect(text).toContain('API tokens');
  });

  it('says of somebody whose work nobody inherits that the account stays, and why', async () => {
    await site.setFields('IT-1', { [FIELDS.successor]: null });
    await site.resolve('IT-1');
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toContain('Nobody was named who inherits.');
    expect(comment?.text).toMatch(
      /account is not deleted.*holding group.*the lead of 1 project \(APP\).*3 filters/,
    );
  });

  it('says of somebody who owns nothing that the account would go, and that this cannot be undone', async () => {
    await site.resolve('IT-2');
    const [comment] = await site.comments('IT-2');
    expect(comment?.text).toMatch(/removed from this site.*cannot be undone/);
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
  });

  it('says when a live rule would begin', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { zone: 'Asia/Tokyo' } }));
    await site.setFields('IT-1', { [FIELDS.lastWorkingDay]: '2099-03-31' });
    await site.resolve('IT-1');
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toContain('31 Mar 2099, 18:00 (Asia/Tokyo)');
  });

  it('tells what the guards of a live rule would say', async () => {
    await site.setFields('IT-1', { [FIELDS.leaver]: { accountId: await site.accountId(SITE_ADMIN) } });
    await site.resolve('IT-1');
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toMatch(/Rehearsal: a live rule would do nothing here.*is an administrator/);
    expect(await site.run()).toMatchObject({ status: 'refused' });
  });

  it('does not act on what it rehearsed once it is live, but on the next transition', async () => {
    await site.resolve('IT-2');
    await site.setRuleMode('live');
    await site.schedule('missed');
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    await site.reopen('IT-2');
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });
});

describe('the mode of a rule', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const rules = async () => {
    const { ticketRules } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as {
      ticketRules: { id: string; mode: string }[];
    };
    return ticketRules;
  };

  it('is rehearsal for a new rule, whatever the page sends', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      ticketRules: [
        {
          id: 'another',
          name: 'Another',
          projectKey: 'IT',
          target: { statuses: ['Done'] },
          fields: { leavers: [FIELDS.leaver] },
          mode: 'live',
          activeSince: '2000-01-01T00:00:00Z',
        },
      ],
    }));
    expect(await rules()).toMatchObject([{ id: 'another', mode: 'rehearsal' }]);
    await site.resolve('IT-1');
    expect(await site.run()).toMatchObject({ status: 'rehearsed' });
  });

  it('is changed by administrators only', async () => {
    await site.setRuleMode('rehearsal');
    const change = { version: 3, ruleId: 'offboard-tickets', mode: 'live' };
    await expect(site.call('admin', 'setRuleMode', change, OPERATOR)).rejects.toThrow('Administer Jira');
    expect(await rules()).toMatchObject([{ mode: 'rehearsal' }]);
  });

  it('is not live while no holding group is named', async () => {
    await site.setRuleMode('off');
    await site.changeSettings((settings) => ({ ...settings, holdingGroupId: null }));
    await expect(site.setRuleMode('live')).rejects.toThrow('Name a holding group first');
    expect(await rules()).toMatchObject([{ mode: 'off' }]);
  });
});
