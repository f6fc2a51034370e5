import { setTimeout } from 'node:timers/promises';
import {
  AUDITOR,
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  TestSite,
} from '../site';
import { call, offboard, request } from '../../pages/calls';
import { approve, asked, askForDeletions, getRun, shownTo } from './approvals';

const DAY_SECONDS = 24 * 60 * 60;

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await askForDeletions(site);
});

describe('what cannot be undone, asked for on the page', () => {
  it('waits for a second person, changes nothing, and says so on the ticket', async () => {
    const before = await site.groupsOf(CONTRACTOR);
    const [id = ''] = await asked(site, [CONTRACTOR], { changes: { ticketKey: 'IT-2' } });
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({
      status: 'held',
      waiting: expect.stringContaining('another operator than Olga Petrova has to approve it') as unknown,
      approval: { askedBy: { displayName: 'Olga Petrova' }, given: null },
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
    const [comment, ...others] = await site.comments('IT-2');
    expect(comment).toMatchObject({
      isInternal: true,
      text: expect.stringContaining('Approval is wanted') as unknown,
    });
    expect(comment?.text).toContain('is not deleted while the person owns something that nobody inherits');
    expect(others).toEqual([]);
  });

  it('goes on once somebody else has approved the plan that was shown', async () => {
    const [id = ''] = await asked(site, [CONTRACTOR], { changes: { ticketKey: 'IT-2' } });
    expect(await approve(site, [id])).toEqual([{ outcome: 'done', runId: id }]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({
      status: 'completed',
      approval: { given: { by: { displayName: expect.any(String) as unknown } } },
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('begins at once where it is urgent, though the worker that saw it waiting is busy with another', async () => {
    await site.fault([
      { target: 'jira', method: 'DELETE', path: 'group/user', times: 1, effect: { latencyMs: 12_000 } },
    ]);
    const [slow = ''] = await asked(site, [DORMANT]);
    await approve(site, [slow]);
    const busy = site.drain({ horizonSeconds: 0 });
    const { runIds } = await offboard(site, [CONTRACTOR], { changes: { urgent: true } });
    // It looks for urgent runs four times a second.
    await setTimeout(1500);
    await approve(site, runIds);
    await busy;
    const [urgent, planned] = await Promise.all([...runIds, slow].map((id) => getRun(site, id)));
    expect(urgent?.status).toBe('completed');
    expect(String(urgent?.endedAt) < String(planned?.endedAt)).toBe(true);
  });

  it('is recorded: who asked, why somebody else had to agree, and who did', async () => {
    const [id = ''] = await asked(site, [CONTRACTOR]);
    await approve(site, [id]);
    await site.drain();
    const scope = { kind: 'run' as const, runId: id };
    const payload = { scope, format: 'csv' as const, part: 1, of: 1 };
    const file = await call(site, 'operator', 'exportEvidence', payload, AUDITOR);
    const lines = ('content' in file ? file.content : '').split('\r\n');
    const kinds = lines.slice(1).map((line) => line.split(',')[3]);
    expect(kinds.slice(0, 3)).toEqual(['decided', 'held', 'approved']);
    expect(lines.find((line) => line.includes('approved'))).toContain(await site.accountId(SECOND_OPERATOR));
  });

  it('is in the list of the one, and among the own ones of the other', async () => {
    const runIds = await asked(site, [CONTRACTOR, DORMANT]);
    const list = (whose: 'others' | 'own', as: string) =>
      call(site, 'operator', 'listApprovals', { whose }, as);
    const { requests } = await list('others', SECOND_OPERATOR);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.people.map(({ runId }) => runId).sort()).toEqual([...runIds].sort());
    expect((await list('own', OPERATOR)).requests).toHaveLength(1);
    expect((await list('others', OPERATOR)).requests).toEqual([]);
    expect((await list('own', SECOND_OPERATOR)).requests).toEqual([]);
    await approve(site, runIds);
    await site.drain();
    expect((await list('others', SECOND_OPERATOR)).requests).toEqual([]);
  });

  it('is asked for anew when the plan is another one by then', async () => {
    const [id = ''] = await asked(site, [CONTRACTOR]);
    const shown = await shownTo(site, [id]);
    await site.addToGroup('design', CONTRACTOR);
    const runs = shown.map((one) => ({ id, fingerprint: one.allowed ? one.fingerprint : '' }));
    const first = await call(site, 'operator', 'approveRuns', { runs }, SECOND_OPERATOR);
    expect(first.results).toMatchObject([{ outcome: 'changed', person: { allowed: true, isChanged: true } }]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'held', approval: { given: null } });
    expect(await approve(site, [id])).toMatchObject([{ outcome: 'done' }]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'completed' });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('is asked for anew when the plan changes between the approval and the start', async () => {
    const at = new Date(site.now() + 2 * DAY_SECONDS * 1000).toISOString();
    const changes = { when: { kind: 'moment' as const, at } };
    const [id = ''] = await asked(site, [CONTRACTOR], { changes });
    await approve(site, [id]);
    await site.drain({ horizonSeconds: 0 });
    expect(await getRun(site, id)).toMatchObject({ status: 'scheduled' });
    await site.addToGroup('design', CONTRACTOR);
    await site.advanceTo(Date.parse(at) + 1000);
    await site.schedule('tick');
    expect(await getRun(site, id)).toMatchObject({ status: 'held', approval: { given: null } });
    expect(await site.groupsOf(CONTRACTOR)).toContain('design');
    expect(await approve(site, [id])).toMatchObject([{ outcome: 'done' }]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'completed' });
  });

  it('ends when nobody has answered in time, and the ticket is told', async () => {
    const [id = ''] = await asked(site, [CONTRACTOR], { changes: { ticketKey: 'IT-2' } });
    await site.advance(DAY_SECONDS + 60);
    await site.schedule('tick');
    expect(await getRun(site, id)).toMatchObject({
      status: 'cancelled',
      reason: 'Nobody approved it in time. Start again, and ask for approval anew.',
    });
    expect((await site.comments('IT-2')).at(-1)?.text).toContain('Nobody approved it in time');
    expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
    expect(await approve(site, [id])).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('Nobody approved it in time') as unknown },
    ]);
  });

  it('ends when somebody declines it, with the reason', async () => {
    const [id = ''] = await asked(site, [CONTRACTOR], { changes: { ticketKey: 'IT-2' } });
    const payload = { runIds: [id], reason: 'She stays until March.' };
    const { results } = await call(site, 'operator', 'declineRuns', payload, SECOND_OPERATOR);
    expect(results).toEqual([{ outcome: 'done', runId: id }]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({
      status: 'cancelled',
      reason: expect.stringContaining('declined it: She stays until March.') as unknown,
    });
    expect((await site.comments('IT-2')).at(-1)?.text).toContain('She stays until March.');
    expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
  });

  it('says before it is confirmed that a second person has to agree, and why', async () => {
    const people = await Promise.all([CONTRACTOR].map((email) => site.accountId(email)));
    const request = {
      procedure: 'leave-company',
      successorId: null,
      urgent: false,
      when: { kind: 'now' },
      why: '',
      ticketKey: null,
    } as const;
    const answer = await call(site, 'operator', 'preview', { people, request });
    expect(answer).toMatchObject({
      people: [{ allowed: true, approval: ['A part of it cannot be undone.'] }],
      approvalOver: 20,
    });
  });

  it('shows a second person the plan that was confirmed, with a deletion that only waits for what is held', async () => {
    const people = [await site.accountId(LEAVER)];
    const { people: previewed } = await call(site, 'operator', 'preview', { people, request: request() });
    const [confirmed] = previewed.flatMap((one) => (one.allowed ? [one.plan] : []));
    const [shown] = (await shownTo(site, await asked(site, [LEAVER]))).flatMap((one) =>
      one.allowed ? [one.plan] : [],
    );
    expect(confirmed).toMatchObject({
      accountStep: expect.stringContaining('The account is not deleted.') as unknown,
      irreversible: [
        expect.stringMatching(/If nothing is left .* the account is deleted\..*cannot be undone/),
      ],
    });
    expect(shown).toEqual({ ...confirmed, readAt: expect.any(String) as unknown });
  });

  it('asks nobody for what can be undone', async () => {
    const [id = ''] = await asked(site, [CONTRACTOR], { changes: { procedure: 'revoke-access' } });
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'incomplete', approval: null });
  });
});

describe('a run that has begun before a second person was wanted', () => {
  it('is not tried again, but started anew, where what is left cannot be undone', async () => {
    await askForDeletions(site, { irreversible: false });
    const [id = ''] = await asked(site, [LEAVER]);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'incomplete' });
    await askForDeletions(site);
    await expect(call(site, 'operator', 'retryRun', { id })).rejects.toThrow(
      'A second person has to agree to what is left of this',
    );
    const [again = ''] = await asked(site, [LEAVER]);
    expect(await getRun(site, again)).toMatchObject({ status: 'held' });
  });
});

