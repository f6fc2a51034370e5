import {
  EVERY_USE,
  ORGANISATION_KEY,
  SCIM_DIRECTORY,
  SCIM_KEY,
  accountOf,
  changeChannels,
  egress,
  enterKey,
  openOrganisation,
} from './channels';
import { CONTRACTOR, DORMANT, JIRA_ADMIN, LEAVER, SYNCED, TestSite } from './site';

const MESSAGE = 'You have left Acme. Ask help@acme.example for anything that you still need.';
const PLANNED = {
  procedure: 'leave-company',
  urgent: false,
  when: { kind: 'now' },
  ticketKey: null,
  why: 'Left.',
};

describe('closing the account by kind', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  }, 120_000);
  beforeEach(() => site.reset('company'), 60_000);
  afterAll(() => site.close());

  const effect = (run: Awaited<ReturnType<TestSite['run']>>, kind: string) =>
    run.effects.find((one) => one.kind === kind);
  const planOf = async (email: string) => {
    const people = [await site.accountId(email)];
    const { people: previews } = (await site.call('operator', 'preview', {
      people,
      request: { ...PLANNED, successorId: null },
    })) as { people: { plan: { accountStep: string; warnings: string[]; irreversible: string[] } }[] };
    const [preview] = previews;
    if (!preview) throw new Error('Nothing was shown.');
    return preview.plan;
  };

  it('asks nothing of the outside where no key is set', async () => {
    await site.resolve('IT-2');
    expect((await site.run()).status).toBe('completed');
    expect(await egress(site)).toEqual([]);
  });

  it('deactivates a managed account with the own message, names what that affects, and says that it can be undone', async () => {
    await openOrganisation(site, ['disable'], { deactivation: { message: MESSAGE, everywhere: false } });
    const plan = await planOf(LEAVER);
    expect(plan.accountStep).toContain("deactivated by the organisation's key");
    expect(plan.accountStep).toContain('Confluence on acme.atlassian.net');
    expect(plan.accountStep).toContain('can be undone');
    expect(plan.irreversible).toEqual([]);
    await site.resolve('IT-1');
    const run = await site.run();
    expect(run.status).toBe('completed');
    expect(effect(run, 'disable-account')).toMatchObject({ outcome: 'done', channel: 'admin-api' });
    expect(effect(run, 'delete-account')).toBeUndefined();
    expect(await accountOf(site, LEAVER)).toMatchObject({ status: 'inactive', deactivationMessage: MESSAGE });
  });

  it('removes an unmanaged account from the site, and its last default group by the organisation', async () => {
    await openOrganisation(site, ['remove-from-groups']);
    await site.resolve('IT-2');
    const run = await site.run();
    expect(run).toMatchObject({ status: 'completed', outstanding: [] });
    const last = run.effects.find(({ subject }) => subject.name === 'partners-default');
    expect(last).toMatchObject({ outcome: 'done', channel: 'admin-api' });
    expect(effect(run, 'delete-account')).toMatchObject({ outcome: 'done', channel: 'jira' });
  });

  it('never uses what is off: a refusal of Jira ends with Jira', async () => {
    await openOrganisation(
      site,
      EVERY_USE.filter((use) => use !== 'remove-from-site' && use !== 'suspend'),
    );
    await site.fault([
      { target: 'jira', method: 'DELETE', path: '/rest/api/3/user*', effect: { status: 400 } },
    ]);
    await site.resolve('IT-2');
    const run = await site.run();
    expect(run.status).toBe('incomplete');
    expect(effect(run, 'delete-account')).toMatchObject({ outcome: 'blocked', channel: 'jira' });
    expect(
      (await egress(site)).filter((call) => call.startsWith('DELETE') && !call.includes('/groups/')),
    ).toEqual([]);
    expect(await site.groupsOf(CONTRACTOR)).toEqual(['leaver-holding']);
  });

  it('takes the way of the organisation where Jira lets the app do nothing, and remembers it', async () => {
    await openOrganisation(site, ['remove-from-groups', 'remove-from-site']);
    await site.fault([], { appIsSiteAdmin: false });
    await site.resolve('IT-2');
    const run = await site.run();
    expect(run).toMatchObject({ status: 'completed', outstanding: [] });
    expect(new Set(run.effects.map((one) => (one as { channel?: string }).channel))).toEqual(
      new Set(['admin-api']),
    );
    const { lessons } = (await site.call('admin', 'getChannels', {}, JIRA_ADMIN)) as {
      lessons: { channel: string; what: string; worked: boolean }[];
    };
    expect(lessons).toContainEqual(
      expect.objectContaining({ channel: 'jira', what: 'Remove from a group', worked: false }),
    );
    expect(lessons).toContainEqual(
      expect.objectContaining({ channel: 'admin-api', what: 'Remove from a group', worked: true }),
    );
    const before = (await site.writes()).length;
    await site.resolve('IT-3');
    const again = (await site.writes()).slice(before).filter((call) => call.includes('group/user'));
    expect(again.length).toBeLessThanOrEqual(2);
  });

  it('recognises what the identity provider keeps, and writes in the report what its team has to do', async () => {
    await openOrganisation(site, ['suspend', 'remove-from-groups']);
    await site.resolve('IT-3');
    const run = await site.run();
    expect(run.status).toBe('incomplete');
    expect(run.outstanding.join(' ')).toContain('identity provider');
    expect(effect(run, 'ask-identity-team')).toMatchObject({ outcome: 'done' });
    const texts = (await site.comments('IT-3')).filter(({ text }) =>
      text.includes('For the team of the identity provider'),
    );
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatchObject({ isInternal: true });
    expect(texts[0]?.text).toContain('idp-engineering');
    expect(texts[0]?.text).toContain(await site.accountId(SYNCED));
    expect((await egress(site)).filter((call) => call.startsWith('DELETE'))).toEqual([]);
    expect(await accountOf(site, SYNCED)).toMatchObject({ membershipStatus: 'suspended' });
  });

  it('knows the groups of the identity provider without a key from the settings, and can ask by a sub-task', async () => {
    await changeChannels(site, {
      identityProvider: {
        groupIds: [await site.groupId('idp-engineering'), await site.groupId('idp-office')],
        ask: { as: 'sub-task', issueType: 'Sub-task' },
      },
    });
    await site.resolve('IT-3');
    expect(effect(await site.run(), 'ask-identity-team')).toMatchObject({ outcome: 'done' });
    const { issues } = await site.state();
    const made = issues.filter(({ id }) => Number(id) > 0).slice(-1)[0];
    const subTask = (await site.jira('GET', `issue/${made?.key ?? ''}?fields=summary,parent`)) as {
      fields: { summary: string; parent?: { key: string } };
    };
    expect(subTask.fields.parent?.key).toBe('IT-3');
    expect(subTask.fields.summary).toContain('Identity provider');
  });

  it('deactivates through the identity provider where that is the only channel and is wanted everywhere', async () => {
    await enterKey(site, SCIM_KEY, 'scim', { directoryId: SCIM_DIRECTORY });
    const scim = { on: true, directoryId: SCIM_DIRECTORY, uses: ['deactivate'] };
    await changeChannels(site, { scim });
    expect((await planOf(SYNCED)).accountStep).not.toContain('deactivated');
    await changeChannels(site, { scim, deactivation: { message: null, everywhere: true } });
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 30 } }));
    await site.resolve('IT-3');
    expect(effect(await site.run(), 'disable-account')).toMatchObject({ outcome: 'done', channel: 'scim' });
    expect(await accountOf(site, SYNCED)).toMatchObject({ status: 'inactive' });
  });

  it('orders the deletion of a managed account only where that is switched on, after its days', async () => {
    await openOrganisation(site, EVERY_USE);
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'delete', afterDays: 2 } }));
    expect((await planOf(DORMANT)).irreversible.join(' ')).toContain('Atlassian account');
    await site.resolve('IT-1');
    expect(await accountOf(site, LEAVER)).toMatchObject({ status: 'inactive', deletionDueAt: null });
    await site.advanceTo(site.now() + 2 * 86_400_000 + 60_000);
    const run = await site.run();
    expect(effect(run, 'schedule-deletion')).toMatchObject({ outcome: 'done', channel: 'admin-api' });
    expect((await accountOf(site, LEAVER))['deletionDueAt']).not.toBeNull();
  });

  it('does not delete somebody whose account was activated again meanwhile', async () => {
    await openOrganisation(site, EVERY_USE);
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'delete', afterDays: 2 } }));
    await site.resolve('IT-1');
    const leaver = await site.accountId(LEAVER);
    await fetch(`${site.url}/api.atlassian.com/users/${leaver}/manage/lifecycle/enable`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ORGANISATION_KEY}` },
    });
    await site.advanceTo(site.now() + 2 * 86_400_000 + 60_000);
    await site.drain();
    const run = await site.run();
    expect(effect(run, 'schedule-deletion')).toMatchObject({ outcome: 'blocked' });
    expect(run.outstanding.join(' ')).toContain('activated again');
    expect(await accountOf(site, LEAVER)).toMatchObject({ deletionDueAt: null });
  });

  it.each([
    ['expires', { status: 401, body: { key: 'unauthorized' } }, 'does not accept the key any more'],
    ['may not do it', { status: 403, body: { key: 'forbidden' } }, 'may not do this'],
    [
      'meets a conflict',
      {
        status: 409,
        body: {
          key: 'conflict.lifecycleErrors',
          context: { message: 'm', accountId: 'a', errorCodes: [{ code: 'linked' }] },
        },
      },
      'could not be deactivated',
    ],
  ])('ends with what is left to do when the key %s in the middle of a run', async (_what, answer, words) => {
    await openOrganisation(site, ['disable']);
    await site.fault([{ target: 'admin', method: 'POST', path: 'lifecycle/disable', effect: answer }]);
    await site.resolve('IT-1');
    const run = await site.run();
    expect(run.status).toBe('incomplete');
    expect(run.outstanding.join(' ')).toContain(words);
    expect(run.outstanding.join(' ')).toContain('Atlassian said');
    expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
    const tries = (await egress(site)).filter((call) => call.endsWith('/lifecycle/disable'));
    expect(tries).toHaveLength(1);
  });

  it('does nothing twice when an answer of the organisation is lost', async () => {
    await openOrganisation(site, ['disable']);
    await site.fault([
      { target: 'admin', method: 'POST', path: 'lifecycle/disable', times: 1, effect: { drop: 'after' } },
    ]);
    await site.resolve('IT-1');
    expect((await site.run()).status).toBe('completed');
    expect(await accountOf(site, LEAVER)).toMatchObject({ status: 'inactive' });
  });
});
