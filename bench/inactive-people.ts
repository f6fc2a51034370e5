import { z } from 'zod';
import { OPERATOR, TestSite } from '../test/journeys/site';
import { CYCLE_DAYS, makeSteady, type Workers } from './inactive-seed';
import type { Benchmark, Section } from './report';

const PEOPLE = 100_000;
const DAYS = 30;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Real milliseconds of one wait; a slow machine needs several for a day of 100,000 people. */
const PATIENCE = 120_000;
/** What reading everybody once costs: a page of 1,000 users costs 2,001 points (facts, "Rate limits"). */
const EVERYBODY = 200_100;
const SHARE = 25;
const MOST_POINTS = Math.floor(EVERYBODY / SHARE);
const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 256;
const MOST_STORAGE_CALLS = 5;
/** Units a minute (facts, "KVS rate"). */
const MOST_UNITS = 4_000;
const PROJECT = 'P010';
/** Below Jira's burst limit of an endpoint. */
const ISSUES_A_SECOND = 90;
const WORKER = 'run-people';

const callSchema = z.object({
  seq: z.number(),
  at: z.string(),
  invocation: z.string(),
  kind: z.enum(['jira', 'storage', 'queue', 'egress']),
  path: z.string(),
  points: z.number(),
  readUnits: z.number().default(0),
  writeUnits: z.number().default(0),
});
type Call = z.infer<typeof callSchema>;

interface Costs {
  name: string;
  points: number;
  jiraCalls: number;
  storageCalls: number;
  readUnits: number;
  writeUnits: number;
  /** Read or written in the busiest minute. */
  unitsAMinute: number;
}

interface Learning extends Costs {
  hours: number;
  mostPointsAnHour: number;
}

/** What it costs to know who of 100,000 people is inactive, day after day. */
export const inactivePeople: Benchmark = {
  name: 'inactive-people',
  run: async () => {
    const site = await TestSite.start({
      scale: {
        people: PEOPLE,
        groupsPerPerson: 1,
        projects: 20,
        filtersPerPerson: 0,
        rolesPerProject: 0,
        openIssuesPerPerson: 0,
      },
    });
    try {
      const learning = await learn(site);
      const workers = await makeSteady(site.emulator.host(), site.now(), () => site.advance(60));
      const days: Costs[] = [];
      for (let day = 1; day <= DAYS; day += 1) days.push(await passDay(site, workers, day));
      const pages = [
        await openPage(site, 'figures', 'getInactive', {}),
        await openPage(site, 'first page of the list', 'listInactive', { page: 0 }),
        await openPage(site, 'hundredth page of the list', 'listInactive', { page: 100 }),
      ];
      const records = site.invocationRecords().filter(({ functionKey }) => functionKey === WORKER);
      const peak = Math.max(...records.map(({ peakBytes }) => peakBytes)) / MEGABYTE;
      return section(learning, days, pages, peak);
    } finally {
      await site.close();
    }
  },
};

/** Reads all memberships hour by hour; Jira's history stays closed until that is done. */
async function learn(site: TestSite): Promise<Learning> {
  const quota = { 'Retry-After': '3600', 'RateLimit-Reason': 'jira-quota-tenant-based' };
  await site.fault([{ target: 'jira', path: 'search/jql', effect: { status: 429, headers: quota } }]);
  const { calls, hours } = await learnByHours(site);
  await site.clearFaults();
  await site.fault([{ target: 'event', path: 'avi:jira', effect: { drop: 'before' } }]);
  const mostPointsAnHour = most(calls, 'yyyy-MM-ddTHH'.length, ({ points }) => points);
  return { ...costsOf('learning, once', calls), hours, mostPointsAnHour };
}

async function learnByHours(site: TestSite): Promise<{ calls: Call[]; hours: number }> {
  const since = await lastSeq(site);
  await site.control('schedule', { key: 'daily' });
  for (let hours = 1; ; hours += 1) {
    await settle(site);
    const { progress } = z
      .object({ progress: z.string() })
      .parse(await site.call('operator', 'getInactive', {}, OPERATOR));
    if (progress === 'looking') return { calls: workOf(site, await callsSince(site, since)), hours };
    // The hourly schedule fires by itself.
    await site.advance(HOUR / 1000);
  }
}

/** Lets everything happen that is due; what takes too many units for one minute goes on in the next. */
async function settle(site: TestSite): Promise<void> {
  let isIdle = false;
  while (!isIdle) isIdle = (await site.control('drain', { timeoutMs: PATIENCE }))['idle'] === true;
}

/** Those who come due and work do something on the day before; then the day passes. None of it is seen by a trigger. */
async function passDay(site: TestSite, workers: Workers, number: number): Promise<Costs> {
  const next = new Date(site.now() + DAY).toISOString().slice(0, 10);
  const working = workers.get(next) ?? [];
  for (let from = 0; from < working.length; from += ISSUES_A_SECOND) {
    const some = working.slice(from, from + ISSUES_A_SECOND);
    await Promise.all(some.map((accountId) => createIssue(site, accountId)));
    await site.advance(1);
  }
  const since = await lastSeq(site);
  await site.advance(DAY / 1000);
  // The daily schedule is due now, and fires by itself.
  await settle(site);
  return costsOf(String(number), workOf(site, await callsSince(site, since)));
}

