import { HALF_OF_POINTS, nextHour, pointsOfRuns } from '../points';
import type { Catalogue, Directory, RunStore, SettingsStore } from '../ports';
import { SECOND, type Clock } from '../time';
import {
  chunksOf,
  ROWS_A_PAGE,
  tallyOf,
  withDocument,
  type Import,
  type ImportDocument,
  type RowPage,
} from './import';
import { thisHour, withMore } from './hour';
import { MOST_ASKED, type ImportStore, type Judging } from './port';
import { protectedPeople } from './protected-people';
import { enter } from './stages';
import { judged, nameOf, type Circumstances } from './verdict';

/** With less than this left, in milliseconds, nothing more is begun. */
const TIME_TO_LEAVE = 30 * SECOND;
/** Pages that are judged together: their people fit into one question. */
const PAGES_AT_A_TIME = MOST_ASKED / ROWS_A_PAGE;
/** Pages that are read together to know again whom they name. */
const PAGES_READ = 25;

export interface JudgeParts {
  imports: ImportStore;
  /** Tells of every point that it spends. */
  judging: (spend: (points: number) => void) => Judging;
  directory: Pick<Directory, 'members'>;
  catalogue: Pick<Catalogue, 'searchGroups' | 'groups'>;
  runs: RunStore;
  settings: SettingsStore;
  clock: Clock;
  /** Milliseconds until the platform ends this invocation. */
  remaining: () => number;
}

/**
 * Judges rows, some pages at a time, as far as time and points go; each page is written down when it is judged.
 * @returns when to go on, epoch milliseconds; null where nothing keeps it from going on
 * @throws TryLater when Jira asked to wait
 */
export async function judgeRows(parts: JudgeParts, row: Import): Promise<number | null> {
  const { imports, clock } = parts;
  let current = await withoutChunks(imports, row);
  const circumstances = await circumstancesOf(parts, row);
  while (current?.document.stage === 'judging' && current.document.judged < current.document.pages.length) {
    if (parts.remaining() < TIME_TO_LEAVE) return clock.now();
    if (await isHalfSpent(parts, current.document)) {
      const waitingFor = WAITS_FOR_POINTS;
      await imports.change(row.id, (now) => withDocument(now, { waitingFor }));
      return nextHour(clock.now());
    }
    current = await judgePages(parts, current, circumstances);
  }
  await imports.change(row.id, (now) =>
    now.document.stage === 'judging' && now.document.judged === now.document.pages.length
      ? enter(now, 'judged', clock.now())
      : undefined,
  );
  return null;
}

/** What was read is taken away only when it is sure that nobody reads it again. */
async function withoutChunks(imports: ImportStore, row: Import): Promise<Import | undefined> {
  if (row.document.received === 0) return row;
  await imports.removeChunks(row.id, chunksOf(row.document.bytes));
  return imports.change(row.id, (now) => withDocument(now, { received: 0 }));
}

/** Said while points are left to others. */
const WAITS_FOR_POINTS =
  "Half of this hour's points for Jira are used; the other half is left to people who leave now. It goes on in the next hour.";

/** Whether what is left of the hour's points belongs to others. */
async function isHalfSpent(
  { runs, clock }: Pick<JudgeParts, 'runs' | 'clock'>,
  { hour }: Pick<ImportDocument, 'hour'>,
): Promise<boolean> {
  const own = thisHour(hour, clock.now()).points;
  return own > HALF_OF_POINTS || own + (await pointsOfRuns({ runs, clock })) > HALF_OF_POINTS;
}

async function circumstancesOf(
  parts: JudgeParts,
  { id, operatorId, document }: Import,
): Promise<Circumstances> {
  const seen = new Map<string, number>();
  for (let first = 0; first < document.judged; first += PAGES_READ) {
    const numbers = range(first, Math.min(first + PAGES_READ, document.judged));
    for (const page of await parts.imports.pages(id, numbers)) {
      for (const row of page?.rows ?? []) {
        const key = row.person?.accountId ?? nameOf(row);
        if (key !== undefined && !seen.has(key)) seen.set(key, row.line);
      }
    }
  }
  return { operatorId, seen, protectedPeople: await protectedPeople(parts, await parts.settings.read()) };
}

async function judgePages(
  parts: JudgeParts,
  row: Import,
  circumstances: Circumstances,
): Promise<Import | undefined> {
  const { imports, clock } = parts;
  const first = row.document.judged;
  const numbers = range(first, Math.min(first + PAGES_AT_A_TIME, row.document.pages.length));
  let points = 0;
  const judging = parts.judging((spent) => {
    points += spent;
  });
  const pages = (await imports.pages(row.id, numbers)).map((page) => {
    if (!page) throw new Error(`A page of the import ${row.id} is missing.`);
    return page;
  });
  const rows = pages.flatMap((page) => page.rows);
  const names = [...new Set(rows.flatMap((one) => nameOf(one) ?? []))];
  // Who stands in an earlier line is not asked about again.
  const asked = names.filter((name) => !circumstances.seen.has(name));
  const { knownAt, meant } = await judging.meant(
    asked.filter((name) => !name.includes('@')),
    asked.filter((name) => name.includes('@')),
  );
  const done = pages.map((page): RowPage => ({
    knownAt,
    rows: page.rows.map((one) => judged(one, meant.get(nameOf(one) ?? '') ?? 'unknown', circumstances)),
  }));
  await Promise.all(done.map((page, index) => imports.putPage(row.id, first + index, page)));
  return imports.change(row.id, (now) => {
    if (now.document.judged !== first) return undefined;
    const { pages: tallies, known } = now.document;
    return withDocument(now, {
      judged: first + done.length,
      pages: tallies.map((tally, number) => {
        const page = done[number - first];
        return page ? tallyOf(page.rows) : tally;
      }),
      known: {
        oldest: known && known.oldest < knownAt ? known.oldest : knownAt,
        newest: known && known.newest > knownAt ? known.newest : knownAt,
      },
      hour: withMore(now.document.hour, { points }, clock.now()),
      waitingFor: null,
    });
  });
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
