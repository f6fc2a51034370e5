import type { APIResponse } from '@forge/api';
import { AtlassianRefusal, type AtlassianCall } from '../../src/atlassian/call';
import { createAtlassianClient } from '../../src/atlassian/client';
import { createEgressPace } from '../../src/atlassian/pace';
import { createSecretMask } from '../../src/offboarding/secrets';
import { TryLater } from '../../src/offboarding/later';
import { manualTime } from '../jira/manual-time';

const KEY = 'a-secret-key-of-an-organisation';
const secrets = createSecretMask();
secrets.learn(KEY);
const mask = (text: string) => Promise.resolve(secrets.mask(text));

const answer = (status: number, body?: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers });

/** A client whose answers are given one after the other; the last one stays. */
function clientWith(
  answers: (APIResponse | 'lost')[],
  changes: Partial<AtlassianCall<unknown>> = {},
  beforeWrite?: () => Promise<void>,
) {
  const { clock, sleep, slept, advance } = manualTime();
  let sent = 0;
  const client = createAtlassianClient(
    {
      fetch: () => Promise.reject(new Error('sent by the call')),
      pace: createEgressPace(clock),
      clock,
      sleep,
      mask,
      beforeWrite,
    },
    KEY,
  );
  const call = (): Promise<unknown> =>
    client.call({
      operation: 'POST users/{id}/suspend',
      repeatable: true,
      send: () => {
        const next = answers[Math.min(sent++, answers.length - 1)];
        if (next === undefined) throw new Error('There was no answer left.');
        return next === 'lost' ? Promise.reject(new Error('socket hang up')) : Promise.resolve(next);
      },
      parse: (body) => body,
      ...changes,
    });
  return { call, slept, clock, advance, sent: () => sent };
}

const failure = (call: () => Promise<unknown>): Promise<unknown> =>
  call().then(
    () => 'no failure',
    (error: unknown) => error,
  );

describe('a request to the organisation', () => {
  it('that changes something is not sent while everything is held, and what only reads is', async () => {
    const held = new TryLater(0, 'an administrator stopped everything', 'held');
    const stop = () => Promise.reject(held);
    const write = clientWith([answer(204)], {}, stop);
    expect(await failure(write.call)).toBe(held);
    expect(write.sent()).toBe(0);
    const read = clientWith([answer(200, {})], { operation: 'POST users/search' }, stop);
    expect(await read.call()).toEqual({});
  });

  it.each([
    [401, { code: 401, message: 'Unauthorized' }, 'key-not-accepted'],
    [403, { errors: [{ detail: 'This operation needs manage:org.' }] }, 'key-with-scopes'],
    [403, { key: 'forbidden' }, 'key-without-right'],
    [403, { key: 'forbidden.targetUnverified' }, 'not-managed'],
    [
      403,
      { key: 'forbidden.action', context: { allowed: false, reason: { key: 'externalDirectory.scim' } } },
      'identity-provider',
    ],
    [
      403,
      { key: 'forbidden.action', context: { allowed: false, reason: { key: 'administrative.notMyself' } } },
      'own-account',
    ],
    [
      404,
      { errors: [{ code: 'ADMIN-404-2', detail: 'No such organisation.' }] },
      'key-of-other-organisation',
    ],
    [404, { key: 'accountNotFound' }, 'not-found'],
    [409, { key: 'conflict.lifecycleErrors', context: { errorCodes: [{ code: 'linked' }] } }, undefined],
  ] as const)('that is refused with %p %j is not repeated, and says why', async (status, body, reason) => {
    const { call, sent } = clientWith([answer(status, body)]);
    expect(await failure(call)).toMatchObject({ status, reason });
    expect(sent()).toBe(1);
  });

  it('never repeats its key in the words of a refusal', async () => {
    const { call } = clientWith([answer(400, { message: `What is ${KEY}?` })]);
    const error = await failure(call);
    expect(error).toBeInstanceOf(AtlassianRefusal);
    expect(JSON.stringify(error) + String(error)).not.toContain(KEY);
  });

  it.each([
    ['a moment', (now: number) => new Date(now + 20_000).toISOString()],
    ['epoch seconds', (now: number) => String((now + 20_000) / 1000)],
    ['seconds', () => '20'],
  ])('waits until the reset that a limit names as %s', async (_form, reset) => {
    const { clock } = manualTime(1_800_000_000_000);
    const now = clock.now();
    const later = createAtlassianClient(
      {
        fetch: () => Promise.resolve(answer(429, undefined, { 'X-RateLimit-Reset': reset(now) })),
        pace: createEgressPace(clock),
        clock,
        sleep: () => Promise.resolve(),
        mask,
      },
      KEY,
    ).call({
      operation: 'GET orgs',
      repeatable: true,
      send: () => Promise.resolve(answer(429, undefined, { 'X-RateLimit-Reset': reset(now) })),
      parse: (body) => body,
    });
    expect(await failure(() => later)).toMatchObject({ at: now + 20_000, kind: 'rate-limit' });
  });

  it('asks nothing more while a limit lasts', async () => {
    const { call, sent, advance } = clientWith([
      answer(429, undefined, { 'X-RateLimit-Reset': '30' }),
      answer(200),
    ]);
    expect(await failure(call)).toBeInstanceOf(TryLater);
    expect(await failure(call)).toBeInstanceOf(TryLater);
    expect(sent()).toBe(1);
    advance(31_000);
    await call();
    expect(sent()).toBe(2);
  });

  it('starts no more than 100 times a minute', async () => {
    const { call, sent, advance } = clientWith([answer(200)]);
    for (let index = 0; index < 100; index += 1) await call();
    expect(await failure(call)).toMatchObject({ kind: 'rate-limit' });
    expect(sent()).toBe(100);
    advance(61_000);
    await call();
    expect(sent()).toBe(101);
  });

  it('repeats what may be repeated after a lost answer, and says of a refusal then that it is in doubt', async () => {
    const { call, sent } = clientWith(['lost', answer(404, { key: 'accountNotFound' })]);
    expect(await failure(call)).toMatchObject({ inDoubt: true });
    expect(sent()).toBe(2);
  });

  it('never repeats blindly what may not be', async () => {
    const { call, sent } = clientWith(['lost', answer(200)], { repeatable: false });
    expect(await failure(call)).toBeInstanceOf(TryLater);
    expect(sent()).toBe(1);
  });
});
