import type { RestorePreview, RestoreResult } from '../../src/contract/restore';
import type { RunDetail } from '../../src/contract/runs';
import { AUDITOR, CONTRACTOR, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from './site';

const DAY = 86_400_000;
/** Works in both projects in which the leaver has issues. */
const ENGINEER = 'amara.diallo@acme.example';
const OTHER_ENGINEER = 'quentin.moreau@acme.example';
const HOLDING = 'leaver-holding';

type Shown = Extract<RestorePreview, { allowed: true }>;
type State = Record<string, Record<string, unknown>[]>;

describe('giving back what a run took', () => {
  let site: TestSite;
  let requests = 0;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await closeAccounts({ action: 'keep', afterDays: 0 });
  });

  const closeAccounts = (account: Record<string, unknown>) =>
    site.changeSettings((settings) => ({ ...settings, account }));

  const organisation = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const send = async (address: string, init: RequestInit) => {
      const headers = { authorization: 'Bearer emulator-org-key', 'content-type': 'application/json' };
      const response = await fetch(`${site.url}/api.atlassian.com/${address}`, { ...init, headers });
      if (!response.ok) throw new Error(`${address}: ${String(response.status)} ${await response.text()}`);
      return (await response.json()) as unknown;
    };
    const { data } = (await send('admin/v1/orgs', { method: 'GET' })) as { data: { id: string }[] };
    const address = path.replace('{org}', data[0]?.id ?? '');
    return send(address, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  };

  const runOf = async (ticket: string) =>
    (await site.runs()).find(({ ticketKey, status }) => ticketKey === ticket && status !== 'refused');
  const preview = async (runId: string, as = OPERATOR) =>
    (await site.call('operator', 'previewRestore', { runId }, as)) as RestorePreview;
  const shown = async (runId: string): Promise<Shown> => {
    const answer = await preview(runId);
    if (!answer.allowed) throw new Error(answer.reason);
    return answer;
  };
  const ready = ({ items }: Shown) => items.filter(({ state }) => state === 'ready').map(({ id }) => id);
  const start = async (
    runId: string,
    chosen: string[],
    fingerprint: string,
    requestId = `restore-${String((requests += 1))}`,
  ) =>
    (await site.call('operator', 'startRestore', {
      requestId,
      runId,
      chosen,
      fingerprint,
      why: 'They stay.',
    })) as RestoreResult;
  const restore = async (runId: string, chosen?: string[]): Promise<RunDetail> => {
    const answer = await shown(runId);
    const result = await start(runId, chosen ?? ready(answer), answer.fingerprint);
    if (result.outcome !== 'started') throw new Error('It had changed.');
    await site.drain();
    return detail(result.runId);
  };
  const detail = async (id: string) => (await site.call('operator', 'getRun', { id }, OPERATOR)) as RunDetail;
  const resolved = async (ticket: string): Promise<string> => {
    await site.resolve(ticket);
    const run = await runOf(ticket);
    if (!run) throw new Error(`${ticket} has no run.`);
    return run.id;
  };
  const rolesOf = async (accountId: string): Promise<string[]> => {
    const roles = await Promise.all(
      ['ENG', 'APP'].map(async (key) => {
        const named = (await site.jira('GET', `project/${key}/role`)) as Record<string, string>;
        return Promise.all(
          Object.entries(named).map(async ([name, address]) => {
            const id = address.split('/').at(-1) ?? '';
            const { actors } = (await site.jira('GET', `project/${key}/role/${id}`)) as {
              actors: { actorUser?: { accountId: string } }[];
            };
            const holds = actors.some(({ actorUser }) => actorUser?.accountId === accountId);
            return holds ? [`${key} ${name}`] : [];
          }),
        );
      }),
    );
    return roles.flat(2).sort();
  };
  const held = async (email: string) => {
    const accountId = await site.accountId(email);
    const state = (await site.state()) as unknown as State;
    const of = (kind: string, key: string) =>
      (state[kind] ?? [])
        .filter((one) => one[key] === accountId)
        .map((one) => String(one['id']))
        .sort();
    return {
      groups: await site.groupsOf(email),
      projects: of('projects', 'leadAccountId'),
      components: of('components', 'leadAccountId'),
      filters: of('filters', 'ownerAccountId'),
      dashboards: of('dashboards', 'ownerAccountId'),
      issues: of('issues', 'assigneeAccountId'),
      roles: await rolesOf(accountId),
    };
  };

  it('gives back everything, tells the ticket and leaves nothing to give back', async () => {
    const before = await held(LEAVER);
    expect(before.roles).toHaveLength(3);
    const runId = await resolved('IT-1');
    const nothing = { projects: [], components: [], filters: [], dashboards: [], roles: [] };
    expect(await held(LEAVER)).toMatchObject({ ...nothing, groups: [HOLDING] });
    const run = await restore(runId);
    expect(run).toMatchObject({
      status: 'completed',
      procedure: 'restore',
      restores: runId,
      outstanding: [],
    });
    expect(await held(LEAVER)).toEqual(before);
    const last = (await site.comments('IT-1')).at(-1);
    expect(last).toMatchObject({ isInternal: true });
    expect(last?.text).toMatch(/^Restored by .* has back what was chosen/);
    expect(last?.text).toContain('Why: They stay.');
    expect((await shown(runId)).items).toEqual([]);
    expect((await detail(run.id)).actions).toEqual([]);
  });

  it('gives back only what was ticked', async () => {
    const runId = await resolved('IT-1');
    const { items } = await shown(runId);
    const group = items.find(({ kind }) => kind === 'remove-group');
    await restore(runId, [group?.id ?? '']);
    expect(await site.groupsOf(LEAVER)).toHaveLength(2);
    expect((await shown(runId)).items).toHaveLength(items.length - 1);
    expect((await shown(runId)).back).toBe(1);
  });

  it('starts one run for the same request sent twice', async () => {
    const runId = await resolved('IT-1');
    const answer = await shown(runId);
    const send = () => start(runId, ready(answer), answer.fingerprint, 'the-same-request');
    const first = await send();
    await site.drain();
    expect(await send()).toEqual(first);
    expect((await site.runs()).filter(({ id }) => id.includes('restore'))).toHaveLength(1);
  });

  it('begins nothing when something has changed since it was shown', async () => {
    const runId = await resolved('IT-1');
    const answer = await shown(runId);
    await site.addToGroup('engineering', LEAVER);
    const result = await start(runId, ready(answer), answer.fingerprint);
    expect(result).toMatchObject({ outcome: 'changed' });
    await site.drain();
    expect(await site.groupsOf(LEAVER)).toEqual(['engineering', HOLDING]);
  });

  it('names what somebody changed meanwhile, and gives it back only when it is chosen', async () => {
    const before = await held(LEAVER);
    const runId = await resolved('IT-1');
    const other = await site.accountId(OTHER_ENGINEER);
    const [filter, kept] = before.filters;
    await site.jira('PUT', `filter/${filter ?? ''}/owner`, { accountId: other }, JIRA_ADMIN);
    const [moved] = before.issues;
    await site.jira('PUT', `issue/${moved ?? ''}/assignee`, { accountId: other }, ENGINEER);
    const { items, fingerprint } = await shown(runId);
    const conflicts = items.filter(({ state }) => state === 'conflict');
    expect(conflicts.map(({ kind }) => kind).sort()).toEqual(['hand-over-filter', 'hand-over-issues']);
    expect(conflicts.find(({ kind }) => kind === 'hand-over-filter')?.words).toMatch(
      /^It was given to .+ meanwhile/,
    );
    const wanted = conflicts.find(({ kind }) => kind === 'hand-over-filter')?.id ?? '';
    await start(runId, [...ready({ items } as Shown), wanted], fingerprint);
    await site.drain();
    const after = await held(LEAVER);
    expect(after.filters).toEqual(before.filters);
    expect(kept === undefined || after.filters.includes(kept)).toBe(true);
    expect(after.issues).toEqual(before.issues.filter((id) => id !== moved));
  });

  it('does not reopen a decision: what was resolved stays with the successor', async () => {
    const before = await held(LEAVER);
    const runId = await resolved('IT-1');
    const [resolvedIssue] = before.issues;
    const { transitions } = (await site.jira(
      'GET',
      `issue/${resolvedIssue ?? ''}/transitions`,
      undefined,
      ENGINEER,
    )) as { transitions: { id: string; to: { statusCategory: { key: string } } }[] };
    const done = transitions.find(({ to }) => to.statusCategory.key === 'done');
    await site.jira(
      'POST',
      `issue/${resolvedIssue ?? ''}/transitions`,
      { transition: { id: done?.id } },
      ENGINEER,
    );
    await restore(runId);
    expect((await held(LEAVER)).issues).toEqual(before.issues.filter((id) => id !== resolvedIssue));
  });

  it('says that a group is gone', async () => {
    const runId = await resolved('IT-1');
    const groupId = await site.groupId('release-managers');
    await site.jira('DELETE', `group?groupId=${groupId}`, undefined, SITE_ADMIN);
    const { items } = await shown(runId);
    const gone = items.find(({ id }) => id.endsWith(groupId));
    expect(gone).toMatchObject({ state: 'impossible' });
    expect(gone?.words).toMatch(/does not exist any more/);
    await expect(restore(runId, [gone?.id ?? ''])).rejects.toThrow(/cannot be given back/);
    expect((await restore(runId)).status).toBe('completed');
  });

  it('calls a deletion off that still waits', async () => {
    await closeAccounts({ action: 'delete', afterDays: 10 });
    const runId = await resolved('IT-1');
    expect(await detail(runId)).toMatchObject({ status: 'waiting' });
    expect((await shown(runId)).notes.join()).toMatch(/deletion of the account, due on .*, is called off/);
    expect((await restore(runId)).status).toBe('completed');
    expect(await detail(runId)).toMatchObject({ status: 'cancelled' });
    await site.advanceTo(site.now() + 12 * DAY);
    await site.schedule('tick');
    const leaver = (await site.state()).people.find(({ emailAddress }) => emailAddress === LEAVER);
    expect(leaver?.active).toBe(true);
    expect(await site.groupsOf(LEAVER)).not.toContain(HOLDING);
  });

  describe('to somebody who was removed from the site', () => {
    beforeEach(() => closeAccounts({ action: 'delete', afterDays: 0 }));

    /** As an organisation admin does by hand. */
    const invited = () => organisation('POST', 'admin/v2/orgs/{org}/users/invite', { emails: [CONTRACTOR] });

    it('asks on the ticket for an invitation, waits, and goes on when the person is back', async () => {
      const before = await site.groupsOf(CONTRACTOR);
      const runId = await resolved('IT-2');
      expect((await shown(runId)).notes.join()).toMatch(/brought back first/);
      const answer = await shown(runId);
      const result = await start(runId, ready(answer), answer.fingerprint);
      if (result.outcome !== 'started') throw new Error('It had changed.');
      await site.drain({ horizonSeconds: 0 });
      expect(await detail(result.runId)).toMatchObject({ status: 'waiting' });
      expect((await site.comments('IT-2')).at(-1)?.text).toMatch(/To the site admins: please invite/);
      await site.advance(3 * 3600);
      await site.schedule('tick');
      expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
      const told = (await site.comments('IT-2')).length;
      await invited();
      await site.advance(3700);
      await site.schedule('tick');
      await site.drain();
      const run = await detail(result.runId);
      expect(run).toMatchObject({ status: 'completed', outstanding: [] });
      expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
      expect(await site.comments('IT-2')).toHaveLength(told + 1);
    });

    it('does not let the account be left out', async () => {
      const runId = await resolved('IT-2');
      const { items, fingerprint } = await shown(runId);
      const groups = items.filter(({ kind }) => kind === 'remove-group').map(({ id }) => id);
      await expect(start(runId, groups, fingerprint)).rejects.toThrow(
        /tick the membership of this site, too/,
      );
    });

    it('gives up after 30 days and says so', async () => {
      const runId = await resolved('IT-2');
      const answer = await shown(runId);
      const result = await start(runId, ready(answer), answer.fingerprint);
      if (result.outcome !== 'started') throw new Error('It had changed.');
      await site.drain({ horizonSeconds: 0 });
      await site.advanceTo(site.now() + 31 * DAY);
      await site.schedule('tick');
      await site.drain();
      expect((await detail(result.runId)).reason).toMatch(
        /has not been active on this site again within 30 days/,
      );
    });
  });

  it('is for operators, and not for people who are protected', async () => {
    const runId = await resolved('IT-1');
    await expect(preview(runId, AUDITOR)).rejects.toThrow(/You need the permission/);
    const accountIds = [await site.accountId(LEAVER)];
    await site.changeSettings((settings) => ({ ...settings, protection: { groupIds: [], accountIds } }));
    expect(await preview(runId)).toMatchObject({ allowed: false });
  });

  it('waits for nothing while everything is stopped', async () => {
    const runId = await resolved('IT-1');
    const answer = await shown(runId);
    const { version } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as { version: number };
    await site.call('admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    await expect(start(runId, ready(answer), answer.fingerprint)).rejects.toThrow(/Everything is stopped/);
  });

  it('is not offered for a run that took nothing', async () => {
    await site.setRuleMode('rehearsal');
    const runId = await resolved('IT-1');
    await expect(preview(runId)).rejects.toThrow(/Only a run that has taken something/);
    expect((await detail(runId)).actions).toEqual([]);
  });
});
