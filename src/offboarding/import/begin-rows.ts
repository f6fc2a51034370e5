import { TryLater } from '../later';
import type { Run } from '../run';
import { failingAfter, failureInWords, isLastTry, mayTry } from './failing';
import { withMore } from './hour';
import { countOf, peopleOf, stateOf, type Import, type StoredRow } from './import';
import { isCounted, storePages, type LookParts } from './look-at-runs';
import { refuseRow, resultOf, startRow, type Portion, type StartParts } from './start-row';

/**
 * Rows that are read and begun together. What has been read of a row is read again where it has to wait in between, as for
 * the organisation, which is asked several times for each row and a hundred times a minute at the most: were all of them
 * begun together, nearly all would be read in vain.
 */
const BEGUN_TOGETHER = 16;

export interface BeginRowsParts extends StartParts, LookParts {
  log: (message: string) => void;
}

/**
 * Begins rows in the order of the file; what was begun is written down, whatever becomes of the others. One that fails is
 * tried again later and keeps none behind it from beginning.
 * @param room how many are tried
 * @returns the import as it is now
 * @throws TryLater when Jira asked to wait
 */
export async function beginRows(
  parts: BeginRowsParts,
  row: Import,
  portion: Portion,
  room: number,
): Promise<Import> {
  const { imports, clock } = parts;
  const before: string[] = [];
  let left = room;
  let current = row;
  for (const [number, tally] of row.document.pages.entries()) {
    const { stage, failing = [] } = current.document;
    if (left <= 0 || stage !== 'running') break;
    if (countOf([tally], 'found') === 0) continue;
    const [page] = await imports.pages(row.id, [number]);
    if (!page) throw new Error(`A page of the import ${row.id} is missing.`);
    if (!isCounted(current, number, page))
      current = await storePages(imports, current, new Map([[number, page]]));
    const found = page.rows.filter((one) => stateOf(one) === 'found');
    const next = found.filter(({ line }) => mayTry(failing, line, clock.now())).slice(0, left);
    if (next.length === 0) continue;
    const { runs, failures } = await beginAll(parts, current, portion, next, before);
    left -= next.length;
    before.push(...idsOf(next));
    const { zone } = portion.settings.times;
    const rows = await Promise.all(
      page.rows.map(async (one): Promise<StoredRow> => {
        const run = runs.get(one.line);
        return run ? { ...one, result: await resultOf(parts.runs, run, zone) } : one;
      }),
    );
    const limit = [...failures.values()].find(isLimit);
    current = await storePages(imports, current, new Map([[number, { ...page, rows }]]), {
      hour: withMore(current.document.hour, { begun: runs.size }, clock.now()),
      // What Jira's limits keep from beginning has not failed.
      failing: limit ? failing : failingAfter(failing, runs.keys(), failures, clock.now()),
    });
    await parts.wake.look([...runs.values()].map(({ id }) => id));
    if (limit) throw limit;
  }
  return current;
}

const isLimit = (error: unknown): error is TryLater =>
  error instanceof TryLater && error.kind === 'rate-limit';

/** Makes the runs of some rows. @returns by their lines, the runs and why others could not be made */
async function beginAll(
  parts: BeginRowsParts,
  row: Import,
  portion: Portion,
  rows: readonly StoredRow[],
  before: readonly string[],
): Promise<{ runs: Map<number, Run>; failures: Map<number, unknown> }> {
  const people = peopleOf(row);
  const { agreed } = portion;
  const runs = new Map<number, Run>();
  const failures = new Map<number, unknown>();
  const begin = async ({ line, person }: StoredRow, index: number): Promise<void> => {
    if (!person) throw new Error('Who was found is known.');
    // Those of an earlier page may have begun by now, and are counted by then.
    const earlier = [...before, ...idsOf(rows.slice(0, index))];
    const place = { before: earlier, people, ...(agreed && { inImport: agreed }) };
    try {
      const run = await startRow(parts, row.id, { line, accountId: person.accountId, place }, portion);
      runs.set(line, run);
    } catch (error) {
      if (isLimit(error) || !isLastTry(row.document.failing ?? [], line)) throw error;
      runs.set(line, await refuseRow(parts, row.id, { line, person }, portion, failureInWords(error)));
    }
  };
  for (let first = 0; first < rows.length && ![...failures.values()].some(isLimit); first += BEGUN_TOGETHER) {
    await Promise.all(
      rows.slice(first, first + BEGUN_TOGETHER).map(async (one, index) => {
        try {
          await begin(one, first + index);
        } catch (error) {
          failures.set(one.line, error);
          if (!(error instanceof TryLater))
            parts.log(`Line ${String(one.line)} of the import ${row.id} failed: ${wordsOf(error)}`);
        }
      }),
    );
  }
  return { runs, failures };
}

const idsOf = (rows: readonly StoredRow[]): string[] =>
  rows.flatMap(({ person }) => (person ? [person.accountId] : []));

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown failure');
