import { z } from 'zod';
import { COLLEAGUE, FIELDS, TestSite } from '../test/journeys/site';
import { BUSY_LEAVER, siteWith, type Load } from './hand-over-seed';
import type { Benchmark, Section, Table } from './report';

const TICKET = 'IT-4';
const USUAL: Load = {
  groups: 12,
  issues: 400,
  projects: 6,
  led: 2,
  components: 5,
  filters: 20,
  dashboards: 4,
};
const LARGE: Load = {
  groups: 500,
  issues: 10_000,
  projects: 6,
  led: 2,
  components: 5,
  filters: 300,
  dashboards: 60,
};
/** How much more than the smallest number possible it may be. */
const MOST_TIMES = 1.15;
const MOST_MEGABYTES = 256;
const MOST_KIBIBYTES = 200;
const MEGABYTE = 1024 * 1024;
const KIBIBYTE = 1024;

/** What a call is for, and of how many of them no hand-over that is read back can do without. */
const NAMES: readonly { method: string; path: RegExp; name: string; fewest: (load: Load) => number }[] = [
  { method: 'GET', path: /\/issue\/\w+\?/, name: 'GET issue: the ticket', fewest: () => 1 },
  { method: 'GET', path: /\/applicationrole/, name: 'GET applicationrole', fewest: () => 0 },
  { method: 'POST', path: /\/permissions\/check/, name: 'POST permissions/check', fewest: () => 1 },
  { method: 'GET', path: /\/user\?/, name: 'GET user, before and after', fewest: () => 2 },
  { method: 'POST', path: /\/search\/jql/, name: 'POST search/jql, before and after', fewest: pagesOf },
  { method: 'GET', path: /\/filter\/search/, name: 'GET filter/search, before and after', fewest: () => 2 },
  {
    method: 'GET',
    path: /\/dashboard\/search/,
    name: 'GET dashboard/search, before and after',
    fewest: () => 2,
  },
  { method: 'GET', path: /\/project\/search/, name: 'GET project/search, before and after', fewest: () => 2 },
  { method: 'GET', path: /\/component\?/, name: 'GET component, before and after', fewest: () => 2 },
  {
    method: 'GET',
    path: /\/project\/\w+\/role\//,
    name: 'GET project/role, one for each role; after as well',
    fewest: ({ projects }) => projects + 1,
  },
  { method: 'PUT', path: /\/project\/\w+$/, name: 'PUT project', fewest: ({ led }) => led },
  { method: 'PUT', path: /\/component\//, name: 'PUT component', fewest: ({ components }) => components },
  { method: 'PUT', path: /\/filter\/\w+\/owner/, name: 'PUT filter/owner', fewest: ({ filters }) => filters },
  {
    method: 'PUT',
    path: /\/dashboard\/bulk\/edit/,
    name: 'PUT dashboard/bulk/edit',
    fewest: ({ dashboards }) => Math.ceil(dashboards / 100),
  },
  {
    method: 'POST',
    path: /\/bulk\/issues\/fields/,
    name: 'POST bulk/issues/fields',
    fewest: ({ issues }) => Math.ceil(issues / 1000),
  },
  {
    method: 'DELETE',
    path: /\/project\/\w+\/role\//,
    name: 'DELETE project/role',
    fewest: ({ projects }) => projects,
  },
  { method: 'DELETE', path: /\/group\/user/, name: 'DELETE group/user', fewest: ({ groups }) => groups },
  { method: 'POST', path: /\/group\/user/, name: 'POST group/user', fewest: () => 1 },
  { method: 'POST', path: /\/comment/, name: 'POST comment: digest and report', fewest: () => 2 },
  { method: 'PUT', path: /\/properties\//, name: 'PUT issue property', fewest: () => 1 },
];

const callSchema = z.object({ method: z.string(), path: z.string(), points: z.number() });
type Call = z.infer<typeof callSchema>;

function pagesOf({ issues }: Load): number {
  return Math.ceil(issues / 5000) + 1;
}

/** Calls and points of a hand-over beside the smallest number, and one of ten thousand issues. */
export const handOver: Benchmark = {
  name: 'hand-over',
  run: async () => {
    const usual = await measure(USUAL);
    const large = await measure(LARGE);
    return section(usual, large);
  },
};

interface Measured {
  load: Load;
  calls: Call[];
  polls: number;
  pollPoints: number;
  workers: number;
  megabytes: number;
  largestValue: { key: string; kibibytes: number };
  minutes: number;
}

async function measure(load: Load): Promise<Measured> {
  const site = await TestSite.start(siteWith(load));
  try {
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep' } }));
    await site.setFields(TICKET, {
      [FIELDS.leaver]: { accountId: await site.accountId(BUSY_LEAVER) },
      [FIELDS.successor]: { accountId: await site.accountId(COLLEAGUE) },
    });
    await site.drain();
    const callsBefore = (await callsOf(site)).length;
    const invocationsBefore = site.invocationRecords().length;
    const from = site.now();
    await site.resolve(TICKET);
    const made = (await callsOf(site)).slice(callsBefore);
    const [run] = await site.runs();
    if (run?.status !== 'completed' || run.outstanding.length > 0) {
      throw new Error(`The run is ${run?.status ?? 'missing'}: ${run?.outstanding.join(' ') ?? ''}`);
    }
    const calls = made.filter(({ path }) => !path.includes('/bulk/queue/'));
    const polls = made.filter(({ path }) => path.includes('/bulk/queue/'));
    const records = site.invocationRecords().slice(invocationsBefore);
    return {
      load,
      calls,
      polls: polls.length,
      pollPoints: pointsOf(polls),
      workers: records.filter(({ functionKey }) => functionKey === 'run-worker').length,
      megabytes: Math.max(...records.map(({ peakBytes }) => peakBytes)) / MEGABYTE,
      largestValue: await largestValue(site),
      minutes: (site.now() - from) / 60_000,
    };
  } finally {
    await site.close();
  }
}

async function callsOf(site: TestSite): Promise<Call[]> {
  const response = await fetch(`${site.url}/_emulator/requests?kinds=jira`);
  return z.object({ requests: z.array(callSchema) }).parse(await response.json()).requests;
}

async function largestValue(site: TestSite): Promise<Measured['largestValue']> {
  const response = await fetch(`${site.url}/_emulator/storage`);
  const { keys, entities } = z
    .object({
      keys: z.record(z.string(), z.unknown()),
      entities: z.record(z.string(), z.record(z.string(), z.unknown())),
    })
    .parse(await response.json());
  const all = [...Object.entries(keys), ...Object.values(entities).flatMap((rows) => Object.entries(rows))];
  return all
    .map(([key, value]) => ({
      key: key.split(':')[0] ?? key,
      kibibytes: Math.round(Buffer.byteLength(JSON.stringify(value)) / KIBIBYTE),
    }))
    .reduce((one, other) => (other.kibibytes > one.kibibytes ? other : one));
}

const pointsOf = (calls: readonly Call[]): number => calls.reduce((sum, { points }) => sum + points, 0);

/** Each kind of call with how many were made and how many are needed; points of those that are needed are their mean. */
function rowsOf({ calls, load }: Measured) {
  const unnamed = calls.filter((call) => !NAMES.some((named) => isOf(call, named)));
  if (unnamed.length > 0) {
    throw new Error(
      `A call that nobody has given a reason for: ${unnamed[0]?.method ?? ''} ${unnamed[0]?.path ?? ''}`,
    );
  }
  return NAMES.map((named) => {
    const own = calls.filter((call) => named === NAMES.find((one) => isOf(call, one)));
    const fewest = named.fewest(load);
    const dearest = own.map(({ points }) => points).sort((left, right) => right - left);
    return {
      name: named.name,
      calls: own.length,
      fewest,
      points: pointsOf(own),
      fewestPoints: dearest.slice(0, fewest).reduce((sum, points) => sum + points, 0),
    };
  });
}

const isOf = ({ method, path }: Call, named: { method: string; path: RegExp }): boolean =>
  named.method === method && named.path.test(path);

function section(usual: Measured, large: Measured): Section {
  const rows = rowsOf(usual);
  const sum = (field: 'calls' | 'fewest' | 'points' | 'fewestPoints') =>
    rows.reduce((total, row) => total + row[field], 0);
  const times = (made: number, fewest: number) => Math.round((100 * made) / fewest) / 100;
  const calls = times(sum('calls'), sum('fewest'));
  const points = times(sum('points'), sum('fewestPoints'));
  return {
    title: 'Handing work over',
    content: [
      `A leaver with ${inWords(USUAL)}, one successor, the account kept. "Fewest" is what inventory, one write for each change or bulk, and one read of each kind to verify take.`,
      {
        head: ['call', 'calls', 'fewest', 'points', 'points of the fewest'],
        rows: [
          ...rows.map((row) => [row.name, row.calls, row.fewest, row.points, row.fewestPoints]),
          ['all', sum('calls'), sum('fewest'), sum('points'), sum('fewestPoints')],
        ],
      },
      `Calls ${String(calls)} times the fewest, points ${String(points)} times; the limit is ${String(MOST_TIMES)}. Apart from that ${String(usual.polls)} looks at the bulk task, ${String(usual.pollPoints)} points.`,
      `The same with ${inWords(LARGE)}:`,
      volume(large),
    ],
    misses: [
      calls > MOST_TIMES && `${String(calls)} times the fewest calls is more than ${String(MOST_TIMES)}.`,
      points > MOST_TIMES && `${String(points)} times the fewest points is more than ${String(MOST_TIMES)}.`,
      large.megabytes >= MOST_MEGABYTES && `An invocation passes ${String(MOST_MEGABYTES)} MB.`,
      large.largestValue.kibibytes >= MOST_KIBIBYTES &&
        `A value under ${large.largestValue.key} passes ${String(MOST_KIBIBYTES)} KiB.`,
      large.workers < 2 && 'The run did not go on in a second invocation.',
    ].filter((miss) => miss !== false),
  };
}

const inWords = ({ groups, issues, projects, led, components, filters, dashboards }: Load): string =>
  `${String(groups)} groups, ${String(issues)} open issues in ${String(projects)} of 20 projects with 4 roles each, ${String(led)} led projects, ${String(components)} components, ${String(filters)} filters and ${String(dashboards)} dashboards`;

function volume({ calls, polls, workers, megabytes, largestValue: largest, minutes }: Measured): Table {
  return {
    head: ['what', 'measured', 'limit'],
    rows: [
      ['calls', String(calls.length), ''],
      ['points', String(pointsOf(calls)), ''],
      ['looks at bulk tasks', String(polls), ''],
      ['invocations of the worker', String(workers), 'more than 1'],
      ['peak MB of an invocation', String(Math.round(megabytes)), String(MOST_MEGABYTES)],
      [`largest value (${largest.key}), KiB`, String(largest.kibibytes), String(MOST_KIBIBYTES)],
      ['minutes by the clock of the site', minutes.toFixed(1), ''],
    ],
  };
}
