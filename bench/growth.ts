import { CONTRACTOR, LEAVER, OPERATOR, TestSite } from '../test/journeys/site';
import { offboard } from '../test/pages/calls';
import { storeRuns } from '../test/pages/stored-runs';
import type { Benchmark, Section } from './report';

const STORED = [10, 1_000, 100_000];
const HOUR = 3_600_000;
/** As many as fit into what a minute may write. */
const AT_A_TIME = 2_000;
const MINUTE_SECONDS = 60;
const STATUSES = ['completed', 'incomplete', 'cancelled', 'refused'];

/** What the platform counts. */
interface Cost {
  jira: number;
  storage: number;
}

interface Measured {
  stored: number;
  leaver: Cost;
  page: Cost;
  detail: Cost;
  tick: Cost;
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
    return {
      stored,
      leaver: await costOf(site, async () => {
        await offboard(site, [LEAVER]);
        await site.drain();
      }),
      page: await costOf(site, async () => {
        await site.call('operator', 'getConsole', {}, OPERATOR);
        await site.call('operator', 'getSummary', {}, OPERATOR);
        await site.call('operator', 'listRuns', { filter: {} }, OPERATOR);
      }),
      detail: await costOf(site, () => site.call('operator', 'getRun', { id }, OPERATOR)),
      tick: await costOf(site, () => site.control('schedule', { key: 'tick' })),
    };
  } finally {
    await site.close();
  }
}

async function store(site: TestSite, stored: number): Promise<void> {
  const now = site.now();
  for (let first = 0; first < stored; first += AT_A_TIME) {
    storeRuns(site.emulator.host(), Math.min(AT_A_TIME, stored - first), (index) => ({
      id: `stored-${String(first + index)}`,
      createdAt: new Date(now - (first + index + 1) * HOUR).toISOString(),
      status: STATUSES[index % STATUSES.length],
    }));
    await site.advance(MINUTE_SECONDS);
  }
  await site.drain();
}

async function costOf(site: TestSite, act: () => Promise<unknown>): Promise<Cost> {
  const count = async () => {
    const [jira, storage] = await Promise.all([site.requests('jira'), site.requests('storage')]);
    return { jira: jira.length, storage: storage.length };
  };
  const before = await count();
  await act();
  const after = await count();
  return { jira: after.jira - before.jira, storage: after.storage - before.storage };
}

function section(measured: readonly Measured[]): Section {
  const costs = ({ leaver, page, detail }: Measured) => JSON.stringify([leaver, page, detail]);
  const grown = measured.filter((one) => measured[0] && costs(one) !== costs(measured[0]));
  const words = ({ jira, storage }: Cost) => `${String(jira)} + ${String(storage)}`;
  return {
    title: 'With more and more runs in the store',
    content: [
      'Calls to Jira and to the store. One leaver is picked on the page, previewed and offboarded; then the page is opened, a run looked at, and the five-minute schedule counts the figures of the month.',
      {
        head: ['stored runs', 'one leaver', 'the page is opened', 'one run', 'the schedule'],
        rows: measured.map((one) => [
          one.stored.toLocaleString('en'),
          words(one.leaver),
          words(one.page),
          words(one.detail),
          words(one.tick),
        ]),
      },
    ],
    misses: grown.map(({ stored }) => `With ${String(stored)} stored runs it costs more than with few.`),
  };
}
