import type { RunStore, SettingsStore, Wake } from '../ports';
import { reason } from '../reasons';
import { hasBegun, type Run } from '../run';
import { iso, MINUTE, SECOND, type Clock } from '../time';
import { hasEnded } from '../words';
import { countOf, tallyOf, withDocument, type Import, type ImportDocument, type RowPage } from './import';
import type { ImportStore } from './port';
import { resultOf, runOfRow } from './start-row';

/** How often it is looked how far the runs are, while some are carried, and while all of them wait. Milliseconds. */
export const LOOK_EVERY = 2 * SECOND;
export const LOOK_AT_WAITING_EVERY = 5 * MINUTE;
/** Pages whose runs one look reads; the others follow with the next one. */
const PAGES_A_LOOK = 20;

export interface LookParts {
  imports: ImportStore;
  runs: RunStore;
  settings: SettingsStore;
  wake: Wake;
  clock: Clock;
}

/**
 * Writes down what the runs of the rows have come to.
 * @returns the import as it is now, and whether a worker has any of its runs in hand: it finds those that follow by itself
 */
export async function lookAtRuns(
  parts: LookParts,
  row: Import,
): Promise<{ looked: Import; isCarried: boolean }> {
  const open = row.document.pages.flatMap((tally, number) =>
    countOf([tally], 'underway', 'waiting', 'held') > 0 ? [number] : [],
  );
  // The ones that have not been looked at the longest come first: each look begins after the last one's end.
  const turn = open.filter((number) => number >= row.document.nextLook);
  const numbers = [...turn, ...open.filter((number) => !turn.includes(number))].slice(0, PAGES_A_LOOK);
  const pages = await parts.imports.pages(row.id, numbers);
  const zone = (await parts.settings.read()).times.zone;
  const changed = new Map<number, RowPage>();
  let isCarried = false;
  for (const [index, number] of numbers.entries()) {
    const page = pages[index];
    if (!page) continue;
    const seen = await seenAgain(parts, row, page, zone);
    if (seen.page) changed.set(number, seen.page);
    isCarried ||= seen.isCarried;
  }
  const nextLook = (numbers.at(-1) ?? -1) + 1;
  return { looked: await storePages(parts.imports, row, changed, { nextLook }), isCarried };
}

/** A page with what its runs have come to, where anything is new, and whether a worker has any of them in hand. */
async function seenAgain(
  parts: LookParts,
  row: Import,
  page: RowPage,
  zone: string,
): Promise<{ page: RowPage | undefined; isCarried: boolean }> {
  const ids = page.rows.flatMap((one) =>
    one.person && one.result && !hasEnded(one.result.status)
      ? [runOfRow(row.id, one.line, one.person.accountId)]
      : [],
  );
  const runs = await parts.runs.getMany(ids);
  if (row.document.stage === 'stopping') await stop(parts, row, [...runs.values()]);
  const rows = await Promise.all(
    page.rows.map(async (one) => {
      const run = one.person ? runs.get(runOfRow(row.id, one.line, one.person.accountId)) : undefined;
      return run ? { ...one, result: await resultOf(parts.runs, run, zone) } : one;
    }),
  );
  const isNew = JSON.stringify(rows) !== JSON.stringify(page.rows);
  const isCarried = [...runs.values()].some(({ claimedUntil }) => claimedUntil > parts.clock.now());
  return { page: isNew ? { ...page, rows } : undefined, isCarried };
}

/** Cancels what has not begun. */
async function stop(
  { runs, wake, clock }: LookParts,
  { document }: Import,
  open: readonly Run[],
): Promise<void> {
  const ids = open.filter((run) => !hasBegun(run)).map(({ id }) => id);
  if (ids.length === 0) return;
  const asked = await runs.stopRequests(ids);
  const why = reason('cancelled-by-person', { who: (document.stoppedBy ?? document.operator).displayName });
  const request = { reason: why, at: iso(clock.now()) };
  await Promise.all(ids.filter((id) => !asked.has(id)).map((id) => runs.requestStop(id, request)));
  await wake.look(ids);
}

/** Keeps pages, and how many of their rows are where. */
export async function storePages(
  imports: ImportStore,
  row: Import,
  changed: ReadonlyMap<number, RowPage>,
  changes: Partial<ImportDocument> = {},
): Promise<Import> {
  await Promise.all([...changed].map(([number, page]) => imports.putPage(row.id, number, page)));
  const stored = await imports.change(row.id, (now) =>
    withDocument(now, {
      ...changes,
      pages: now.document.pages.map((tally, number) => {
        const page = changed.get(number);
        return page ? tallyOf(page.rows) : tally;
      }),
    }),
  );
  return stored ?? row;
}
