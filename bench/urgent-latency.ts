import { BenchSite } from './bench-site';
import type { Call } from './ceiling/traffic';
import { LATENCY, SLOW } from './conditions';
import type { Benchmark, Section, Table } from './report';

const GROUPS = 12;
const REPETITIONS = 10;
/** How much longer than the shortest possible chain it may take. */
const MOST_TIMES = 1.5;

/**
 * The shortest chain of calls from the transition to the last membership gone that loses nothing when it is cut
 * anywhere: what stands in one line goes out at once.
 */
const SHORTEST: readonly { calls: string; why: string; takes: number }[] = [
  {
    calls: 'settings, installation and earlier decision, at once',
    why: 'which rules there are, and whether this transition was decided already',
    takes: LATENCY.platform,
  },
  { calls: 'GET issue with changelog', why: 'who made the transition, and who leaves', takes: LATENCY.jira },
  {
    calls: 'GET user, GET applicationrole and two permission checks, at once',
    why: 'the plan and the guards',
    takes: LATENCY.jira,
  },
  {
    calls: 'claim of the leaver',
    why: 'no second run for the same person; the decision depends on it',
    takes: LATENCY.platform,
  },
  {
    calls: 'decision',
    why: 'stored once; a run may exist only when its decision does',
    takes: LATENCY.platform,
  },
  {
    calls: 'plan and run, at once',
    why: 'the snapshot is stored before the first write',
    takes: LATENCY.platform,
  },
  { calls: 'push to the queue', why: 'only the worker writes to Jira', takes: LATENCY.platform },
  {
    calls: 'run, plan, stop request, settings and daily limit, at once',
    why: 'the store is the truth',
    takes: LATENCY.platform,
  },
  {
    calls: 'claim of the run, and its place in the daily limit',
    why: 'a dead or duplicate worker can do no harm, and nobody too many begins',
    takes: LATENCY.platform,
  },
  {
    calls: `${String(GROUPS)} × DELETE group/user, at once`,
    why: 'ends the memberships',
    takes: LATENCY.jira,
  },
];

/** From the transition to the last membership gone, on an idle site, beside the shortest possible chain. */
export const urgentLatency: Benchmark = {
  name: 'urgent-latency',
  run: async () => {
    const site = await BenchSite.start();
    try {
      const times: number[] = [];
      let calls: { call: Call; from: number }[] = [];
      // The first one warms threads and caches up, as a platform in use is warm.
      for (let repetition = 0; repetition <= REPETITIONS; repetition += 1) {
        const one = await measure(site);
        if (repetition > 0) times.push(one.time);
        calls = one.calls;
      }
      return section(times, calls);
    } finally {
      await site.close();
    }
  },
};

async function measure(site: BenchSite): Promise<{ time: number; calls: { call: Call; from: number }[] }> {
  await site.prepare({ groups: GROUPS, action: 'keep', urgent: true });
  await site.fault(SLOW);
  const calls = await site.offboard();
  const start = await site.resolvedAt();
  const timed = calls.map((call) => ({ call, from: Date.parse(call.at) - start }));
  const removals = timed.filter(({ call }) => call.method === 'DELETE' && call.path.includes('/group/user'));
  if (removals.length !== GROUPS) throw new Error(`${String(removals.length)} memberships ended.`);
  const time = Math.max(...removals.map(({ call, from }) => from + call.durationMs));
  return { time, calls: timed.filter(({ from }) => from <= time) };
}

function section(times: readonly number[], calls: readonly { call: Call; from: number }[]): Section {
  const shortest = SHORTEST.reduce((sum, { takes }) => sum + takes, 0);
  const sorted = [...times].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const worst = sorted.at(-1) ?? 0;
  const factor = median / shortest;
  const limit = MOST_TIMES * shortest;
  return {
    title: 'From the transition to the last membership gone, urgent',
    content: [
      `${String(GROUPS)} groups, an idle site, ${String(LATENCY.jira)} ms on Jira, ${String(LATENCY.platform)} ms on storage and queue, ${String(REPETITIONS)} repetitions.`,
      {
        head: ['', 'ms', 'times the shortest'],
        rows: [
          ['shortest possible chain', shortest, 1],
          ['median', Math.round(median), rounded(factor)],
          ['worst', Math.round(worst), rounded(worst / shortest)],
          ['limit', limit, MOST_TIMES],
        ],
      },
      'The shortest possible chain:',
      {
        head: ['calls', 'why', 'ms'],
        rows: [...SHORTEST.map(({ calls: named, why, takes }) => [named, why, takes]), ['sum', '', shortest]],
      },
      'The last repetition, call by call:',
      callTable(calls),
    ],
    misses:
      worst > limit ? [`The worst of ${String(REPETITIONS)} took ${String(Math.round(worst))} ms.`] : [],
  };
}

const callTable = (calls: readonly { call: Call; from: number }[]): Table => ({
  head: ['begins at ms', 'ends at ms', 'call'],
  rows: calls.map(({ call, from }) => [
    Math.round(from),
    Math.round(from + call.durationMs),
    `${call.kind}: ${call.method} ${pathOf(call)}`,
  ]),
});

/** Without its query, and without what only the platform's own addresses repeat. */
const pathOf = ({ path }: Call): string =>
  (path.split('?')[0] ?? path)
    .replace('/rest/api/3', '')
    .replace(/\/webhook\/queue\/publish\/.*/, '/publish');

const rounded = (value: number): number => Math.round(value * 100) / 100;
