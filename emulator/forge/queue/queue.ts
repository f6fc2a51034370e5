import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract';
import type { Activity } from '../activity';
import { createDueList } from '../due-list';
import type { Chain, Invocations } from '../invocations';
import { QUEUE } from '../limits';
import type { ForgeApp } from '../manifest/app';
import { backOffSeconds, judge, type RetryContext } from '../retries';
import type { Installation } from '../installation';
import { createConcurrency, type Concurrency } from './concurrency';
import { createJobs, type JobStats } from './jobs';

/** An event that the queue has taken. */
interface QueuedEvent {
  eventId: string;
  jobId: string;
  queueName: string;
  body: object;
  concurrency: Concurrency | undefined;
  chain: Chain;
  enqueuedAt: number;
  retry: RetryContext | undefined;
  /** Deliveries that failed, for the back-off. */
  failures: number;
}

export interface NewEvent {
  body: object;
  delaySeconds: number;
  concurrency: Concurrency | undefined;
}

export interface Queue {
  /** Takes events for delivery. Their validity was checked before. */
  enqueue(queueName: string, jobId: string, events: readonly NewEvent[], chain: Chain): void;
  /** Undefined when there is no such job. */
  stats(jobId: string): JobStats | undefined;
  /** @returns whether there is such a job */
  cancel(jobId: string): boolean;
  nextDue(): number | undefined;
  /** What waits for its time, first due first. */
  waiting(): WaitingEvent[];
  clear(): void;
}

/** An event that waits, as the browser shell shows it. Times are epoch milliseconds. */
export interface WaitingEvent {
  queueName: string;
  dueAt: number;
  failures: number;
}

/**
 * Delivers events to the consumers: at least once, in no promised order.
 * Source: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export function createQueue(options: {
  app: ForgeApp;
  installation: Installation;
  clock: Clock;
  activity: Activity;
  invocations: Invocations;
  report: (error: unknown) => void;
}): Queue {
  const { clock } = options;
  const due = createDueList(clock, options.activity, options.report);
  const slots = createConcurrency();
  const jobs = createJobs();
  const waiting = new Map<QueuedEvent, number>();

  const wait = (event: QueuedEvent, dueAt: number): void => {
    waiting.set(event, dueAt);
    due.add(dueAt, () => {
      waiting.delete(event);
      return deliver(event);
    });
  };

  const deliver = async (event: QueuedEvent): Promise<void> => {
    const consumer = options.app.consumers.get(event.queueName);
    if (!consumer || jobs.isCancelled(event.jobId)) return;
    const release = slots.take(event.concurrency, () => {
      options.activity.track(() => deliver(event)).catch(options.report);
    });
    if (!release) return;
    try {
      const outcome = await options.invocations.run({
        functionKey: consumer.functionKey,
        moduleKey: consumer.key,
        args: [asyncEvent(event, clock), options.installation.handlerContext(undefined)],
        chain: event.chain,
      });
      settle(event, judge(outcome));
    } finally {
      release();
    }
  };

  const settle = (event: QueuedEvent, verdict: ReturnType<typeof judge>) => {
    if (verdict.kind === 'done') {
      jobs.end(event.jobId, 'success');
      return;
    }
    const count = event.retry?.retryCount ?? 0;
    const failures = verdict.kind === 'asked' ? 0 : event.failures + 1;
    const afterSeconds = verdict.kind === 'asked' ? verdict.afterSeconds : backOffSeconds(failures);
    const data = verdict.kind === 'asked' ? verdict.data : undefined;
    // Platform errors do not increment the count: async-events-api/#retrycontext-reference
    const retryCount = verdict.kind === 'failed' && verdict.platform ? count : count + 1;
    const again: QueuedEvent = {
      ...event,
      failures,
      retry: { retryCount, retryReason: verdict.reason, ...(data && { retryData: data }) },
    };
    const dueAt = clock.now() + afterSeconds * 1000;
    if (dueAt > event.enqueuedAt + QUEUE.retentionMs) jobs.end(event.jobId, 'failed');
    else wait(again, dueAt);
  };

  return {
    enqueue(queueName, jobId, events, chain) {
      jobs.add(jobId, events.length);
      for (const { body, delaySeconds, concurrency } of events) {
        const event: QueuedEvent = {
          eventId: randomUUID(),
          jobId,
          queueName,
          body,
          concurrency,
          chain,
          enqueuedAt: clock.now(),
          retry: undefined,
          failures: 0,
        };
        wait(event, clock.now() + delaySeconds * 1000);
      }
    },
    stats: (jobId) => jobs.stats(jobId),
    cancel: (jobId) => jobs.cancel(jobId),
    nextDue: () => due.nextDue(),
    waiting: () =>
      [...waiting]
        .map(([{ queueName, failures }, dueAt]) => ({ queueName, failures, dueAt }))
        .sort((one, other) => one.dueAt - other.dueAt),
    clear() {
      due.clear();
      waiting.clear();
      slots.clear();
    },
  };
}

/** The first argument of a consumer. */
function asyncEvent(event: QueuedEvent, clock: Clock): object {
  const { body, queueName, jobId, eventId, retry, enqueuedAt } = event;
  const retentionWindow = {
    startTime: new Date(enqueuedAt).toISOString(),
    remainingTimeMs: enqueuedAt + QUEUE.retentionMs - clock.now(),
  };
  return { body, queueName, jobId, eventId, ...(retry && { retryContext: { ...retry, retentionWindow } }) };
}
