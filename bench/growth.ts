import type { RunFilter } from '../src/contract/runs';
import { CONTRACTOR, LEAVER, OPERATOR, TestSite } from '../test/journeys/site';
import { call, offboard } from '../test/pages/calls';
import { callsSince, costOf, latest } from './ceiling/traffic';
import type { Benchmark, Section } from './report';
import { storeCopies } from './stored-runs';

const STORED = [10, 1_000, 100_000];
/** Pages of the list and of a filter are full from here on. */
const FULL_PAGES = 1_000;
/** Runs are kept for ever; so many within a year are a very large site's. Milliseconds. */
const KEPT = 365 * 86_400_000;
/** As many as fit into what a minute may write. */
const AT_A_TIME = 2_000;
const MINUTE_SECONDS = 60;
const LATER_PAGE = 10;
/** A busy worker looks for others four times a second, by the machine's own time: so many reads more or fewer are no growth. */
const LOOKS = 10;
/**
 * The schedule counts what ended within eight weeks: page by page, each of 100 runs, of each way to end at most five. More
 * runs make it read more, up to that.
 */
const MOST_OF_SCHEDULE = { storage: 30, readUnits: 400 } as const;

/** What the platform counts. */
interface Cost {
  jira: number;
  points: number;
  storage: number;
  readUnits: number;
  writeUnits: number;
}

const NAMES = [
  'one leaver',
  'the page is opened',
  'the tenth page of the list',
  'filtered by status',
  'filtered by two, found nowhere',
  'one run',
  'the schedule',
] as const;
type Name = (typeof NAMES)[number];

interface Measured {
  stored: number;
  /** What there is with so many runs. */
  costs: ReadonlyMap<Name, Cost>;
}

/** What one leaver and one page cost, however many runs are stored. */
export const growth: Benchmark = {
  name: 'growth',
  run: async () => {
    const measured: Measured[] = [];
    for (const stored of STORED) measured.push(await measure(stored));
    return section(measured);
  },
};

async function measure(stored: number): Promise<Measured> {
  const site = await TestSite.start();
  try {
    const { runIds } = await offboard(site, [CONTRACTOR]);
    await site.drain();
    await store(site, stored);
    await site.control('schedule', { key: 'tick' });
    await site.drain();
    const id = runIds[0] ?? '';
    const operatorId = await site.accountId(OPERATOR);
    const list = (filter: RunFilter, cursor?: string) =>
      call(site, 'operator', 'listRuns', { filter, cursor });
    const costs = new Map<Name, Cost>();
    const measureOf = async (name: Name, act: () => Promise<unknown>) => {
      const before = latest(site);
      await act();
      costs.set(name, costSince(site, before));
    };
    await measureOf('one leaver', async () => {
      await offboard(site, [LEAVER]);
      await site.drain();
    });
    await measureOf('the page is opened', async () => {
      await call(site, 'operator', 'getConsole', {});
      await call(site, 'operator', 'getSummary', {});
      await list({});
    });
    const cursor = await cursorOf(LATER_PAGE, (from) => list({}, from));
    if (cursor !== null) await measureOf('the tenth page of the list', () => list({}, cursor));
    await measureOf('filtered by status', () => list({ status: 'refused' }));
    await measureOf('filtered by two, found nowhere', () => list({ operatorId, status: 'failed' }));
    await measureOf('one run', () => call(site, 'operator', 'getRun', { id }));
    await measureOf('the schedule', () => site.control('schedule', { key: 'tick' }));
    return { stored, costs };
  } finally {
    await site.close();
  }
}

/** @returns where this page of the list begins, from 1; null where the list ends before */
async function cursorOf(
  page: number,
  list: (cursor?: string) => Promise<{ next: string | null }>,
): Promise<string | null> {
  let { next } = await list();
  for (let seen = 2; seen < page && next !== null; seen += 1) ({ next } = await list(next));
  return next;
}

/** Evenly over the time. */
async function store(site: TestSite, stored: number): Promise<void> {
  const [now, apart] = [site.now(), KEPT / stored];
  for (let first = 0; first < stored; first += AT_A_TIME) {
    storeCopies(site, { first, count: Math.min(AT_A_TIME, stored - first), apart, now });
    await site.advance(MINUTE_SECONDS);
  }
  await site.drain();
}

function costSince(site: TestSite, seq: number): Cost {
  const calls = callsSince(site, seq);
  const { points, readUnits, writeUnits } = costOf(calls);
  const count = (kind: string) => calls.filter((one) => one.kind === kind).length;
  return { jira: count('jira'), storage: count('storage'), points, readUnits, writeUnits };
}

function section(measured: readonly Measured[]): Section {
  return {
    title: 'With more and more runs in the store',
    content: [
      `Runs are kept for ever; these stand evenly over a year. One leaver is picked on the page, previewed and offboarded; then pages are opened, and the five-minute schedule counts the figures of the month and of eight weeks anew. Everything but the schedule is to cost with more runs what it costs with fewer, but for ${String(LOOKS)} reads of a leaver, whose worker looks for others by the machine's time; a page of the list is full from some hundred runs on and compared from there. The schedule's cost grows, because it counts: up to five pages of a hundred runs for each way to end, and at most ${String(MOST_OF_SCHEDULE.storage)} calls and ${String(MOST_OF_SCHEDULE.readUnits)} units read of the 4,000 that a minute has.`,
      {
        head: [
          'what',
          'stored runs',
          'calls to Jira',
          'points',
          'calls to the store',
          'units read',
          'written',
        ],
        rows: NAMES.flatMap((name) =>
          measured.flatMap(({ stored, costs }) => {
            const cost = costs.get(name);
            if (!cost) return [];
            const { jira, points, storage, readUnits, writeUnits } = cost;
            return [[name, stored.toLocaleString('en'), jira, points, storage, readUnits, writeUnits]];
          }),
        ),
      },
    ],
    misses: NAMES.flatMap((name) => missesOf(name, measured)),
  };
}

function missesOf(name: Name, measured: readonly Measured[]): string[] {
  const all = measured.flatMap(({ stored, costs }) => {
    const cost = costs.get(name);
    return cost ? [{ stored, cost }] : [];
  });
  if (name === 'the schedule') {
    return all.flatMap(({ stored, cost }) =>
      cost.storage > MOST_OF_SCHEDULE.storage || cost.readUnits > MOST_OF_SCHEDULE.readUnits
        ? [`With ${String(stored)} stored runs the schedule reads ${String(cost.readUnits)} units.`]
        : [],
    );
  }
  const isFlat = name === 'one leaver' || name === 'one run';
  const [first, ...others] = all.filter(({ stored }) => isFlat || stored >= FULL_PAGES);
  return others.flatMap(({ stored, cost }) =>
    first && isSame(cost, first.cost, name === 'one leaver' ? LOOKS : 0)
      ? []
      : [`With ${String(stored)} stored runs it costs something else than with fewer: ${name}.`],
  );
}

/** @param reads so many more or fewer from the store are the same */
const isSame = (one: Cost, other: Cost, reads: number): boolean =>
  one.jira === other.jira &&
  one.points === other.points &&
  one.writeUnits === other.writeUnits &&
  Math.abs(one.storage - other.storage) <= reads &&
  Math.abs(one.readUnits - other.readUnits) <= reads;
