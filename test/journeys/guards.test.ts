import { companySeed } from '../../emulator/atlassian/seed/company';
import { company, issuesWith, offboardRequest } from './seeds';
import { AUTOMATION, CONTRACTOR, FIELDS, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from './site';

const SEED = company({
  globalPermissions: { ...companySeed.globalPermissions, ADMINISTER: ['release-managers'] },
  issues: issuesWith(
    offboardRequest('IT-5', { Leaver: AUTOMATION }),
    offboardRequest('IT-6', { Leaver: 'customer@client.example' }),
    offboardRequest('IT-7', { Leaver: OPERATOR }),
    offboardRequest('IT-8', { Leaver: JIRA_ADMIN }),
    offboardRequest('IT-9', { Leaver: SITE_ADMIN }),
    offboardRequest('IT-10', { Leaver: 'quentin.moreau@acme.example' }),
    offboardRequest('IT-11', { Leaver: 'oscar.berg@acme.example' }),
  ),
});

describe('whom nobody offboards by a ticket', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const expectRefused = async (key: string, words: string) => {
    const before = await site.state();
    await site.resolve(key);
    const after = await site.state();
    expect({ ...after, issues: [] }).toEqual({ ...before, issues: [] });
    expect(await site.run()).toMatchObject({ status: 'refused', ticketKey: key, effects: [] });
    const comments = await site.comments(key);
    expect(comments).toMatchObject([{ isInternal: true }]);
    expect(comments[0]?.text).toContain(words);
    expect(await site.writes()).toEqual([
      expect.stringMatching(/^POST .*\/comment$/),
      expect.stringMatching(/^PUT .*\/properties\/leaver\.report$/),
    ]);
  };

  it.each([
    ['the operator themself', 'IT-7', 'Olga Petrova cannot offboard themself'],
    ['an app account', 'IT-5', 'Automation for Jira is an app account'],
    ['a portal customer', 'IT-6', 'Casper Jansen is a portal customer'],
    ['a Jira administrator', 'IT-8', 'Jonas Brandt is an administrator (jira-administrators)'],
    ['a site administrator', 'IT-9', 'Sofia Adler is an administrator (site-admins)'],
    [
      'whoever administers Jira by another group',
      'IT-10',
      'Quentin Moreau is an administrator (Administer Jira)',
    ],
  ])('refuses %s, with the reason', async (_, key, words) => {
    await expectRefused(key, words);
  });

  it('refuses a protected person, with the reason', async () => {
    const accountId = await site.accountId('oscar.berg@acme.example');
    await site.changeSettings((settings) => ({ ...settings, protection: { accountIds: [accountId] } }));
    await expectRefused('IT-11', 'Oscar Berg is protected by the settings (listed by name)');
  });

  it('refuses members of a protected group, with the reason', async () => {
    const groupId = await site.groupId('design');
    await site.changeSettings((settings) => ({ ...settings, protection: { groupIds: [groupId] } }));
    await expectRefused('IT-11', 'Oscar Berg is protected by the settings (design)');
  });

  it('refuses the successor who is the leaver', async () => {
    await site.setFields('IT-11', {
      [FIELDS.successor]: { accountId: await site.accountId('oscar.berg@acme.example') },
    });
    await expectRefused('IT-11', 'The successor is the person who leaves');
  });

  it('offboards the others of the same ticket', async () => {
    const people = await Promise.all([CONTRACTOR, SITE_ADMIN].map((email) => site.accountId(email)));
    await site.setFields('IT-4', { [FIELDS.leavers]: people.map((accountId) => ({ accountId })) });
    await site.resolve('IT-4');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await site.groupsOf(SITE_ADMIN)).toHaveLength(4);
    expect((await site.runs()).map(({ status }) => status).sort()).toEqual(['completed', 'refused']);
    expect(await site.comments('IT-4')).toHaveLength(2);
  });

  it('asks the guards again at the start, when that is later', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await site.transition('IT-11', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.addToGroup('jira-administrators', 'oscar.berg@acme.example');
    await site.drain();
    expect(await site.groupsOf('oscar.berg@acme.example')).toHaveLength(4);
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('jira-administrators') as unknown,
    });
  });

  it('refuses a second ticket for somebody who is being offboarded', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.setFields('IT-4', { [FIELDS.leaver]: { accountId: await site.accountId(CONTRACTOR) } });
    await site.transition('IT-4', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    expect((await site.comments('IT-4'))[0]?.text).toContain('Chiara Novak is being offboarded already');
    await site.drain();
    expect((await site.runs()).map(({ status }) => status).sort()).toEqual(['completed', 'refused']);
    expect(await site.groupsOf(LEAVER)).toHaveLength(6);
  });
});
