import type { Clock } from './contract';
import type { Host } from './forge/host';

/** More ended invocations than that nobody reads on a page. */
const ENDED_SHOWN = 20;

function moment(time: number): string {
  return new Date(time).toISOString();
}

/** The body of `GET /_emulator/host`: what waits, runs and has ended, for the browser shell. */
export function describeHost({ queue, schedules, invocations }: Host, clock: Clock) {
  return {
    clock: moment(clock.now()),
    queue: queue
      .waiting()
      .map(({ queueName, dueAt, failures }) => ({ queue: queueName, dueAt: moment(dueAt), failures })),
    schedules: schedules
      .next()
      .map(({ key, interval, nextAt }) => ({ key, interval, nextAt: moment(nextAt) })),
    running: invocations.running().map(({ id, functionKey }) => ({ id, functionKey })),
    ended: invocations
      .records()
      .slice(-ENDED_SHOWN)
      .reverse()
      .map(({ id, functionKey, at, durationMs, outcome }) => ({ id, functionKey, at, durationMs, outcome })),
  };
}
