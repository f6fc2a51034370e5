import { CONTRACTOR, LEAVER, OPERATOR, TestSite } from '../test/journeys/site';
import { offboard } from '../test/pages/calls';
import type { Benchmark, Section } from './report';
import { storeCopies } from './stored-runs';

const STORED = 10_000;
const HOUR = 3_600_000;
/** For one opening of a page. */
const MOST_RESOLVER_CALLS = 3;
const MOST_STORAGE_CALLS = 5;

/** What one opening of a page asks for. */
interface Opening {
  name: string;
  calls: readonly { functionKey: string; payload: unknown }[];
}

/** What the five-minute schedule does so that no page has to count: no opening of a page, and so without a limit. */
interface Look {
  name: string;
  schedule: 'tick';
}

interface Measured {
  name: string;
  /** Null for what is no opening of a page. */
  resolverCalls: number | null;
  storage: string[];
  jira: number;
  milliseconds: number;
}

/** What the list of runs and one run cost with very many runs in the store. */
export const listPages: Benchmark = {
  name: 'list-pages',
  run: async () => {
    const site = await TestSite.start();
    try {
      const openings = await prepare(site);
      const measured: Measured[] = [];
      for (const opening of openings) measured.push(await measure(site, opening));
      return section(measured);
    } finally {
      await site.close();
    }
  },
};

/** Two real runs, and copies of one of them through the storage address of the host, an hour apart. */
async function prepare(site: TestSite): Promise<(Opening | Look)[]> {
  const { batchId, runIds } = await offboard(site, [LEAVER, CONTRACTOR]);
  await site.drain();
  storeCopies(site, { first: 0, count: STORED, apart: HOUR, now: site.now() });
  const operatorId = await site.accountId(OPERATOR);
  const summary = { functionKey: 'getSummary', payload: {} };
  const list = (filter: object) => ({ functionKey: 'listRuns', payload: { filter } });
  const filtered = (name: string, filter: object): Opening => ({
    name: `list, filtered by ${name}`,
    calls: [list(filter)],
  });
  const opened = (when: string): Opening => ({
    name: `list, the page is opened ${when}`,
    calls: [{ functionKey: 'getConsole', payload: {} }, summary, list({})],
  });
  return [
    opened('before anything was counted'),
    { name: 'the schedule counts the figures', schedule: 'tick' },
    { name: 'the schedule looks while nothing changes', schedule: 'tick' },
    opened('with figures'),
    filtered('status', { status: 'refused' }),
    filtered('operator and dates', { operatorId, from: '2020-01-01' }),
    filtered('operator and a status that nothing has', { operatorId, status: 'failed' }),
    ...runIds.map((id, index) => ({
      name: `detail: ${index === 0 ? 'something is left' : 'complete'}`,
      calls: [{ functionKey: 'getRun', payload: { id } }],
    })),
    {
      name: 'batch: both were started together',
      calls: [{ functionKey: 'getBatch', payload: { id: batchId } }],
    },
    { name: 'holding group', calls: [{ functionKey: 'listHeld', payload: {} }] },
  ];
}

async function measure(site: TestSite, opening: Opening | Look): Promise<Measured> {
  const before = await Promise.all([site.requests('storage'), site.requests('jira')]);
  const started = performance.now();
  const calls = 'calls' in opening ? opening.calls : null;
  if (calls === null) await site.control('schedule', { key: 'tick' });
  for (const { functionKey, payload } of calls ?? [])
    await site.call('operator', functionKey, payload, OPERATOR);
  const milliseconds = performance.now() - started;
  const [storage, jira] = await Promise.all([site.requests('storage'), site.requests('jira')]);
  return {
    name: opening.name,
    resolverCalls: calls?.length ?? null,
    storage: storage.slice(before[0].length).map(({ path }) => path.replace('/api/v1/', '')),
    jira: jira.length - before[1].length,
    milliseconds,
  };
}

function section(measured: readonly Measured[]): Section {
  return {
    title: 'The list of runs and one run, with 10,000 in the store',
    content: [
      `The store holds ${STORED.toLocaleString('en')} copies of a real run, written through the host's own storage address. Opening the page asks who the caller is, for the figures on top and for the first runs; another filter asks for runs only. The figures are counted by the five-minute schedule, and only when something has changed; a page reads them, however old they are. The calls to Jira ask what the caller may do.`,
      {
        head: ['page', 'resolver calls', 'limit', 'storage calls', 'limit', 'Jira calls', 'ms', 'which'],
        rows: measured.map(({ name, resolverCalls, storage, jira, milliseconds }) => [
          name,
          resolverCalls ?? '',
          resolverCalls === null ? '' : MOST_RESOLVER_CALLS,
          storage.length,
          resolverCalls === null ? '' : MOST_STORAGE_CALLS,
          jira,
          Math.round(milliseconds),
          counted(storage),
        ]),
      },
    ],
    misses: measured.flatMap(({ name, resolverCalls, storage }) =>
      resolverCalls !== null && (resolverCalls > MOST_RESOLVER_CALLS || storage.length > MOST_STORAGE_CALLS)
        ? [`${name}: ${String(resolverCalls)} and ${String(storage.length)} calls.`]
        : [],
    ),
  };
}

/** Such as `2 × get, query`. */
function counted(paths: readonly string[]): string {
  const numbers = new Map<string, number>();
  for (const path of paths) numbers.set(path, (numbers.get(path) ?? 0) + 1);
  return [...numbers]
    .map(([path, number]) => (number === 1 ? path : `${String(number)} × ${path}`))
    .join(', ');
}
