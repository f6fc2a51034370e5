import type { AsyncEvent } from '@forge/events';
import { startFixture, type FixtureEmulator } from './fixture-emulator';

const anyString: unknown = expect.any(String);
const anyNumber: unknown = expect.any(Number);

interface Consumed {
  event: AsyncEvent;
  startedAt: number;
  endedAt: number;
}

describe('the queue, through the unmodified package', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset(undefined));

  const push = (events: object | object[], queue = 'short') => emulator.call('push', { queue, events });
  const consumed = () => emulator.remembered('consumed') as Consumed[];

  test('delivers an event with its body, queue, job and id', async () => {
    const { jobId } = (await push({ body: { hay: 1 } })) as { jobId: string };
    await emulator.drain();
    expect(consumed().map(({ event }) => event)).toEqual([
      { body: { hay: 1 }, queueName: 'short', jobId, eventId: anyString },
    ]);
    expect(await emulator.call('job', { queue: 'short', jobId })).toEqual({
      success: 1,
      inProgress: 0,
      failed: 0,
    });
  });

  test("waits for the delay, by the emulator's clock", async () => {
    await push({ body: {}, delayInSeconds: 600 });
    emulator.clock.advance(590_000);
    await emulator.host().activity.waitUntilIdle(5000);
    expect(consumed()).toHaveLength(0);
    emulator.clock.advance(11_000);
    await emulator.host().activity.waitUntilIdle(5000);
    expect(consumed()).toHaveLength(1);
  });

  test('keeps to the concurrency of a key, and runs other events beside', async () => {
    const concurrency = { key: 'one', limit: 1 };
    const limited = { body: { sleepMs: 300, limited: true }, concurrency };
    await push([limited, limited, limited, { body: { sleepMs: 900 } }]);
    await emulator.drain();
    const runs = consumed();
    expect(runs).toHaveLength(4);
    const overlapping = (run: Consumed) =>
      runs.filter((other) => other !== run && other.startedAt < run.endedAt && run.startedAt < other.endedAt);
    // Only the event without a key can overlap with another one, and it does.
    expect(Math.max(...runs.map((run) => overlapping(run).length))).toBeGreaterThan(0);
    const limitedOnes = runs.filter(({ event }) => event.body.limited);
    for (const run of limitedOnes) {
      expect(overlapping(run).filter(({ event }) => event.body.limited)).toEqual([]);
    }
  });

  test('delivers again after the time that a returned InvocationError asks for', async () => {
    await push({ body: { then: 'retry' } });
    const start = emulator.clock.now();
    await emulator.drain();
    expect(consumed().map(({ event }) => event.retryContext?.retryCount)).toEqual([undefined, 1, 2]);
    expect(consumed().at(-1)?.event.retryContext).toMatchObject({
      retryReason: 'FUNCTION_RETRY_REQUEST',
      retryData: { attempt: 2 },
      retentionWindow: { startTime: anyString, remainingTimeMs: anyNumber },
    });
    expect(emulator.clock.now() - start).toBeGreaterThanOrEqual(240_000);
  });

  test('delivers again with a back-off after an error', async () => {
    const { jobId } = (await push({ body: { then: 'throw' } })) as { jobId: string };
    await emulator.drain();
    expect(consumed().map(({ event }) => event.retryContext?.retryCount ?? 0)).toEqual([0, 1, 2]);
    expect(await emulator.call('job', { queue: 'short', jobId })).toEqual({
      success: 1,
      inProgress: 0,
      failed: 0,
    });
  });

  test('delivers again without counting after a kill', async () => {
    emulator.order({
      target: 'storage',
      method: 'POST',
      path: '/api/v1/set',
      times: 1,
      effect: { kill: 'before' },
    });
    await push({ body: {} });
    await emulator.drain();
    expect(consumed().map(({ event }) => event.retryContext)).toMatchObject([
      { retryCount: 0, retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR' },
    ]);
  });

  test('ends a consumer after its time and delivers again', async () => {
    await push({ body: { sleepMs: 3000 } }, 'hasty');
    await emulator.host().activity.waitUntilIdle(5000);
    emulator.clock.advance(6000);
    await emulator.host().activity.waitUntilIdle(5000);
    expect(consumed()).toEqual([]);
    const ends = emulator
      .host()
      .invocations.records()
      .filter(({ functionKey }) => functionKey === 'consume-hastily');
    expect(ends.map(({ outcome }) => outcome)).toEqual(['FUNCTION_TIME_OUT', 'FUNCTION_TIME_OUT']);
  });

  test('does not deliver what was cancelled', async () => {
    const { jobId } = (await push([{ body: {} }, { body: {}, delayInSeconds: 60 }])) as { jobId: string };
    await emulator.host().activity.waitUntilIdle(5000);
    await emulator.call('job', { queue: 'short', jobId, cancel: true });
    await emulator.drain();
    expect(consumed()).toHaveLength(1);
  });

  test('refuses unknown queues, too large events, and more than 500 a minute', async () => {
    expect(await push({ body: {} }, 'unknown')).toMatchObject({ error: 'InternalServerError' });
    const large = { body: { hay: 'x'.repeat(101 * 1024) }, delayInSeconds: 900 };
    expect(await push(large, 'long')).toMatchObject({ error: 'PayloadTooBigError' });
    expect(await push(large, 'short')).toHaveProperty('jobId');
    expect(await push([large, { body: {} }], 'long')).toMatchObject({ error: 'PartialSuccessError' });
    await emulator.call('pushMany', { pushes: 9, each: 50 });
    await emulator.call('pushMany', { pushes: 1, each: 46 });
    expect(await push([{ body: {} }])).toMatchObject({ error: 'RateLimitError' });
    emulator.clock.advance(61_000);
    expect(await push([{ body: {} }])).toHaveProperty('jobId');
  });

  test('ends a chain after 1,000 pushes that descend from one invocation', () => {
    const chain = { pushes: 999 };
    const body = { queueName: 'short', jobId: 'job', payload: [{ body: {}, delayInSeconds: 900 }] };
    const fault = { latencyMs: 0, lagMs: 0, delaySeconds: 0, failedItems: 0, copies: 1 };
    const { queueWebhooks } = emulator.host();
    expect(queueWebhooks.publish(body, chain, fault).status).toBe(201);
    expect(queueWebhooks.publish(body, chain, fault).status).toBe(405);
  });

  test('counts the pushes of consumers to the chain of their first invocation', async () => {
    emulator.order({ target: 'queue', skip: 4, effect: { status: 405 } });
    await push({ body: { then: 'push' } });
    await emulator.host().activity.waitUntilIdle(10_000);
    expect(consumed().length).toBeGreaterThanOrEqual(4);
  });

  test('duplicates and delays events when a fault says so', async () => {
    emulator.order({ target: 'queue', times: 1, effect: { duplicate: true } });
    await push({ body: {} });
    await emulator.drain();
    expect(consumed()).toHaveLength(2);
    emulator.order({ target: 'queue', times: 1, effect: { delaySeconds: 300 } });
    await push({ body: {} });
    await emulator.host().activity.waitUntilIdle(5000);
    expect(consumed()).toHaveLength(2);
    await emulator.drain();
    expect(consumed()).toHaveLength(3);
  });
});
