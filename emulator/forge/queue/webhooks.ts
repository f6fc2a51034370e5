import { z } from 'zod';
import type { Clock } from '../../contract';
import type { Fault } from '../../faults';
import type { Chain } from '../invocations';
import { BACKGROUND_SECONDS, QUEUE } from '../limits';
import type { ForgeApp } from '../manifest/app';
import type { NewEvent, Queue } from './queue';

/** The bodies that `@forge/events` 3.0.8 posts: its `queries` and `types` are the source. */
const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.string().min(1),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().min(0).max(QUEUE.longestDelaySeconds).optional(),
      concurrency: z.object({ key: z.string().min(1), limit: z.number().int().min(1) }).optional(),
    }),
  ),
});
const jobRequest = z.object({ queueName: z.string(), jobId: z.string().min(1) });

const MINUTE_MS = 60_000;

/** The queue's HTTP side: `/webhook/queue/{publish,stats,cancel}/…`. */
export interface QueueWebhooks {
  /** @param fault may duplicate or delay the events */
  publish(body: unknown, chain: Chain, fault: Fault): Response;
  stats(body: unknown): Response;
  cancel(body: unknown): Response;
}

/**
 * Checks pushes against the platform's limits and answers with its statuses: 201 taken, 202 partly, 400 invalid,
 * 405 chain too long, 413 too big, 429 too many.
 */
export function createQueueWebhooks(app: ForgeApp, queue: Queue, clock: Clock): QueueWebhooks {
  let recent: { at: number; count: number }[] = [];

  const takesRate = (count: number) => {
    recent = recent.filter(({ at }) => at > clock.now() - MINUTE_MS);
    const used = recent.reduce((sum, entry) => sum + entry.count, 0);
    if (used + count > QUEUE.eventsPerMinute) return false;
    recent.push({ at: clock.now(), count });
    return true;
  };

  return {
    publish(body, chain, fault) {
      const parsed = pushRequest.safeParse(body);
      if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
      const { queueName, jobId, payload } = parsed.data;
      const consumer = app.consumers.get(queueName);
      if (!consumer) return refuse(400, `The manifest declares no consumer for the queue "${queueName}".`);
      if (payload.length === 0 || payload.length > QUEUE.eventsPerPush) {
        return refuse(400, `A push has 1 to ${String(QUEUE.eventsPerPush)} events.`);
      }
      if (bytesOf(payload) > QUEUE.bytesPerPush) {
        return tooBig(`The maximum payload size is ${String(QUEUE.bytesPerPush)} bytes.`);
      }
      if (chain.pushes >= QUEUE.chainLength) {
        return refuse(405, `One invocation may be followed by ${String(QUEUE.chainLength)} pushes.`);
      }
      if (!takesRate(payload.length)) {
        return refuse(429, `${String(QUEUE.eventsPerMinute)} events may be pushed in a minute.`);
      }
      chain.pushes += 1;

      const runsLong = (app.functions.get(consumer.functionKey)?.limitSeconds ?? 0) > BACKGROUND_SECONDS;
      const isTooBig = (event: object) => runsLong && bytesOf(event) > QUEUE.bytesPerLongRunningEvent;
      const errorMessage = `An event for a consumer that may run over ${String(BACKGROUND_SECONDS)} s has at most ${String(QUEUE.bytesPerLongRunningEvent)} bytes.`;
      const failedEvents = payload.flatMap((event, index) =>
        isTooBig(event) ? [{ index: String(index), errorMessage }] : [],
      );
      if (failedEvents.length === payload.length) return tooBig(errorMessage);

      const taken = payload
        .filter((event) => !isTooBig(event))
        .map((event): NewEvent => ({
          body: event.body,
          delaySeconds: (event.delayInSeconds ?? 0) + fault.delaySeconds,
          concurrency: event.concurrency,
        }));
      // Copies within the concurrency limit would only wait for each other: at least once may mean both at once.
      const surplus = taken.map((event) => ({ ...event, concurrency: undefined }));
      const copies = Array.from({ length: fault.copies - 1 }, () => surplus).flat();
      queue.enqueue(queueName, jobId, [...taken, ...copies], chain);
      return failedEvents.length > 0
        ? Response.json({ failedEvents }, { status: 202 })
        : new Response('{}', { status: 201 });
    },
    stats(body) {
      const parsed = jobRequest.safeParse(body);
      const stats = parsed.success ? queue.stats(parsed.data.jobId) : undefined;
      return stats ? Response.json(stats) : refuse(404, 'There is no such job.');
    },
    cancel(body) {
      const parsed = jobRequest.safeParse(body);
      const isCancelled = parsed.success && queue.cancel(parsed.data.jobId);
      return isCancelled ? new Response(null, { status: 204 }) : refuse(404, 'There is no such job.');
    },
  };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function refuse(status: number, message: string): Response {
  return Response.json({ code: status, message }, { status });
}

function tooBig(errorMessage: string): Response {
  return Response.json({ errorMessage }, { status: 413 });
}
