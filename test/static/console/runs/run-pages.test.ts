import type { RunPage, RunRow, RunStatusView } from '../../../../src/contract/runs';
import { refreshed, withNextPage, type ReadPage } from '../../../../static/console/runs/run-pages';
import { runRow } from './run-row';

const run = (id: string, status: RunStatusView = 'completed') => runRow({ id, status });

/** A server with two runs a page, and how often it was asked. */
function server(rows: readonly RunRow[]): { read: ReadPage; asked: () => number } {
  let asked = 0;
  const read = (cursor: string | undefined): Promise<RunPage> => {
    asked += 1;
    const from = Number(cursor ?? 0);
    const next = from + 2 < rows.length ? String(from + 2) : null;
    return Promise.resolve({ runs: rows.slice(from, from + 2), next, lookedBackTo: null });
  };
  return { read, asked: () => asked };
}

const listOf = (runs: RunRow[], next: string | null) => ({ runs, next, lookedBackTo: null });

const ids = ({ runs }: { runs: readonly RunRow[] }): string[] => runs.map(({ id }) => id);

test('the first reading is one page', async () => {
  const { read, asked } = server([run('c'), run('b'), run('a')]);
  const list = await refreshed(null, read);
  expect(ids(list)).toEqual(['c', 'b']);
  expect(list.next).toBe('2');
  expect(asked()).toBe(1);
});

test('the next page comes below and shows no run twice', async () => {
  const { read } = server([run('c'), run('b'), run('a')]);
  const list = await withNextPage(listOf([run('c'), run('b'), run('a')], '2'), read);
  expect(ids(list)).toEqual(['c', 'b', 'a']);
  expect(list.next).toBeNull();
});

test('a refresh shows new runs on top and keeps the pages that were loaded', async () => {
  const known = listOf([run('d'), run('c'), run('b'), run('a')], '4');
  const { read, asked } = server([run('e'), run('d'), run('c'), run('b'), run('a'), run('z')]);
  const list = await refreshed(known, read);
  expect(ids(list)).toEqual(['e', 'd', 'c', 'b', 'a']);
  expect(list.next).toBe('4');
  expect(asked()).toBe(1);
});

test('a refresh reads down to the last run that is under way', async () => {
  const known = listOf([run('d'), run('c'), run('b'), run('a', 'running')], '4');
  const { read, asked } = server([run('d'), run('c'), run('b'), run('a'), run('z')]);
  const list = await refreshed(known, read);
  expect(ids(list)).toEqual(['d', 'c', 'b', 'a']);
  expect(list.runs.at(-1)?.status).toBe('completed');
  expect(list.next).toBe('4');
  expect(asked()).toBe(2);
});

test('a refresh that finds only new runs starts the list anew, without a gap in it', async () => {
  const known = listOf([run('b'), run('a')], null);
  const { read } = server([run('f'), run('e'), run('d'), run('c'), run('b'), run('a')]);
  const list = await refreshed(known, read);
  expect(ids(list)).toEqual(['f', 'e']);
  expect(list.next).toBe('2');
});

test('a run that no longer matches goes at the next refresh, and no older page is read for it', async () => {
  const at = (id: string, day: number, status: RunStatusView) => ({
    ...run(id, status),
    createdAt: `2026-11-0${String(day)}T12:00:00.000Z`,
  });
  const known = listOf([at('d', 4, 'running'), at('c', 3, 'running'), at('b', 2, 'running')], '3');
  const { read, asked } = server([at('d', 4, 'running'), at('b', 2, 'running'), at('a', 1, 'running')]);
  const list = await refreshed(known, read);
  expect(ids(list)).toEqual(['d', 'b']);
  expect(list.next).toBe('2');
  expect(asked()).toBe(1);
});

test('how far back a search looked is what its last page says', async () => {
  const read: ReadPage = () =>
    Promise.resolve({ runs: [], next: '9', lookedBackTo: '2026-11-03T12:00:00.000Z' });
  const list = await refreshed(null, read);
  expect(list).toEqual({ runs: [], next: '9', lookedBackTo: '2026-11-03T12:00:00.000Z' });
});
