import type { Clock } from '../contract';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import type { ForgeApp, Schedule } from './manifest/app';

const INTERVAL_MS: Record<Schedule['interval'], number> = {
  fiveMinute: 300_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

export interface Schedules {
  /** Fires one now, by its module key. @returns the end of its run, or undefined when there is no such schedule */
  fire(key: string): Promise<void> | undefined;
  /** When each fires next, in epoch milliseconds. */
  next(): { key: string; interval: Schedule['interval']; nextAt: number }[];
  clear(): void;
}

/**
 * Fires the scheduled triggers as the clock passes their times. A clock that jumps over several periods fires
 * each once. Nothing is retried.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 */
export function createSchedules(options: {
  app: ForgeApp;
  installation: Installation;
  cloudId: string;
  clock: Clock;
  invocations: Invocations;
  report: (error: unknown) => void;
}): Schedules {
  const { clock } = options;
  const cancels = new Map<string, () => void>();
  const planned = new Map<string, number>();

  const run = async ({ key, functionKey }: Schedule): Promise<void> => {
    await options.invocations.run({
      functionKey,
      moduleKey: key,
      args: [
        { context: { cloudId: options.cloudId, moduleKey: key }, contextToken: `emulated-${key}` },
        options.installation.handlerContext(undefined),
      ],
    });
  };

  const plan = (schedule: Schedule, lastDue: number): void => {
    const interval = INTERVAL_MS[schedule.interval];
    const missed = Math.max(0, Math.floor((clock.now() - lastDue) / interval));
    const dueAt = lastDue + (missed + 1) * interval;
    planned.set(schedule.key, dueAt);
    cancels.set(
      schedule.key,
      clock.at(dueAt, () => {
        plan(schedule, dueAt);
        run(schedule).catch(options.report);
      }),
    );
  };

  for (const schedule of options.app.schedules) plan(schedule, clock.now());
  return {
    fire(key) {
      const schedule = options.app.schedules.find((candidate) => candidate.key === key);
      return schedule && run(schedule);
    },
    next: () =>
      options.app.schedules.map(({ key, interval }) => ({
        key,
        interval,
        nextAt: planned.get(key) ?? clock.now(),
      })),
    clear() {
      for (const cancel of cancels.values()) cancel();
    },
  };
}
