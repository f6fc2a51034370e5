import type { ImportRowState, ImportRowView } from '../../contract/imports';
import { countOf, stateOf, type Import, type RowPage, type StoredRow } from './import';
import type { ImportStore } from './port';
import { runOfRow } from './start-row';

/** Rows that one call gives. */
const ROWS_SHOWN = 50;
/** Pages that one call reads: one batch of the store. Where they hold too little, fewer rows are given. */
const PAGES_READ = 25;

/**
 * Rows in the order of the file. The counts of the pages say which of them to read, so that one batch does.
 * @param states only rows that are in one of these; all without it
 * @param startAt how many of them come before
 */
export async function listRows(
  imports: ImportStore,
  row: Import,
  states: readonly ImportRowState[] | undefined,
  startAt: number,
): Promise<{ rows: ImportRowView[]; total: number }> {
  const counts = row.document.pages.map((tally) => countWanted(tally, states));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const numbers: number[] = [];
  let before = 0;
  let skipped = 0;
  for (const [number, count] of counts.entries()) {
    if (before >= startAt + ROWS_SHOWN || numbers.length === PAGES_READ) break;
    if (count > 0 && before + count > startAt) numbers.push(number);
    else skipped += count;
    before += count;
  }
  const pages = await imports.pages(row.id, numbers);
  const rows = pages.flatMap((page) => (page ? viewsOf(row.id, page, states) : []));
  return { rows: rows.slice(startAt - skipped, startAt - skipped + ROWS_SHOWN), total };
}

const countWanted = (
  tally: Import['document']['pages'][number],
  states: readonly ImportRowState[] | undefined,
): number =>
  states ? countOf([tally], ...states) : Object.values(tally).reduce((sum, count) => sum + count, 0);

const viewsOf = (id: string, page: RowPage, states: readonly ImportRowState[] | undefined): ImportRowView[] =>
  page.rows.flatMap((one) => {
    const state = stateOf(one);
    return !states || states.includes(state) ? [rowView(id, one, state, page.knownAt)] : [];
  });

const rowView = (
  id: string,
  row: StoredRow,
  state: ImportRowState,
  knownAt: string | null,
): ImportRowView => ({
  line: row.line,
  accountId: row.accountId,
  email: row.email,
  name: row.name,
  unusable: row.unusable ?? null,
  person: row.person,
  state,
  words: row.result?.words ?? row.words,
  runId: row.result && row.person ? runOfRow(id, row.line, row.person.accountId) : null,
  knownAt,
});