/** The calls of what learns about people; other schedules run as well. */
function workOf(site: TestSite, calls: readonly Call[]): Call[] {
  const own = new Set(
    site
      .invocationRecords()
      .filter(({ functionKey }) => functionKey === WORKER)
      .map(({ id }) => id),
  );
  return calls.filter(({ invocation }) => own.has(invocation));
}

async function createIssue(site: TestSite, accountId: string): Promise<void> {
  const fields = { project: { key: PROJECT }, issuetype: { name: 'Task' }, summary: 'Work' };
  const request = new Request('http://localhost/rest/api/3/issue', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields }),
  });
  const { response } = await site.emulator.host().site.jira(request, { kind: 'person', accountId });
  if (!response.ok) throw new Error(`No issue was made: ${await response.text()}`);
}

async function openPage(site: TestSite, name: string, functionKey: string, payload: object) {
  const since = await lastSeq(site);
  await site.call('operator', functionKey, payload, OPERATOR);
  const storage = (await callsSince(site, since)).filter(({ kind }) => kind === 'storage');
  return { name, storage: storage.length };
}

async function callsSince(site: TestSite, since: number): Promise<Call[]> {
  const address = `${site.url}/_emulator/requests?since=${String(since)}&kinds=jira,storage`;
  return z.object({ requests: z.array(callSchema) }).parse(await (await fetch(address)).json()).requests;
}

const lastSeq = async (site: TestSite): Promise<number> =>
  (await site.requests('jira,storage')).at(-1)?.seq ?? 0;

/** The most of something in one hour or minute. @param length of the part of a moment that stands for it */
function most(calls: readonly Call[], length: number, value: (call: Call) => number): number {
  const sums = new Map<string, number>();
  for (const call of calls) {
    const part = call.at.slice(0, length);
    sums.set(part, (sums.get(part) ?? 0) + value(call));
  }
  return Math.max(0, ...sums.values());
}

const pointsOf = (calls: readonly Call[]): number => calls.reduce((sum, { points }) => sum + points, 0);

function costsOf(name: string, calls: readonly Call[]): Costs {
  const storage = calls.filter(({ kind }) => kind === 'storage');
  const minute = 'yyyy-MM-ddTHH:mm'.length;
  return {
    name,
    points: pointsOf(calls),
    jiraCalls: calls.filter(({ kind }) => kind === 'jira').length,
    storageCalls: storage.length,
    readUnits: storage.reduce((sum, { readUnits }) => sum + readUnits, 0),
    writeUnits: storage.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
    unitsAMinute: Math.max(
      most(storage, minute, ({ readUnits }) => readUnits),
      most(storage, minute, ({ writeUnits }) => writeUnits),
    ),
  };
}

function section(
  learning: Learning,
  days: readonly Costs[],
  pages: readonly { name: string; storage: number }[],
  peak: number,
): Section {
  const mean = (value: (costs: Costs) => number): number =>
    Math.round(days.reduce((sum, costs) => sum + value(costs), 0) / days.length);
  const highest = (value: (costs: Costs) => number): number => Math.max(...days.map(value));
  const row = (name: string, of: (value: (costs: Costs) => number) => number) => [
    name,
    ...VALUES.map((value) => of(value)),
  ];
  const points = mean((costs) => costs.points);
  return {
    title: 'Inactive people: 100,000 people, threshold 90 days',
    content: [
      `Nine of ten people work, and are asked about again after ${String(CYCLE_DAYS)} days; one of thirty of those who come due has stopped. No event is delivered, so that everything costs a request: on a site whose events arrive nearly every look is spared. Reading everybody every day costs ${EVERYBODY.toLocaleString('en')} points, this ${points.toLocaleString('en')}: 1/${String(Math.round(EVERYBODY / points))}, and at most 1/${String(SHARE)} is wanted (${MOST_POINTS.toLocaleString('en')}). The reconciliation of all memberships within 60 days is in every day.`,
      {
        head: ['', 'points', 'Jira calls', 'storage calls', 'read units', 'write units', 'units in a minute'],
        rows: [
          row(`mean of ${String(DAYS)} days`, mean),
          row('busiest day', highest),
          row('learning, once', (value) => value(learning)),
        ],
      },
      `The memberships are learned within ${String(learning.hours)} hours, with at most ${learning.mostPointsAnHour.toLocaleString('en')} points in one of them. No invocation held more than ${String(Math.round(peak))} MB.`,
      {
        head: ['page', 'storage calls', 'limit'],
        rows: pages.map(({ name, storage }) => [name, storage, MOST_STORAGE_CALLS]),
      },
    ],
    misses: [
      ...(points > MOST_POINTS ? [`A day costs ${String(points)} points.`] : []),
      ...(peak >= MOST_MEGABYTES ? [`An invocation held ${String(Math.round(peak))} MB.`] : []),
      ...pages
        .filter(({ storage }) => storage > MOST_STORAGE_CALLS)
        .map(({ name, storage }) => `${name}: ${String(storage)} storage calls.`),
      ...[learning, ...days]
        .filter(({ unitsAMinute }) => unitsAMinute > MOST_UNITS)
        .map(({ name, unitsAMinute }) => `${name}: ${String(unitsAMinute)} units in a minute.`),
    ],
  };
}

const VALUES: readonly ((costs: Costs) => number)[] = [
  ({ points }) => points,
  ({ jiraCalls }) => jiraCalls,
  ({ storageCalls }) => storageCalls,
  ({ readUnits }) => readUnits,
  ({ writeUnits }) => writeUnits,
  ({ unitsAMinute }) => unitsAMinute,
];
