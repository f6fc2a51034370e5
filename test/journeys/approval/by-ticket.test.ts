import { call } from '../../pages/calls';
import { allowRule, createKey, runRule, send } from '../orchestration/tool';
import { CONTRACTOR, FIELDS, LEAVER, OPERATOR, SECOND_OPERATOR, SYNCED, TestSite } from '../site';
import { approve, askForDeletions, getRun } from './approvals';

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.reset();
  await askForDeletions(site);
});

const panel = (as: string, key = 'IT-2') => call(site, 'ticket', 'getPanel', {}, as, key);

/** Looks at the plans on the ticket and approves what was shown there. */
async function approveOn(key: string, runIds: string[], as = SECOND_OPERATOR) {
  const { people } = await call(site, 'ticket', 'previewApprovals', { runIds }, as, key);
  const runs = people.map((one) => ({ id: one.runId, fingerprint: one.allowed ? one.fingerprint : '' }));
  return (await call(site, 'ticket', 'approveRuns', { runs }, as, key)).results;
}

describe('a ticket that asks for what cannot be undone', () => {
  it('says before it is resolved that a second person has to agree', async () => {
    const { details } = await panel(OPERATOR);
    expect(details?.plans).toMatchObject([{ approval: ['A part of it cannot be undone.'] }]);
  });

  it('is carried out once somebody else has approved it beside the ticket', async () => {
    await site.resolve('IT-2');
    const { id } = await site.run();
    expect((await panel(OPERATOR)).details?.runs[0]?.actions).toEqual(['cancel']);
    expect((await panel(SECOND_OPERATOR)).details?.runs[0]).toMatchObject({
      status: 'held',
      actions: ['approve', 'cancel'],
      approval: { askedBy: { displayName: 'Olga Petrova' } },
    });
    expect(await approveOn('IT-2', [id])).toEqual([{ outcome: 'done', runId: id }]);
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('lets nobody decide there about the runs of another ticket', async () => {
    await site.resolve('IT-2');
    const { id } = await site.run();
    expect(await approveOn('IT-1', [id])).toEqual([
      { outcome: 'refused', runId: id, reason: 'There is no such run.' },
    ]);
    const decline = { runIds: [id], reason: 'No.' };
    const { results } = await call(site, 'ticket', 'declineRuns', decline, SECOND_OPERATOR, 'IT-1');
    expect(results).toMatchObject([{ outcome: 'refused', reason: 'There is no such run.' }]);
  });

  it('starts nothing any more once it was reopened', async () => {
    await site.resolve('IT-2');
    await site.reopen('IT-2');
    const run = await site.run();
    expect(run).toMatchObject({ status: 'cancelled', reason: 'The ticket was reopened.' });
    expect(await approve(site, [run.id])).toMatchObject([{ outcome: 'refused' }]);
    expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
  });

  it('can be resolved again after it was declined', async () => {
    await site.resolve('IT-2');
    const { id } = await site.run();
    const decline = { runIds: [id], reason: 'Not yet.' };
    await call(site, 'ticket', 'declineRuns', decline, SECOND_OPERATOR, 'IT-2');
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'cancelled' });
    await site.reopen('IT-2');
    await site.resolve('IT-2');
    const again = (await site.runs()).find(({ status }) => status === 'held');
    expect(await approveOn('IT-2', [again?.id ?? ''])).toMatchObject([{ outcome: 'done' }]);
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('asks for several people at once, who are approved together', async () => {
    const people = await Promise.all([CONTRACTOR, SYNCED, LEAVER].map((email) => site.accountId(email)));
    await site.setFields('IT-4', { [FIELDS.leavers]: people.map((accountId) => ({ accountId })) });
    await site.changeSettings((settings) => ({
      ...settings,
      approval: { irreversible: false, overPeople: 2 },
    }));
    await site.resolve('IT-4');
    const runs = await site.runs();
    expect(runs.map(({ status }) => status)).toEqual(['held', 'held', 'held']);
    expect(runs[0]?.waiting).toContain('because many people leave at once');
    const results = await approveOn(
      'IT-4',
      runs.map(({ id }) => id),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    await site.drain();
    expect((await site.runs()).map(({ status }) => status)).not.toContain('held');
  });
});

describe('what nobody asks for in person', () => {
  const BODY = { leaver: CONTRACTOR, procedure: 'leave-company', ticket: 'IT-2' };

  it.each([
    [
      'a signed request',
      async () => {
        const key = await createKey(site);
        const body = JSON.stringify(BODY);
        expect((await send(site, key, { method: 'POST', idempotencyKey: 'leaving-4711', body })).status).toBe(
          202,
        );
      },
    ],
    [
      'a rule of Automation',
      async () => {
        const permit = await allowRule(site);
        expect((await runRule(site, { permit, ...BODY })).status).toBe('succeeded');
      },
    ],
  ])('waits for a second person, too: %s', async (_, ask) => {
    await ask();
    await site.drain();
    const { id } = await site.run();
    expect(await getRun(site, id)).toMatchObject({ status: 'held', approval: { given: null } });
    expect(await approve(site, [id])).toMatchObject([{ outcome: 'done' }]);
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'completed' });
  });
});
