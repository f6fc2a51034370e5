import { company, issuesWith, offboardRequest, projectsWith } from './seeds';
import { COLLEAGUE, CONTRACTOR, DORMANT, JIRA_ADMIN, LEAVER, SITE_ADMIN, TestSite } from './site';

const DAY = 86_400_000;
const COMPONENT_LEAD = 'oscar.berg@acme.example';

const SEED = company({
  projects: projectsWith('ENG', { lead: 'viktor.stan@acme.example' }),
  issues: issuesWith(
    offboardRequest('IT-5', { Leaver: DORMANT }),
    offboardRequest('IT-6', { Leaver: COLLEAGUE }),
    offboardRequest('IT-7', { Leaver: COMPONENT_LEAD }),
    offboardRequest('IT-8', { Leaver: 'viktor.stan@acme.example' }),
  ),
});

describe('deleting an account from the site', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const isOnSite = async (email: string) =>
    (await site.state()).people.some(({ emailAddress, active }) => emailAddress === email && active);
  const setAccount = (account: Record<string, unknown>) =>
    site.changeSettings((settings) => ({ ...settings, account }));
  const lastComment = async (key: string) => (await site.comments(key)).at(-1)?.text ?? '';

  it.each([
    ['filters', 'IT-6', COLLEAGUE, 'owns 1 filter (My open work)'],
    ['components', 'IT-7', COMPONENT_LEAD, 'leads 1 component (MKT: Website)'],
    ['a project', 'IT-8', 'viktor.stan@acme.example', 'leads 1 project (ENG)'],
  ])('does not happen to somebody who has %s, and the report names them', async (_, key, email, words) => {
    await site.resolve(key);
    expect(await isOnSite(email)).toBe(true);
    expect(await site.groupsOf(email)).toEqual(['leaver-holding']);
    expect(await site.run()).toMatchObject({ status: 'incomplete' });
    expect(await lastComment(key)).toContain(words);
    expect((await site.writes()).filter((write) => write === 'DELETE /rest/api/3/user')).toEqual([]);
  });

  it('does not happen where the settings say that accounts are kept', async () => {
    await setAccount({ action: 'keep' });
    await site.resolve('IT-5');
    await site.advanceTo(site.now() + 400 * DAY);
    expect(await site.groupsOf(DORMANT)).toEqual(['leaver-holding']);
    expect(await isOnSite(DORMANT)).toBe(true);
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });

  it('falls back to the holding group when Jira refuses it, with the words of Jira', async () => {
    const refusal = { status: 400, body: { errorMessages: ['The user cannot be removed.'], errors: {} } };
    await site.fault([{ target: 'jira', method: 'DELETE', path: '/user?accountId', effect: refusal }]);
    await site.resolve('IT-5');
    expect(await site.groupsOf(DORMANT)).toEqual(['leaver-holding']);
    expect(await site.run()).toMatchObject({ status: 'incomplete' });
    expect(await lastComment('IT-5')).toContain('Jira said: "The user cannot be removed."');
  });

  it('happens at once when the waiting time is 0 days', async () => {
    await setAccount({ action: 'delete', afterDays: 0 });
    await site.resolve('IT-5');
    expect(await isOnSite(DORMANT)).toBe(false);
    expect(await site.comments('IT-5')).toHaveLength(1);
  });

  describe('after 30 days', () => {
    const resolveAndWait = async (key = 'IT-5') => {
      await setAccount({ action: 'delete' });
      await site.resolve(key);
    };
    const letTheDaysPass = async () => {
      await site.advanceTo(site.now() + 31 * DAY);
      await site.schedule('tick');
      await site.drain();
    };
    const expectKept = async (words: string) => {
      await letTheDaysPass();
      expect(await isOnSite(DORMANT)).toBe(true);
      expect(await site.groupsOf(DORMANT)).toContain('leaver-holding');
      expect(await site.run()).toMatchObject({ status: 'incomplete' });
      // The watch may have asked before whether the person was rehired.
      const reports = (await site.comments('IT-5')).filter(({ text }) => !text.includes('has access again'));
      expect(reports).toHaveLength(2);
      expect(reports.at(-1)?.text).toContain(words);
    };

    it('happens by itself, with the account in the holding group until then and a report of each part', async () => {
      const start = site.now();
      await resolveAndWait();
      expect(await site.groupsOf(DORMANT)).toEqual(['leaver-holding']);
      expect(await lastComment('IT-5')).toMatch(
        /will be deleted from this site on .* Reopen the ticket before/,
      );
      await site.advanceTo(start + 29.9 * DAY);
      await site.schedule('tick');
      expect(await isOnSite(DORMANT)).toBe(true);
      expect(await site.run()).toMatchObject({ status: 'waiting' });
      await site.advanceTo(start + 30.1 * DAY);
      await site.schedule('tick');
      expect(await isOnSite(DORMANT)).toBe(false);
      expect(await site.run()).toMatchObject({ status: 'completed' });
      expect(await site.comments('IT-5')).toHaveLength(2);
      expect(await lastComment('IT-5')).toContain('Site membership: ended');
    });

    it('solves what Jira refused before, the last default group', async () => {
      await resolveAndWait('IT-2');
      expect(await site.groupsOf(CONTRACTOR)).toEqual(['leaver-holding', 'partners-default']);
      await letTheDaysPass();
      expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
      expect(await isOnSite(CONTRACTOR)).toBe(false);
      expect(await site.run()).toMatchObject({ status: 'completed', outstanding: [] });
    });

    it('is stopped by reopening the ticket', async () => {
      await resolveAndWait();
      await site.reopen('IT-5');
      expect(await site.run()).toMatchObject({ status: 'cancelled', reason: 'The ticket was reopened.' });
      await letTheDaysPass();
      expect(await isOnSite(DORMANT)).toBe(true);
    });

    it.each([
      ['was edited', (rule: object): object => ({ ...rule, name: 'Edited' })],
      [
        'waits for something else by now',
        (rule: object): object => ({ ...rule, target: { statuses: ['In Progress'] } }),
      ],
    ])('is stopped by reopening the ticket although the rule %s since', async (_, edit) => {
      await resolveAndWait();
      await site.advance(1);
      await site.changeSettings((settings) => ({
        ...settings,
        ticketRules: (settings['ticketRules'] as object[]).map(edit),
      }));
      await site.reopen('IT-5');
      await letTheDaysPass();
      expect(await isOnSite(DORMANT)).toBe(true);
    });

    it('does not happen when the event of the reopening was lost', async () => {
      await resolveAndWait();
      await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { drop: 'before' } }]);
      await site.transition('IT-5', 'Reopen');
      await site.schedule('tick');
      await letTheDaysPass();
      expect(await isOnSite(DORMANT)).toBe(true);
      expect((await site.run()).status).toMatch(/^(cancelled|incomplete)$/);
    });

    it('does not happen once the rule is off', async () => {
      await resolveAndWait();
      await site.setRuleMode('off');
      await expectKept('The rule that started this was switched off or removed meanwhile');
    });

    it('does not happen when the person leads something by then', async () => {
      await resolveAndWait();
      const { components } = (await site.state()) as unknown as {
        components: { id: string; name: string }[];
      };
      const id = components.find(({ name }) => name === 'Documentation')?.id ?? '';
      const leadAccountId = await site.accountId(DORMANT);
      await site.jira('PUT', `component/${id}`, { leadAccountId }, JIRA_ADMIN);
      await expectKept('leads 1 component (ENG: Documentation)');
    });

    it('does not happen when the person has access again by then', async () => {
      await resolveAndWait();
      await site.addToGroup('design', DORMANT);
      await expectKept('Dora Meyer has been put into design meanwhile');
      expect(await site.groupsOf(DORMANT)).toEqual(['design', 'leaver-holding']);
    });

    it('does not happen when it was switched off in the settings by then', async () => {
      await resolveAndWait();
      await setAccount({ action: 'keep' });
      await expectKept('Deletion was switched off in the settings meanwhile');
    });

    it('is done when somebody else deleted the account before', async () => {
      await resolveAndWait();
      await site.jira('DELETE', `user?accountId=${await site.accountId(DORMANT)}`, undefined, SITE_ADMIN);
      await letTheDaysPass();
      expect(await site.run()).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await site.groupsOf(LEAVER)).toHaveLength(6);
    });
  });
});
