import { COLLEAGUE, CONTRACTOR, JIRA_ADMIN, LEAVER, OPERATOR, SECOND_OPERATOR, TestSite } from '../site';
import { call } from '../../pages/calls';
import { createKey, runIdOf, send, start, type Key } from './tool';

let site: TestSite;
let key: Key;
beforeAll(async () => {
  site = await TestSite.start();
});
beforeEach(async () => {
  await site.reset();
  key = await createKey(site);
});
afterAll(() => site.close());

const runsOfAll = async () => (await site.runs()).map(({ status, reason }) => ({ status, reason }));

describe('a signed request', () => {
  test('takes the access of the person away whom it names by address, and the run says through which key', async () => {
    const answer = await start(site, key, { leaver: CONTRACTOR, reason: 'Contract ended', ticket: 'IT-2' });
    expect(answer).toMatchObject({ status: 202, body: { runIds: [expect.any(String) as unknown] } });
    await site.drain();
    const run = await call(site, 'operator', 'getRun', { id: runIdOf(answer) });
    expect(run).toMatchObject({
      status: 'completed',
      source: 'web',
      operator: { accountId: await site.accountId(OPERATOR) },
      via: 'Key "HR system"',
      why: 'Contract ended',
      ticketKey: 'IT-2',
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect((await site.comments('IT-2')).map(({ text }) => text).join()).toContain('Key "HR system"');
  });

  test('names people by account id too, a team by its name, and waits for its day', async () => {
    const day = new Date(site.now() + 48 * 3600 * 1000).toISOString().slice(0, 10);
    const answer = await start(site, key, {
      leaver: await site.accountId(LEAVER),
      successor: COLLEAGUE,
      when: day,
      urgent: false,
    });
    await site.drain({ horizonSeconds: 0 });
    const { body } = await send(site, key, { query: `run=${encodeURIComponent(runIdOf(answer))}` });
    expect(body['run']).toMatchObject({
      status: 'scheduled',
      leaver: { displayName: expect.any(String) as unknown },
    });
  });

  test('reads its run and its batch, and cancels what has not ended', async () => {
    const at = new Date(site.now() + 3600 * 1000).toISOString();
    const answer = await start(site, key, { leaver: LEAVER, when: at });
    await site.drain({ horizonSeconds: 0 });
    const batch = `batch=${encodeURIComponent(String(answer.body.batchId))}`;
    expect((await send(site, key, { query: batch })).body).toMatchObject({
      ended: 0,
      runs: [{ id: runIdOf(answer), status: 'scheduled' }],
    });
    const query = `run=${encodeURIComponent(runIdOf(answer))}`;
    const cancelled = await send(site, key, { method: 'DELETE', query });
    expect(cancelled).toMatchObject({ status: 202, body: { requested: true } });
    await site.drain();
    const [run] = await site.runs();
    expect(run).toMatchObject({ status: 'cancelled' });
    expect(run?.reason).toContain('(Key "HR system") cancelled the run');
    expect(await send(site, key, { method: 'DELETE', query: batch })).toMatchObject({
      status: 409,
      body: { error: { code: 'run-ended' } },
    });
    expect(await site.writes()).not.toContain('DELETE /rest/api/3/group/user');
  });

  test('is read by a newer key of the same owner, and by nobody else', async () => {
    const answer = await start(site, key, { leaver: CONTRACTOR });
    const query = `run=${encodeURIComponent(runIdOf(answer))}`;
    const newer = await createKey(site, OPERATOR, 'The next key');
    const foreign = await createKey(site, SECOND_OPERATOR, 'Somebody else');
    expect((await send(site, newer, { query })).status).toBe(200);
    const refused = await send(site, foreign, { query });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
    expect(await send(site, foreign, { query: 'run=nothing' })).toMatchObject({
      status: 404,
      body: refused.body,
    });
    expect((await send(site, foreign, { method: 'DELETE', query })).status).toBe(404);
  });

  test('cannot reach runs that were started on the page', async () => {
    await site.resolve('IT-2');
    const run = await site.run();
    const answer = await send(site, key, { query: `run=${encodeURIComponent(run.id)}` });
    expect(answer.status).toBe(404);
  });
});

describe('an idempotency key', () => {
  let seconds = 0;
  /** Signed anew each time, as a tool that tries again has to. */
  const ask = (leaver: string, idempotencyKey = 'leaver-4711') =>
    start(
      site,
      key,
      { leaver },
      { idempotencyKey, timestamp: Math.floor(site.now() / 1000) + (seconds += 1) },
    );

  test('makes the same request, sent twice, one batch', async () => {
    const first = await ask(CONTRACTOR);
    await site.drain();
    const second = await ask(CONTRACTOR);
    expect(second).toMatchObject({ status: 202, body: first.body });
    expect(await site.runs()).toHaveLength(1);
  });

  test('makes the same request, sent five times at once, one batch', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(CONTRACTOR)));
    expect(new Set(answers.map(runIdOf)).size).toBe(1);
    await site.drain();
    expect(await runsOfAll()).toEqual([{ status: 'completed', reason: null }]);
  });

  test('does not stand for another request', async () => {
    await ask(CONTRACTOR);
    expect(await ask(LEAVER)).toMatchObject({
      status: 409,
      body: { error: { code: 'idempotency-conflict' } },
    });
    const answers = await Promise.all([ask(CONTRACTOR, 'both-at-once'), ask(LEAVER, 'both-at-once')]);
    expect(answers.filter(({ body }) => body.error?.code === 'idempotency-conflict')).toHaveLength(1);
    // Whoever lost holds nobody: the leaver can be asked for again.
    await site.drain();
    expect((await ask(LEAVER, 'another-key')).body.error?.code).not.toBe('already-running');
  });

  test('belongs to one key: another key may use the same', async () => {
    await ask(CONTRACTOR);
    key = await createKey(site, SECOND_OPERATOR, 'Second system');
    expect((await ask(LEAVER)).status).toBe(202);
  });
});

test('while everything is stopped nothing begins, and runs can be read', async () => {
  const answer = await start(site, key, { leaver: CONTRACTOR });
  await site.drain();
  const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
  await call(site, 'admin', 'stopEverything', { version, reason: 'Audit' }, JIRA_ADMIN);
  expect(await start(site, key, { leaver: LEAVER })).toMatchObject({
    status: 423,
    body: { error: { code: 'stopped' } },
  });
  expect((await send(site, key, { query: `run=${encodeURIComponent(runIdOf(answer))}` })).status).toBe(200);
});

test('when Jira asks to wait, the tool is told when to come again', async () => {
  await site.fault([
    { target: 'jira', path: 'api/3/user', effect: { status: 503, headers: { 'retry-after': '90' } } },
  ]);
  const answer = await start(site, key, { leaver: CONTRACTOR });
  expect(answer).toMatchObject({ status: 503, body: { error: { code: 'try-later' } } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});
