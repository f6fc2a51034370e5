import type { RunPage, RunRow } from '../../../src/contract/runs';
import { hasEnded } from '../../shared/run-status';

/** The runs on the page, newest first, and the cursor behind the last one. */
export interface RunList {
  runs: readonly RunRow[];
  next: string | null;
}

/** Reads one page of the list. */
export type ReadPage = (cursor: string | undefined) => Promise<RunPage>;

/** The list with one more page at its end. */
export async function withNextPage(list: RunList, read: ReadPage): Promise<RunList> {
  if (list.next === null) return list;
  const page = await read(list.next);
  return { runs: joined(list.runs, page.runs), next: page.next };
}

/**
 * The list as it is now. Reads from the top only as far as a run can have changed; what ended before stays as it was
 * shown.
 */
export async function refreshed(known: RunList | null, read: ReadPage): Promise<RunList> {
  let page = await read(undefined);
  let runs: readonly RunRow[] = page.runs;
  while (page.next !== null && known !== null && hasOpenBeyond(known.runs, runs)) {
    page = await read(page.next);
    runs = joined(runs, page.runs);
  }
  if (page.next === null || known === null) return { runs, next: page.next };
  const reachesKnown = known.runs.some(({ id }) => runs.some((run) => run.id === id));
  if (!reachesKnown || known.runs.length <= runs.length) return { runs, next: page.next };
  return { runs: joined(runs, known.runs), next: known.next };
}

function hasOpenBeyond(known: readonly RunRow[], read: readonly RunRow[]): boolean {
  const ids = new Set(read.map(({ id }) => id));
  return known.some((run) => !hasEnded(run.status) && !ids.has(run.id));
}

/** One after the other, each run once, as the first list has it. */
function joined(first: readonly RunRow[], second: readonly RunRow[]): RunRow[] {
  const ids = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !ids.has(id))];
}
