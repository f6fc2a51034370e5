import type { RunDetail } from '../../src/contract/runs';
import { type EVERY_USE, accountOf, changeChannels, egress, openOrganisation } from './channels';
import { CLOSED, askOrganisation, beginRestore, previewOf, shownOf, type Closed } from './closed-accounts';
import { CONTRACTOR, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from './site';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 24 * HOUR;
/** The organisation of the seed `company`. */
const ORGANISATION = 'b7a1f7f4-2c7d-4f6e-9a57-0c1d2e3f4a5b';

type Use = (typeof EVERY_USE)[number];

describe("bringing an account back by the organisation's key", () => {
  let site: TestSite;
  let requests = 0;
  beforeAll(async () => {
    site = await TestSite.start();
  }, 120_000);
  beforeEach(() => site.reset('company'), 60_000);
  afterAll(() => site.close());

  const closing = (action: 'keep' | 'delete', afterDays = 0) =>
    site.changeSettings((settings) => ({ ...settings, account: { action, afterDays } }));
  const allow = async (...uses: Use[]) => {
    const { channels } = (await site.call('admin', 'getSettings', {}, 'jira-admin@acme.example')) as {
      channels: { organisation: Record<string, unknown> };
    };
    await changeChannels(site, { organisation: { ...channels.organisation, uses } });
  };
  const offboarded = async (ticket: string): Promise<string> => {
    await site.resolve(ticket);
    const [run] = await site.runs();
    if (!run) throw new Error(`${ticket} has no run.`);
    return run.id;
  };
  const detail = async (id: string) => (await site.call('operator', 'getRun', { id }, OPERATOR)) as RunDetail;
  const preview = (runId: string) => previewOf(site, runId);
  const shown = (runId: string) => shownOf(site, runId);
  const begin = (runId: string) => beginRestore(site, runId, `account-${String((requests += 1))}`);
  const restored = async (runId: string): Promise<RunDetail> => {
    const id = await begin(runId);
    await site.drain();
    return detail(id);
  };
  const pass = async (seconds: number) => {
    await site.advance(seconds);
    await site.schedule('tick');
    await site.drain({ horizonSeconds: 0 });
  };
  const asked = async (address: string) =>
    (await egress(site)).filter((call) => call.endsWith(address)).length;
  const lastComment = async (ticket: string) => (await site.comments(ticket)).at(-1)?.text ?? '';
  const ofAccount = ({ effects }: RunDetail, what: RegExp) =>
    effects.filter(({ kind, subject }) => kind === 'give-back' && what.test(subject.name));
  const organisation = (path: string, body?: unknown) => askOrganisation(site, path, body);
  const erase = async (email: string) => {
    const accountId = await site.accountId(email);
    await site.control('account', { accountId, closed: true });
    return accountId;
  };

  const close = async ({ uses, action, ticket, email }: Closed) => {
    const before = await site.groupsOf(email);
    await openOrganisation(site, uses);
    await closing(action);
    const runId = await offboarded(ticket);
    expect((await detail(runId)).status).toBe('completed');
    expect(await isActive(email)).toBe(false);
    return { runId, before };
  };
  const isActive = async (email: string) => {
    const { people } = await site.state();
    return people.some(({ emailAddress, active }) => emailAddress === email && active);
  };
  const expectBack = async (run: RunDetail, { email, name, address }: Closed, before: string[]) => {
    expect(run).toMatchObject({ status: 'completed', outstanding: [] });
    expect(await isActive(email)).toBe(true);
    expect(await site.groupsOf(email)).toEqual(before);
    expect(await accountOf(site, email)).toMatchObject({
      status: 'active',
      membershipStatus: 'active',
      deletionDueAt: null,
    });
    expect(ofAccount(run, name)).toHaveLength(1);
    expect(await asked(address)).toBe(1);
  };

  describe.each(CLOSED)('one that $what', (closed) => {
    const { uses, ticket, address, email, instructions } = closed;

    it('comes back by the key, and then everything else', async () => {
      const { runId, before } = await close(closed);
      await allow(...uses, 'give-back', 'invite');
      const run = await restored(runId);
      await expectBack(run, closed, before);
      expect(await site.comments(ticket)).toHaveLength(2);
      expect((await shown(runId)).items).toEqual([]);
    });

    it('is asked of an administrator on the ticket where the use is off, and everything else waits', async () => {
      const { runId } = await close(closed);
      const id = await begin(runId);
      expect(await detail(id)).toMatchObject({
        status: 'waiting',
        waiting: expect.stringMatching(
          /^It waits for the person to be active on this site again; looked at again /,
        ) as unknown,
      });
      expect(await lastComment(ticket)).toContain(instructions);
      expect(await lastComment(ticket)).toContain(await site.accountId(email));
      await pass(3 * HOUR);
      expect(await detail(id)).toMatchObject({ status: 'waiting' });
      expect(await asked(address)).toBe(0);
      expect(await site.comments(ticket)).toHaveLength(2);
    });

    it('is not asked for twice when the invocation dies right after the change', async () => {
      const { runId, before } = await close(closed);
      await allow(...uses, 'give-back', 'invite');
      await site.fault([
        { target: 'admin', method: 'POST', path: address, times: 1, effect: { kill: 'after' } },
      ]);
      const id = await begin(runId);
      await pass(20 * MINUTE);
      await site.drain();
      await expectBack(await detail(id), closed, before);
      expect(await site.comments(ticket)).toHaveLength(2);
    });

    it('ends with the reason when the account is erased while the restore waits', async () => {
      const { runId } = await close(closed);
      const id = await begin(runId);
      const accountId = await erase(email);
      await pass(2 * HOUR);
      await site.drain();
      const run = await detail(id);
      expect(run.status).toBe('cancelled');
      expect(run.reason).toContain('was erased for ever');
      expect(await lastComment(ticket)).toContain('was erased for ever');
      const { memberships } = await site.state();
      expect(memberships.filter((one) => one.accountId === accountId)).toEqual([]);
      expect(await preview(runId)).toMatchObject({ allowed: false });
    });
  });

  describe('that was closed in two ways', () => {
    it('comes back from both: suspended first, removed from the site days later', async () => {
      const before = await site.groupsOf(CONTRACTOR);
      await openOrganisation(site, ['suspend', 'remove-from-groups', 'remove-from-site']);
      await closing('delete', 2);
      const runId = await offboarded('IT-2');
      await site.advanceTo(site.now() + 2 * DAY * 1000 + 60_000);
      await site.schedule('tick');
      await site.drain();
      expect(await detail(runId)).toMatchObject({ status: 'completed' });
      expect(await accountOf(site, CONTRACTOR)).toMatchObject({ membershipStatus: 'no_membership' });
      await allow('give-back', 'invite');
      const run = await restored(runId);
      expect(run).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
      expect(ofAccount(run, /suspended|membership of this site/)).toHaveLength(2);
      expect(await asked('/users/invite')).toBe(1);
    });

    it('comes back from both: deactivated by the run, removed from the site by somebody else', async () => {
      const before = await site.groupsOf(LEAVER);
      await openOrganisation(site, ['disable']);
      await closing('keep');
      const runId = await offboarded('IT-1');
      const leaver = await site.accountId(LEAVER);
      await site.jira('DELETE', `user?accountId=${leaver}`, undefined, SITE_ADMIN);
      await allow('give-back');
      const id = await begin(runId);
      expect(await asked('/lifecycle/enable')).toBe(1);
      expect(await lastComment('IT-1')).toContain('please invite');
      expect(await detail(id)).toMatchObject({ status: 'waiting' });
      await organisation(`admin/v2/orgs/${ORGANISATION}/users/invite`, { emails: [LEAVER] });
      await pass(HOUR + MINUTE);
      await site.drain();
      expect(await detail(id)).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await site.groupsOf(LEAVER)).toEqual(before);
      expect(await site.comments('IT-1')).toHaveLength(3);
    });

    it('comes back from both: suspended by the run, deactivated by somebody else', async () => {
      await openOrganisation(site, ['suspend']);
      await closing('keep');
      const before = await site.groupsOf(LEAVER);
      const runId = await offboarded('IT-1');
      const accountId = await site.accountId(LEAVER);
      await organisation(`users/${accountId}/manage/lifecycle/disable`);
      await allow('give-back');
      const run = await restored(runId);
      expect(run).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await site.groupsOf(LEAVER)).toEqual(before);
    });
  });

  describe('that the organisation does not give at once', () => {
    const [deactivated, , pending, removed] = CLOSED;

    it('goes on when an invitation was accepted, and invites once', async () => {
      const { runId, before } = await close(removed);
      await allow('give-back', 'invite');
      await site.fault([
        {
          target: 'admin',
          method: 'POST',
          path: '/users/invite',
          times: 1,
          effect: { status: 200, body: { data: [] } },
        },
      ]);
      const id = await begin(runId);
      await pass(3 * HOUR);
      expect(await detail(id)).toMatchObject({ status: 'waiting' });
      expect(await asked('/users/invite')).toBe(1);
      await organisation(`admin/v2/orgs/${ORGANISATION}/users/invite`, {
        emails: [CONTRACTOR],
      });
      await pass(HOUR + MINUTE);
      await site.drain();
      const run = await detail(id);
      expect(run).toMatchObject({ status: 'completed', outstanding: [] });
      expect(ofAccount(run, removed.name)).toHaveLength(1);
      expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
      expect(await site.comments('IT-2')).toHaveLength(2);
    });

    it('invites once when the invocation dies and Jira shows the person only later', async () => {
      const { runId, before } = await close(removed);
      await allow('give-back', 'invite');
      await site.fault([
        { target: 'admin', method: 'POST', path: '/users/invite', times: 1, effect: { kill: 'after' } },
        { target: 'jira', method: 'GET', path: '/user\\?accountId', effect: { lagMs: 600_000 } },
      ]);
      // What the run did is seen by then.
      await pass(11 * MINUTE);
      const id = await begin(runId);
      for (let minutes = 0; minutes < 10; minutes += 2) await pass(2 * MINUTE);
      expect(await detail(id)).toMatchObject({ status: 'waiting' });
      await pass(HOUR);
      await site.drain();
      expect(await detail(id)).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await asked('/users/invite')).toBe(1);
      expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
    });

    it('puts the words of a refusal on the ticket once, though the invocation dies there', async () => {
      const { runId, before } = await close(deactivated);
      await allow('give-back');
      await site.fault([
        {
          target: 'admin',
          method: 'POST',
          path: '/lifecycle/enable',
          effect: {
            status: 403,
            body: {
              key: 'forbidden.action',
              context: { action: 'enable', reason: { key: 'externalDirectory.scim' } },
            },
          },
        },
        { target: 'jira', method: 'POST', path: '/comment$', times: 1, effect: { kill: 'after' } },
      ]);
      const id = await begin(runId);
      await pass(20 * MINUTE);
      expect(await detail(id)).toMatchObject({ status: 'waiting' });
      expect(await site.comments('IT-1')).toHaveLength(2);
      expect(await lastComment('IT-1')).toContain('Atlassian said: "');
      expect(await lastComment('IT-1')).toContain(deactivated.instructions);
      await organisationAfterFaults(deactivated);
      await pass(2 * HOUR);
      await site.drain();
      expect(await detail(id)).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await site.groupsOf(LEAVER)).toEqual(before);
    });

    const organisationAfterFaults = async ({ email }: Closed) => {
      await site.clearFaults();
      await organisation(`users/${await site.accountId(email)}/manage/lifecycle/enable`);
    };

    it('says that nothing can be given back once Atlassian has erased the account', async () => {
      await close(pending);
      await site.advanceTo(site.now() + (14 * DAY + HOUR) * 1000);
      // Leaver has erased them as well: the run goes by another name.
      const { id } = await site.run();
      await expect(preview(id)).rejects.toThrow(/was erased for ever/);
    });

    it('begins nothing when the account was erased since it was shown', async () => {
      const { runId } = await close(pending);
      await allow('give-back');
      const { items, fingerprint } = await shown(runId);
      await erase(LEAVER);
      const chosen = items.map(({ id }) => id);
      const request = { requestId: 'restore-erased', runId, chosen, fingerprint, why: 'They stay.' };
      await expect(site.call('operator', 'startRestore', request)).rejects.toThrow(/was erased for ever/);
      expect(await asked('/cancel-delete')).toBe(0);
    });
  });
});
