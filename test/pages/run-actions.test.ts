import { hasEnded } from '../../src/offboarding/words';
import { exported } from '../journeys/evidence/exported';
import {
  CONTRACTOR,
  DORMANT,
  FIELDS,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  SYNCED,
  TestSite,
} from '../journeys/site';
import { call, everyWrite, offboard } from './calls';

const ONLY_ENDED = 'Only a run that ended with something left can be tried again.';

/** From the third removal on Jira asks to wait for its hourly quota. */
const QUOTA_AFTER_TWO = {
  target: 'jira',
  method: 'DELETE',
  path: 'group/user',
  skip: 2,
  effect: { status: 429, headers: { 'Retry-After': '600', 'RateLimit-Reason': 'jira-quota-tenant-based' } },
};

/** By then every run that fails has been given up. */
const MOST_HOURS = 100;

const getRun = (site: TestSite, id: string) => call(site, 'operator', 'getRun', { id });

describe('a run that an operator cancels', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const start = async (email: string, changes = {}) => {
    const { runIds } = await offboard(site, [email], { changes });
    await site.drain({ horizonSeconds: 0 });
    return runIds[0] ?? '';
  };
  const cancel = (id: string, as = OPERATOR) => call(site, 'operator', 'cancelRun', { id }, as);
  const withStopWindow = () =>
    site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));

  it('before its start changes nothing, and leaves the person to another run', async () => {
    await withStopWindow();
    const id = await start(CONTRACTOR);
    expect(await cancel(id, SECOND_OPERATOR)).toEqual({ requested: true });
    await site.drain({ horizonSeconds: 0 });
    expect(await getRun(site, id)).toMatchObject({
      status: 'cancelled',
      reason: 'Samuel Okafor cancelled the run.',
      effects: [],
      actions: [],
    });
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    expect(await site.writes()).toEqual([]);
    const { runIds } = await offboard(site, [CONTRACTOR], { changes: { urgent: true } });
    await site.drain({ horizonSeconds: 0 });
    expect(await getRun(site, runIds[0] ?? '')).toMatchObject({ status: 'completed' });
  });

  it('before its start says so on the ticket that it names', async () => {
    await withStopWindow();
    const id = await start(CONTRACTOR, { ticketKey: 'IT-4' });
    await cancel(id);
    await site.drain({ horizonSeconds: 0 });
    expect((await site.comments('IT-4')).at(-1)?.text).toContain('Olga Petrova cancelled the run.');
  });

  it('on the way stops before the next effect, reads back and names what is left', async () => {
    await site.fault([QUOTA_AFTER_TWO]);
    const id = await start(LEAVER);
    expect(await getRun(site, id)).toMatchObject({
      status: 'waiting',
      // Three roles and two groups.
      done: 5,
      waiting: expect.stringMatching(
        /^Jira asked us to wait; looked at again .*; 5 changes are done\. Urgent runs go first\.$/,
      ) as unknown,
      actions: ['cancel'],
    });
    await cancel(id);
    await site.drain({ horizonSeconds: 0 });
    const run = await getRun(site, id);
    expect(run).toMatchObject({
      status: 'cancelled',
      reason: 'Olga Petrova cancelled the run.',
      actions: ['restore'],
    });
    expect(run.verifiedAt).not.toBeNull();
    expect(run.outstanding).toHaveLength(4);
    expect(run.outstanding[0]).toContain('not removed, because the run was stopped before');
    await site.clearFaults();
    await site.drain();
    expect(await site.groupsOf(LEAVER)).toHaveLength(4);
  });

  it('is not cancelled by the person it is about', async () => {
    await withStopWindow();
    const id = await start(SECOND_OPERATOR);
    await expect(cancel(id, SECOND_OPERATOR)).rejects.toThrow('You cannot cancel your own offboarding.');
    expect(await call(site, 'operator', 'getRun', { id }, SECOND_OPERATOR)).toMatchObject({ actions: [] });
    expect(await getRun(site, id)).toMatchObject({ status: 'scheduled', actions: ['cancel'] });
  });

  it('says in the evidence who called it off, and where', async () => {
    await withStopWindow();
    const id = await start(CONTRACTOR);
    await cancel(id, SECOND_OPERATOR);
    await site.drain({ horizonSeconds: 0 });
    const [file] = await exported(site, { kind: 'run', runId: id }, 'csv');
    const line = file?.content.split('\r\n').find((one) => one.includes(',stopped,'));
    expect(line).toContain(await site.accountId(SECOND_OPERATOR));
    expect(line).not.toContain(await site.accountId(OPERATOR));
  });

  it('ends as failed when it can be read back no more, and leaves the person to another run', async () => {
    await site.fault([QUOTA_AFTER_TWO]);
    const id = await start(LEAVER);
    await cancel(id);
    await site.fault([{ target: 'jira', method: 'GET', path: '/user?', effect: { status: 400 } }]);
    await site.drain({ horizonSeconds: 0 });
    for (let hour = 0; hour < MOST_HOURS && !hasEnded((await getRun(site, id)).status); hour += 1) {
      await site.advance(3600);
      await site.drain({ horizonSeconds: 0 });
    }
    expect(await getRun(site, id)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('times in a row') as unknown,
    });
  });

  it('goes on by itself when nobody cancels it', async () => {
    await site.fault([{ ...QUOTA_AFTER_TWO, times: 4 }]);
    const id = await start(LEAVER);
    // Groups that give a product by default go last, and are refused once more.
    await site.drain({ horizonSeconds: 1800 });
    expect(await getRun(site, id)).toMatchObject({ status: 'incomplete', waiting: null });
    expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
  });

  it('after its end is told that there is nothing to cancel', async () => {
    const id = await start(CONTRACTOR);
    const before = await everyWrite(site);
    await expect(cancel(id)).rejects.toThrow('This run has ended already; there is nothing to cancel.');
    expect(await everyWrite(site)).toEqual(before);
  });

  it('twice is cancelled once', async () => {
    await withStopWindow();
    const id = await start(CONTRACTOR, { ticketKey: 'IT-4' });
    await Promise.all([cancel(id), cancel(id, SECOND_OPERATOR)]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'cancelled' });
    // One says when it would have started, one that it was cancelled.
    expect(await site.comments('IT-4')).toHaveLength(2);
  });
});

