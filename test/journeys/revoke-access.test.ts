import { agreedTo, call, offboard } from '../pages/calls';
import { COLLEAGUE, FIELDS, JIRA_ADMIN, LEAVER, OPERATOR, SYNCED, TestSite } from './site';

const KIND = { [FIELDS.kind]: { value: 'Revoke access' } };
const WITHOUT_ACCESS = ['design', 'engineering', 'release-managers', 'wiki-users'];
/** In no group at all. */
const NO_ACCESS = 'wanda.nowak@acme.example';

describe('revoking access', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const revoke = async (fields: Record<string, unknown> = {}) => {
    await site.setFields('IT-1', { ...KIND, ...fields });
    await site.resolve('IT-1');
  };
  const REVOKED = { procedure: 'revoke-access' as const };

  it.each(['Normal', 'Urgent'])(
    'takes the groups that give a product and nothing else: %s',
    async (urgency) => {
      const { memberships: _before, people: _people, ...workBefore } = await site.state();
      await revoke({ [FIELDS.urgency]: { value: urgency } });
      expect(await site.groupsOf(LEAVER)).toEqual(WITHOUT_ACCESS);
      const { memberships: _after, people, ...workAfter } = await site.state();
      expect(withoutTicket(workAfter)).toEqual(withoutTicket(workBefore));
      expect(people.find(({ emailAddress }) => emailAddress === LEAVER)?.active).toBe(true);
      expect(await site.run()).toMatchObject({ status: 'completed', procedure: 'revoke-access' });
    },
  );

  it('reports in its own words', async () => {
    await revoke();
    const [comment] = await site.comments('IT-1');
    expect(comment?.text).toContain(
      'The product access of Leo Lindqvist is gone; read back, nothing is left.',
    );
    expect(comment?.text).toContain('Product access: none');
    expect(comment?.text).toContain('Groups that give a product: none');
    expect(comment?.text).toContain('Work, project roles and groups that give no product');
  });

  it('is shown as what it is to whoever may see the ticket', async () => {
    await revoke();
    const panel = await call(site, 'ticket', 'getPanel', {}, COLLEAGUE, 'IT-1');
    expect(panel).toMatchObject({ state: 'Revoking access is complete.' });
  });

  it('names groups that Jira keeps somebody in, and tries them again', async () => {
    await site.setFields('IT-3', KIND);
    await site.resolve('IT-3');
    const { id, status, outstanding } = await site.run();
    expect(status).toBe('incomplete');
    expect(outstanding).toHaveLength(1);
    expect(outstanding[0]).toContain('idp-engineering');
    await site.call('operator', 'retryRun', { id }, OPERATOR);
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'incomplete', outstanding });
    expect(await site.groupsOf(SYNCED)).toEqual(['engineering', 'idp-engineering', 'idp-office']);
  });

  it('refuses somebody who has no access, and says so', async () => {
    await site.setFields('IT-1', {
      ...KIND,
      [FIELDS.leaver]: { accountId: await site.accountId(NO_ACCESS) },
    });
    await site.resolve('IT-1');
    const run = await site.run();
    expect(run.status).toBe('refused');
    expect(run.reason).toContain('so there is no access to take');
  });

  it('takes no notice of a successor, because nothing is handed over', async () => {
    const changes = { ...REVOKED, successorId: await site.accountId(LEAVER) };
    await offboard(site, [LEAVER], { changes });
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });

  it('says before it begins what else a group is for', async () => {
    const desk = await site.groupId('jira-servicemanagement-users-acme');
    await site.changeSettings((settings) => ({
      ...settings,
      teams: [...(settings['teams'] as unknown[]), { id: 'desk', name: 'Desk', groupIds: [desk] }],
    }));
    const people = [await site.accountId(LEAVER)];
    const { request } = await agreedTo(site, [LEAVER], { changes: REVOKED });
    const shown = await call(site, 'operator', 'preview', { people, request });
    expect(JSON.stringify(shown.people)).toContain('is for the team Desk, too: both are lost.');
  });

  it('needs no holding group for a rule that only revokes access', async () => {
    await site.changeSettings((settings) => ({
      ...settings,
      holdingGroupId: null,
      ticketRules: [
        {
          id: 'absences',
          name: 'Long absences',
          projectKey: 'IT',
          target: { statuses: ['Done'] },
          fields: { leavers: [FIELDS.leaver] },
          procedure: 'revoke-access',
        },
      ],
    }));
    await site.setRuleMode('live', 'absences');
    await site.resolve('IT-1');
    expect(await site.groupsOf(LEAVER)).toEqual(WITHOUT_ACCESS);
    expect(await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN)).toMatchObject({ holdingGroupId: null });
  });
});

/** The ticket itself is resolved. */
const withoutTicket = <State extends { issues: { key: string }[] }>(state: State): State => ({
  ...state,
  issues: state.issues.filter(({ key }) => key !== 'IT-1'),
});
