import { BenchSite, type Leaver } from './bench-site';
import { nameCalls } from './call-names';
import type { Call } from './ceiling/traffic';
import { fewestPoints, neededOf } from './fewest-points';
import type { Benchmark, Section, Table } from './report';

const GROUPS = [1, 4, 8, 12, 30];
const ACTIONS = ['keep', 'delete'] as const;
/** The size for which every call is listed. */
const LISTED = 8;

/** Calls to Jira beside one for each group, and storage units beside those of evidence. */
const MOST_CALLS_BESIDE_GROUPS = 12;
const MOST_WRITE_UNITS = 8;

interface Measured {
  leaver: Leaver;
  calls: Call[];
}

/** Calls, points and storage units for one leaver, listed one by one beside the fewest possible. */
export const callsPerLeaver: Benchmark = {
  name: 'calls-per-leaver',
  run: async () => {
    const site = await BenchSite.start();
    try {
      const measured: Measured[] = [];
      for (const action of ACTIONS) {
        for (const groups of GROUPS) measured.push(await measure(site, { groups, action }));
      }
      return section(measured);
    } finally {
      await site.close();
    }
  },
};

async function measure(site: BenchSite, leaver: Leaver): Promise<Measured> {
  await site.prepare(leaver);
  return { leaver, calls: await site.offboard() };
}

function section(measured: readonly Measured[]): Section {
  const listed = measured.filter(({ leaver }) => leaver.groups === LISTED);
  return {
    title: 'Calls, points and storage units for one leaver',
    content: [
      'A ticket is resolved; nothing is refused; the site has 100 projects. "Fewest" is the shortest sequence that keeps the promise: it leaves out what only makes the guards stricter or the report clearer.',
      totals(measured),
      ...listed.flatMap((one) => [
        `Every call for ${String(LISTED)} groups, account step *${one.leaver.action}*:`,
        callList(one),
      ]),
      `Every write to the store for ${String(LISTED)} groups, account step *keep*:`,
      writeList(listed.find(({ leaver }) => leaver.action === 'keep')),
    ],
    misses: measured.flatMap(missesOf),
  };
}

function totals(measured: readonly Measured[]): Table {
  return {
    head: [
      'account',
      'groups G',
      'calls',
      'limit G + 12',
      'fewest',
      'points',
      'fewest points',
      'write units',
      'beside evidence',
      'limit',
    ],
    rows: measured.map((one) => [
      one.leaver.action,
      one.leaver.groups,
      jiraCalls(one).length,
      one.leaver.groups + MOST_CALLS_BESIDE_GROUPS,
      neededOf(one.calls).length,
      pointsOf(jiraCalls(one)),
      fewestPoints(neededOf(one.calls), one.leaver.groups),
      writeUnits(one),
      unitsBesideEvidence(one),
      MOST_WRITE_UNITS,
    ]),
  };
}

function callList(one: Measured): Table {
  const rows = new Map<string, { why: string; count: number; points: number; isNeeded: boolean }>();
  for (const { call, named } of nameCalls(jiraCalls(one))) {
    const row = rows.get(named.name) ?? { why: named.why, count: 0, points: 0, isNeeded: named.isNeeded };
    rows.set(named.name, { ...row, count: row.count + 1, points: row.points + call.points });
  }
  return {
    head: ['call', 'what for', 'calls', 'fewest', 'points'],
    rows: [...rows].map(([name, { why, count, points, isNeeded }]) => [
      name,
      why,
      count,
      isNeeded ? count : 0,
      points,
    ]),
  };
}

/** What each write is, in the order in which a run without waiting makes them. */
const WRITES = [
  'claim of the leaver: no second run for the same person',
  'decision: the same transition never acts twice',
  'plan and snapshot',
  'the run',
  'claim of the run by the worker, and its place in the daily limit',
  'watch: when to look again whether access came back',
  'run with all effects, what reading back showed and the outcome; with the evidence',
  'the end of the run, and its place in the log of evidence',
];

function writeList(one: Measured | undefined): Table {
  const writes = one ? storageWrites(one) : [];
  return {
    head: ['write', 'what for', 'units'],
    rows: writes.map(({ path, writeUnits: units = 0 }, index) => [
      path.replace('/api/v1/', ''),
      WRITES[index] ?? 'another group of effects',
      units,
    ]),
  };
}

const jiraCalls = ({ calls }: Measured): Call[] => calls.filter(({ kind }) => kind === 'jira');
const storageWrites = ({ calls }: Measured): Call[] =>
  calls.filter(({ kind, writeUnits: units = 0 }) => kind === 'storage' && units > 0);
const pointsOf = (calls: readonly Call[]): number => calls.reduce((sum, { points }) => sum + points, 0);

const writeUnits = (one: Measured): number =>
  storageWrites(one).reduce((sum, { writeUnits: units = 0 }) => sum + units, 0);

/** What a transaction takes beyond its first unit is the evidence in it: the emulator counts it as one value. */
const unitsBesideEvidence = (one: Measured): number =>
  storageWrites(one).reduce(
    (sum, { path, writeUnits: units = 0 }) => sum + (path.endsWith('/transaction') ? 1 : units),
    0,
  );

function missesOf(one: Measured): string[] {
  const { groups, action } = one.leaver;
  const calls = jiraCalls(one).length;
  const units = unitsBesideEvidence(one);
  return [
    calls > groups + MOST_CALLS_BESIDE_GROUPS &&
      `${String(calls)} calls for ${String(groups)} groups (${action}) are more than G + ${String(MOST_CALLS_BESIDE_GROUPS)}.`,
    units > MOST_WRITE_UNITS &&
      `${String(units)} write units for ${String(groups)} groups (${action}) are more than ${String(MOST_WRITE_UNITS)}.`,
  ].filter((miss) => miss !== false);
}