describe('a run that is tried again', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const resolved = async (key: string) => {
    await site.resolve(key);
    return (await site.run()).id;
  };
  const retry = async (id: string, as = OPERATOR) => {
    const answer = await call(site, 'operator', 'retryRun', { id }, as);
    await site.drain();
    return answer;
  };
  const removals = async () => (await site.requests()).filter(({ method }) => method === 'DELETE').length;

  /** Jira keeps the leaver in this group as it does in an identity provider's, until somebody lifts that. */
  const keepIn = async (group: string) =>
    site.fault([
      {
        target: 'jira',
        method: 'DELETE',
        path: `groupId=${await site.groupId(group)}`,
        effect: { status: 400, body: { errorMessages: ['The group is read-only.'], errors: {} } },
      },
    ]);

  it('does the rest once an identity provider let go of the person', async () => {
    await keepIn('engineering');
    const id = await resolved('IT-2');
    expect(await getRun(site, id)).toMatchObject({
      status: 'incomplete',
      actions: ['retry', 'restore'],
      outstanding: [
        expect.stringContaining('partners-default') as unknown,
        expect.stringContaining('The group is read-only.') as unknown,
        expect.stringContaining('the person is still in engineering') as unknown,
      ],
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual(['engineering', 'leaver-holding', 'partners-default']);
    await site.takeFromGroup('engineering', CONTRACTOR);
    expect(await retry(id)).toEqual({ requested: true });
    expect(await getRun(site, id)).toMatchObject({
      status: 'completed',
      outstanding: [],
      actions: ['restore'],
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('repeats nothing that is done, and finds what is still blocked', async () => {
    const id = await resolved('IT-3');
    const before = [await removals(), (await getRun(site, id)).outstanding];
    await retry(id);
    const run = await getRun(site, id);
    expect(run).toMatchObject({ status: 'incomplete', actions: ['retry', 'restore'] });
    expect(run.outstanding).toEqual(before[1]);
    expect(await removals()).toBe(Number(before[0]) + 2);
    expect(await site.groupsOf(SYNCED)).toEqual(['idp-engineering', 'idp-office', 'leaver-holding']);
    const comments = await site.comments('IT-3');
    expect(comments).toHaveLength(2);
  });

  it('keeps nobody waiting for a cancellation that came too late for its first end', async () => {
    await site.fault([{ target: 'jira', method: 'POST', path: '/comment', effect: { status: 503 } }]);
    await site.transition('IT-3', 'Resolve', OPERATOR);
    await site.drain({ horizonSeconds: 0 });
    const { id } = await site.run();
    await call(site, 'operator', 'cancelRun', { id });
    await site.clearFaults();
    await site.drain();
    await site.fault([{ ...QUOTA_AFTER_TWO, skip: 0 }]);
    await call(site, 'operator', 'retryRun', { id });
    await site.drain({ horizonSeconds: 0 });
    expect(await getRun(site, id)).toMatchObject({ status: 'waiting' });

    await site.setFields('IT-4', { [FIELDS.leavers]: [{ accountId: await site.accountId(SYNCED) }] });
    await site.transition('IT-4', 'Resolve', OPERATOR);
    await site.drain({ horizonSeconds: 0 });
    const other = (await site.runs()).find(({ ticketKey }) => ticketKey === 'IT-4');
    expect(other).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('is being offboarded already') as unknown,
    });
  });

  it('deletes the account once its work has another owner', async () => {
    const { runIds } = await offboard(site, [LEAVER], { changes: { ticketKey: 'IT-1' } });
    const id = runIds[0] ?? '';
    await site.drain();
    expect((await getRun(site, id)).outstanding).toEqual(
      expect.arrayContaining([expect.stringContaining('owns 3 filters')]),
    );
    await handOver();
    await retry(id, SECOND_OPERATOR);
    expect(await getRun(site, id)).toMatchObject({ status: 'completed', outstanding: [] });
    const { people } = await site.state();
    expect(people.find(({ emailAddress }) => emailAddress === LEAVER)).toMatchObject({ active: false });
    expect((await site.comments('IT-1')).at(-1)?.text).toContain('Removed from this site');
  });

  it('is complete when somebody removed the person by hand meanwhile', async () => {
    const id = await resolved('IT-3');
    await site.jira('DELETE', `user?accountId=${await site.accountId(SYNCED)}`, undefined, SITE_ADMIN);
    await retry(id);
    expect(await getRun(site, id)).toMatchObject({ status: 'completed', outstanding: [] });
  });

  it('twice at once is tried again once', async () => {
    const id = await resolved('IT-3');
    const before = await removals();
    const tries = await Promise.allSettled(
      [OPERATOR, SECOND_OPERATOR].map((as) => call(site, 'operator', 'retryRun', { id }, as)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).not.toHaveLength(0);
    await site.drain();
    expect(await removals()).toBe(before + 2);
    expect(await site.comments('IT-3')).toHaveLength(2);
  });

  it('is nothing for a run that is complete, scheduled, cancelled or refused', async () => {
    const complete = await resolved('IT-2');
    await expect(retry(complete)).rejects.toThrow(ONLY_ENDED);
    const { runIds } = await offboard(site, [DORMANT], {
      changes: { when: { kind: 'date', date: '2099-03-01' } },
    });
    const scheduled = runIds[0] ?? '';
    await expect(retry(scheduled)).rejects.toThrow(ONLY_ENDED);
    await call(site, 'operator', 'cancelRun', { id: scheduled });
    await site.drain();
    expect(await getRun(site, scheduled)).toMatchObject({ status: 'cancelled' });
    await expect(retry(scheduled)).rejects.toThrow(ONLY_ENDED);
    await expect(retry('none')).rejects.toThrow('There is no such run.');
  });

  it('is refused while everything is stopped', async () => {
    const id = await resolved('IT-3');
    const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await call(site, 'admin', 'stopEverything', { version, reason: 'A drill' }, JIRA_ADMIN);
    await expect(retry(id)).rejects.toThrow('Everything is stopped: A drill');
  });

  it('asks the guards anew', async () => {
    const id = await resolved('IT-3');
    await site.addToGroup('jira-administrators', SYNCED);
    await expect(retry(id)).rejects.toThrow('Sven Yilmaz is an administrator');
    await site.takeFromGroup('jira-administrators', SYNCED);
    const accountId = await site.accountId(SYNCED);
    await site.changeSettings((settings) => ({ ...settings, protection: { accountIds: [accountId] } }));
    await expect(retry(id)).rejects.toThrow('Sven Yilmaz is protected');
  });

  it('is refused when a later run has the person', async () => {
    const id = await resolved('IT-3');
    await offboard(site, [SYNCED]);
    await expect(call(site, 'operator', 'retryRun', { id })).rejects.toThrow(
      'Another run has taken this person over',
    );
  });

  const handOver = async () => {
    const [from, to] = [await site.accountId(LEAVER), await site.accountId(OPERATOR)];
    const state: unknown = await site.state();
    const { filters, projects, components } = state as Record<
      'filters' | 'projects' | 'components',
      { id: string; ownerAccountId?: string; leadAccountId?: string }[]
    >;
    for (const { id } of filters.filter(({ ownerAccountId }) => ownerAccountId === from)) {
      await site.jira('PUT', `filter/${id}/owner`, { accountId: to });
    }
    for (const { id } of projects.filter(({ leadAccountId }) => leadAccountId === from)) {
      await site.jira('PUT', `project/${id}`, { leadAccountId: to });
    }
    for (const { id } of components.filter(({ leadAccountId }) => leadAccountId === from)) {
      await site.jira('PUT', `component/${id}`, { leadAccountId: to });
    }
  };
});
