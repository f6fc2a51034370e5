import { JiraRefusal, type JiraCall } from '../../src/jira/call';
import { createJiraClient, type Priority } from '../../src/jira/client';
import { createPace } from '../../src/jira/pace';
import { TryLater } from '../../src/offboarding/later';
import { manualTime } from './manual-time';

type Answer = Response | 'lost';

const HOUR = 3_600_000;

const answer = (status: number, body?: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers });

/** A client whose answers are given one after the other. */
function clientWith(
  answers: Answer[],
  changes: Partial<JiraCall<unknown>> = {},
  beforeWrite?: () => Promise<void>,
  priority?: Priority,
) {
  const { clock, sleep, slept } = manualTime();
  let sent = 0;
  let spent = 0;
  const client = createJiraClient({
    api: () => ({ requestJira: () => Promise.reject(new Error('sent by the call')) }),
    pace: createPace(clock, sleep),
    clock,
    sleep,
    mask: (text) => Promise.resolve(text),
  }).counting((points) => (spent += points), beforeWrite, priority);
  const call = (): Promise<unknown> =>
    client.call({
      operation: 'GET user',
      burst: 'read',
      repeatable: true,
      send: () => {
        const next = answers[sent++];
        if (!next) throw new Error('There was one request too many.');
        return next === 'lost' ? Promise.reject(new Error('socket hang up')) : Promise.resolve(next);
      },
      parse: (body) => body,
      points: () => 3,
      ...changes,
    });
  return { call, slept, clock, sent: () => sent, spent: () => spent };
}

const failure = async (call: () => Promise<unknown>): Promise<unknown> =>
  call().then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('a request to Jira', () => {
  it('gives the parsed answer and counts its points', async () => {
    const { call, spent } = clientWith([answer(200, { key: 'value' })]);
    expect(await call()).toEqual({ key: 'value' });
    expect(spent()).toBe(3);
  });

  it('that changes something is asked for right before each try, and what only reads never', async () => {
    let asked = 0;
    const allow = () => Promise.resolve(void (asked += 1));
    const twice = () => [answer(503), answer(204)];
    await clientWith(twice(), { operation: 'DELETE group/user' }, allow).call();
    expect(asked).toBe(2);
    for (const operation of ['GET user', 'POST search/jql', 'POST permissions/check']) {
      await clientWith(twice(), { operation }, allow).call();
    }
    expect(asked).toBe(2);
  });

  it.each([
    ['planned', 80, 'no failure'],
    ['background', 80, new TryLater(HOUR, '', 'rate-limit')],
    // The endpoint's own burst is near, and over in a second.
    ['background', 10, 'no failure'],
  ] as const)(
    'of %s work with %i of a burst of 100 left, when Jira says that a limit is near',
    async (priority, remaining, outcome) => {
      const near = {
        'X-RateLimit-NearLimit': 'true',
        'X-RateLimit-Limit': '100',
        'X-RateLimit-Remaining': String(remaining),
      };
      const { call } = clientWith([answer(200, {}, near), answer(200, {})], {}, undefined, priority);
      await call();
      const second = await failure(call);
      if (outcome === 'no failure') expect(second).toBe(outcome);
      else expect(second).toMatchObject({ at: outcome.at, kind: outcome.kind });
    },
  );

  it('that changes something is not sent while everything is held', async () => {
    const held = new TryLater(0, 'an administrator stopped everything', 'held');
    const { call, sent } = clientWith([answer(204)], { operation: 'DELETE group/user' }, () =>
      Promise.reject(held),
    );
    expect(await failure(call)).toBe(held);
    expect(sent()).toBe(0);
  });

  it.each([400, 403, 404, 409])('that is refused with %p is not repeated', async (status) => {
    const { call, sent, spent } = clientWith([
      answer(status, { errorMessages: ['No.'], errors: { field: 'Bad.' } }),
    ]);
    const error = await failure(call);
    expect(error).toBeInstanceOf(JiraRefusal);
    expect(error).toMatchObject({ status, words: 'No. Bad.', operation: 'GET user' });
    expect([sent(), spent()]).toEqual([1, 1]);
  });

  it('is repeated after a fault and after a lost answer', async () => {
    const { call, slept } = clientWith([answer(500), 'lost', answer(200, 'fine')]);
    expect(await call()).toBe('fine');
    expect(slept).toHaveLength(2);
    expect(Math.max(...slept)).toBeLessThan(2000);
  });

  it('is left for later when faults do not end', async () => {
    const { call, sent, clock } = clientWith([answer(500), answer(502), answer(503)]);
    const error = await failure(call);
    expect(error).toBeInstanceOf(TryLater);
    expect(error).toMatchObject({ kind: 'failure' });
    expect((error as TryLater).at).toBeGreaterThan(clock.now());
    expect(sent()).toBe(3);
  });

  it.each([
    ['a lost answer', 'lost' as const],
    ['a fault', answer(500)],
  ])('that must not happen twice is not repeated after %s', async (_, first) => {
    const { call, sent } = clientWith([first], { repeatable: false });
    expect(await failure(call)).toMatchObject({ kind: 'failure' });
    expect(sent()).toBe(1);
  });

  it('waits here when Jira asks for a moment', async () => {
    const { call, slept } = clientWith([answer(429, {}, { 'Retry-After': '1' }), answer(200, 'fine')]);
    expect(await call()).toBe('fine');
    expect(slept).toEqual([1000]);
  });

  it('never sleeps through a long wait, nor through a quota', async () => {
    const long = clientWith([answer(429, {}, { 'Retry-After': '30' })]);
    expect(await failure(long.call)).toMatchObject({ kind: 'rate-limit', at: long.clock.now() + 30_000 });
    const quota = clientWith([
      answer(429, {}, { 'Retry-After': '1', 'RateLimit-Reason': 'jira-quota-global-based' }),
    ]);
    expect(await failure(quota.call)).toMatchObject({ kind: 'rate-limit' });
    expect([...long.slept, ...quota.slept]).toEqual([]);
  });

  it('is not sent while the quota is used up', async () => {
    const headers = { 'Retry-After': '600', 'RateLimit-Reason': 'jira-quota-tenant-based' };
    const { call, sent } = clientWith([answer(429, {}, headers), answer(200)]);
    await failure(call);
    expect(await failure(call)).toMatchObject({ kind: 'rate-limit' });
    expect(sent()).toBe(1);
  });

  it('takes an empty answer for nothing and a text that is no JSON for itself', async () => {
    expect(await clientWith([answer(204)]).call()).toBeUndefined();
    expect(await clientWith([new Response('<html>')]).call()).toBe('<html>');
    const { call } = clientWith([new Response('<html>Bad gateway</html>', { status: 400 })]);
    expect(await failure(call)).toMatchObject({ words: 'Jira gave no reason.' });
  });
});
