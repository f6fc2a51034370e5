import { TestSite } from '../../test/journeys/site';
import { BenchSite } from '../bench-site';
import { callsSince, costOf, latest } from '../ceiling/traffic';
import { GROUPS, SLOW } from '../conditions';

const DAY_SECONDS = 86_400;
/** How often the platform's schedule wakes the app. Seconds. */
const SCHEDULE = 300;
/** Invocations of one function by which the time of the others is estimated. */
const SAMPLE = 5;
/** Real time that one stretch of moved time may take. Milliseconds. */
const PATIENCE = 600_000;

/** What something costs the hour's points and the platform's bill. */
export interface Cost {
  points: number;
  invocations: number;
  /** Time of the invocations together, with the calls' time on the way. */
  milliseconds: number;
}

/** One leaver by a ticket; the account stays. */
export async function costOfLeaver(): Promise<Cost> {
  const site = await BenchSite.start();
  try {
    await site.prepare({ groups: GROUPS, action: 'keep' });
    await site.fault(SLOW);
    const before = site.invocations().length;
    const calls = await site.offboard();
    const made = site.invocations().slice(before);
    return {
      points: costOf(calls).points,
      invocations: made.length,
      milliseconds: made.reduce((sum, { durationMs }) => sum + durationMs, 0),
    };
  } finally {
    await site.close();
  }
}

/** A day on which nobody leaves: the second one, when the people and the projects of the site are known. */
export async function costOfQuietDay(people: number): Promise<Cost> {
  const held = { filtersPerPerson: 1, rolesPerProject: 2, openIssuesPerPerson: 1 };
  const site = await TestSite.start({ scale: { people, groupsPerPerson: GROUPS, projects: 20, ...held } });
  try {
    await pass(site, DAY_SECONDS);
    const before = { seq: latest(site), invocations: site.invocations() };
    await pass(site, DAY_SECONDS);
    const calls = callsSince(site, before.seq);
    const functions = site.invocationRecords().slice(before.invocations);
    await site.fault(SLOW);
    const sampled = site.invocations();
    for (const key of ['tick', 'missed', 'daily', 'weekly']) await site.control('schedule', { key });
    await pass(site, SAMPLE * SCHEDULE);
    const times = timesOf(site.invocationRecords().slice(sampled));
    return {
      points: costOf(calls).points,
      invocations: functions.length,
      milliseconds: functions.reduce(
        (sum, { functionKey, durationMs }) => sum + (times.get(functionKey) ?? durationMs),
        0,
      ),
    };
  } finally {
    await site.close();
  }
}

async function pass(site: TestSite, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += SCHEDULE) {
    await site.control('drain', { timeoutMs: PATIENCE, horizonSeconds: SCHEDULE - 1 });
    await site.advance(SCHEDULE);
  }
  await site.control('drain', { timeoutMs: PATIENCE, horizonSeconds: 0 });
}

/** How long an invocation of each function takes in the mean. Milliseconds. */
function timesOf(
  records: readonly { functionKey: string; durationMs: number }[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const { functionKey, durationMs } of records) {
    const { count, sum } = sums.get(functionKey) ?? { count: 0, sum: 0 };
    sums.set(functionKey, { count: count + 1, sum: sum + durationMs });
  }
  return new Map([...sums].map(([key, { count, sum }]) => [key, sum / count]));
}
