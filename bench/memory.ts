import { BenchSite } from './bench-site';
import type { Benchmark, Section } from './report';

const GROUPS = [8, 100, 500];
const MEGABYTE = 1024 * 1024;
/** Megabytes that an invocation stays under. */
const MOST = 128;

interface Peak {
  groups: number;
  functionKey: string;
  invocations: number;
  megabytes: number;
}

/** The most memory that any invocation holds while one leaver with many groups is offboarded. */
export const memory: Benchmark = {
  name: 'memory',
  run: async () => {
    const peaks: Peak[] = [];
    for (const groups of GROUPS) peaks.push(...(await measure(groups)));
    return section(peaks);
  },
};

/** Each size gets threads of its own: a thread that lives on would carry what it held before. */
async function measure(groups: number): Promise<Peak[]> {
  const site = await BenchSite.start();
  try {
    await site.prepare({ groups, action: 'delete' });
    const before = site.invocations().length;
    await site.offboard();
    const peaks = new Map<string, Peak>();
    for (const { functionKey, peakBytes } of site.invocations().slice(before)) {
      const known = peaks.get(functionKey) ?? { groups, functionKey, invocations: 0, megabytes: 0 };
      peaks.set(functionKey, {
        ...known,
        invocations: known.invocations + 1,
        megabytes: Math.max(known.megabytes, peakBytes / MEGABYTE),
      });
    }
    return [...peaks.values()];
  } finally {
    await site.close();
  }
}

function section(peaks: readonly Peak[]): Section {
  return {
    title: 'Memory of an invocation',
    content: [
      'The heap and what stands outside of it, garbage included, at its highest, sampled every 20 ms and at each call; one leaver, the account deleted at the end.',
      {
        head: ['groups', 'function', 'invocations', 'peak MB', 'limit MB'],
        rows: peaks.map(({ groups, functionKey, invocations, megabytes }) => [
          groups,
          functionKey,
          invocations,
          Math.round(megabytes * 10) / 10,
          MOST,
        ]),
      },
    ],
    misses: peaks
      .filter(({ megabytes }) => megabytes >= MOST)
      .map(
        ({ groups, functionKey }) =>
          `${functionKey} with ${String(groups)} groups passes ${String(MOST)} MB.`,
      ),
  };
}
