import type { RunPage, RunRow } from '../../../src/contract/runs';
import { hasEnded } from '../../shared/run-status';

/** The runs on the page, newest first, the cursor behind the last one, and how far back the search looked. */
export interface RunList {
  runs: readonly RunRow[];
  next: string | null;
  /** ISO 8601; null when everything up to the last run was seen. */
  lookedBackTo: string | null;
}

/** Reads one page of the list. */
export type ReadPage = (cursor: string | undefined) => Promise<RunPage>;

/** The list with one more page at its end. */
export async function withNextPage(list: RunList, read: ReadPage): Promise<RunList> {
  if (list.next === null) return list;
  const page = await read(list.next);
  return { ...page, runs: joined(list.runs, page.runs) };
}

/**
 * The list as it is now. Reads from the top only as far as a run can have changed; what ended before stays as it was
 * shown. A run that is not where it was no longer matches the filter and goes.
 */
export async function refreshed(known: RunList | null, read: ReadPage): Promise<RunList> {
  let page = await read(undefined);
  let runs: readonly RunRow[] = page.runs;
  while (page.next !== null && known !== null && hasOpenBeyond(known.runs, runs)) {
    page = await read(page.next);
    runs = joined(runs, page.runs);
  }
  const fresh = { ...page, runs };
  if (page.next === null || known === null) return fresh;
  const reachesKnown = known.runs.some(({ id }) => runs.some((run) => run.id === id));
  const beyond = runsBeyond(known.runs, runs);
  if (!reachesKnown || beyond.length === 0) return fresh;
  return { ...known, runs: joined(runs, beyond) };
}

const hasOpenBeyond = (known: readonly RunRow[], read: readonly RunRow[]): boolean =>
  runsBeyond(known, read).some(({ status }) => !hasEnded(status));

/** The known runs that are older than everything that was read. */
function runsBeyond(known: readonly RunRow[], read: readonly RunRow[]): RunRow[] {
  const ids = new Set(read.map(({ id }) => id));
  const last = read.at(-1)?.createdAt;
  return known.filter(({ id, createdAt }) => !ids.has(id) && (last === undefined || createdAt <= last));
}

/** One after the other, each run once, as the first list has it. */
function joined(first: readonly RunRow[], second: readonly RunRow[]): RunRow[] {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !ids.has(id))];
}