describe('an approval that does not count', () => {
  const reasonOf = async (runIds: string[], as: string) => {
    const [result] = await approve(site, runIds, as);
    return result?.outcome === 'refused' ? result.reason : result?.outcome;
  };

  it('by whoever asked', async () => {
    const runIds = await asked(site, [CONTRACTOR]);
    expect(await reasonOf(runIds, OPERATOR)).toContain('asked for it. Another operator has to approve');
  });

  it('by the leaver', async () => {
    const runIds = await asked(site, [SECOND_OPERATOR]);
    expect(await reasonOf(runIds, SECOND_OPERATOR)).toContain('is the person who leaves');
  });

  it('twice', async () => {
    const runIds = await asked(site, [CONTRACTOR]);
    await approve(site, runIds);
    expect(await reasonOf(runIds, SECOND_OPERATOR)).toContain('has approved it already');
  });

  it('of a run that needs none, or that there is not', async () => {
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep' } }));
    const runIds = await asked(site, [LEAVER]);
    expect(await reasonOf(runIds, SECOND_OPERATOR)).toBe('This run needs no approval.');
    expect(await reasonOf(['none'], SECOND_OPERATOR)).toBe('There is no such run.');
  });

  it.each([COLLEAGUE, AUDITOR])('by somebody without the right: %s', async (as) => {
    const runs = [{ id: 'none', fingerprint: '' }];
    await expect(call(site, 'operator', 'approveRuns', { runs }, as)).rejects.toThrow(
      'You need the permission "Offboard people" for this.',
    );
  });
});
