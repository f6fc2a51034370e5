import { isDeepStrictEqual } from 'node:util';
import type { ImportRowState } from '../../contract/imports';
import type { RunStore, SettingsStore, Wake } from '../ports';
import { reason } from '../reasons';
import { hasBegun, type Run } from '../run';
import { iso, MINUTE, SECOND, type Clock } from '../time';
import { hasEnded } from '../words';
import {
  countOf,
  MOST_UNDER_WAY,
  stateOf,
  tallyOf,
  withDocument,
  type Import,
  type ImportDocument,
  type RowPage,
  type StoredRow,
  type Tally,
} from './import';
import type { ImportStore } from './port';
import { resultOf, runOfRow } from './start-row';

/** How often it is looked how far the runs are, while some are carried, and while all of them wait. Milliseconds. */
export const LOOK_EVERY = 2 * SECOND;
export const LOOK_AT_WAITING_EVERY = 5 * MINUTE;
/** Pages whose runs one look reads; the others follow with the next one. */
const PAGES_A_LOOK = 20;
/**
 * Runs that wait, as for the day of a deletion, may be a hundred thousand, and each costs a unit of the store (facts, "KVS
 * rate"): one page of them is read for so long as the last look is ago, which is four hundred units a minute. Milliseconds.
 */
const WAITING_PAGE_EVERY = 15 * SECOND;
/** Pages of which one look asks those to stop that have not begun. */
const PAGES_ASKED = 5;

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
  const turn = turnOf(row, parts.clock.now());
  const numbers = [...new Set([...turn.moving, ...turn.waiting, ...turn.asked, ...pagesOfUnwritten(row)])];
  const pages = await parts.imports.pages(row.id, numbers);
  const zone = (await parts.settings.read()).times.zone;
  const changed = new Map<number, RowPage>();
  let isCarried = false;
  for (const [index, number] of numbers.entries()) {
    const page = pages[index];
    if (!page) continue;
    const isWanted = wantedRows(row, turn, number, parts.clock.now());
    const seen = await seenAgain(parts, row, page, isWanted, zone);
    if (seen.page !== undefined || !isCounted(row, number, page)) changed.set(number, seen.page ?? page);
    isCarried ||= seen.isCarried;
  }
  return { looked: await storePages(parts.imports, row, changed, turn.changes), isCarried };
}

/** Whether runs are left that have to be asked to stop. */
export const isStillAsking = ({ document: { stage, askedTo = 0, pages } }: Import): boolean =>
  stage === 'stopping' && askedTo < pages.length;

/** Which pages one look reads, by their numbers. */
interface Turn {
  /** With runs that are carried, or held. */
  moving: number[];
  /** With runs that wait. */
  waiting: number[];
  /** With runs that are to be asked to stop. */
  asked: number[];
  /** From where the next look goes on. */
  changes: Partial<ImportDocument>;
}

function turnOf(row: Import, now: number): Turn {
  const { stage, pages, nextLook, waitingLook = { next: 0, at: 0 }, askedTo = 0 } = row.document;
  // Until the rest is asked for, what is begun is one row.
  const moving = stage === 'canary' ? (['underway', 'held', 'waiting'] as const) : MOVING;
  const carried = inTurn(pagesWith(pages, ...moving), nextLook, PAGES_A_LOOK);
  if (isStillAsking(row)) {
    const open = pagesWith(pages, 'underway', 'held', 'waiting').filter((number) => number >= askedTo);
    const asked = open.slice(0, PAGES_ASKED);
    const isLast = asked.length === open.length;
    const changes = { nextLook: after(carried), askedTo: isLast ? pages.length : after(asked) };
    return { moving: carried, waiting: [], asked, changes };
  }
  const most = Math.min(PAGES_A_LOOK, Math.floor((now - waitingLook.at) / WAITING_PAGE_EVERY));
  const waiting = inTurn(pagesWith(pages, 'waiting'), waitingLook.next, most);
  const noted = waiting.length > 0 && { waitingLook: { next: after(waiting), at: now } };
  return { moving: carried, waiting, asked: [], changes: { nextLook: after(carried), ...noted } };
}

const MOVING = ['underway', 'held'] as const;

const pagesWith = (pages: readonly Tally[], ...states: ImportRowState[]): number[] =>
  pages.flatMap((tally, number) => (countOf([tally], ...states) > 0 ? [number] : []));

/** The ones that have not been looked at the longest come first: each look begins after the last one's end. */
const inTurn = (numbers: readonly number[], next: number, most: number): number[] =>
  [...numbers.filter((number) => number >= next), ...numbers.filter((number) => number < next)].slice(
    0,
    most,
  );

const after = (numbers: readonly number[]): number => (numbers.at(-1) ?? -1) + 1;

/** The rows of a page whose runs a look reads. @param now epoch milliseconds */
function wantedRows(row: Import, turn: Turn, number: number, now: number): (one: StoredRow) => boolean {
  const isWhole = turn.waiting.includes(number) || row.document.stage === 'canary';
  const isAsked = turn.asked.includes(number);
  return ({ result, ...one }) => {
    if (!result || hasEnded(result.status)) return false;
    const state = stateOf({ result, ...one });
    if (isWhole || state !== 'waiting') return true;
    // What waits for a moment only goes on soon after it has begun to.
    return isAsked ? result.hasBegun !== true : Date.parse(result.goesOnAt ?? '') <= now;
  };
}

/**
 * Pages of rows whose runs may have been begun by somebody who died before they wrote it down: rows begin in the order of
 * the file, so many at a time. While an import is running it begins them again, and meets the same runs; where it is not,
 * they would be carried out behind its back.
 */
function pagesOfUnwritten(row: Import): number[] {
  if (!mayBeUnwritten(row)) return [];
  const numbers: number[] = [];
  let rows = 0;
  for (const [number, tally] of row.document.pages.entries()) {
    if (rows >= MOST_UNDER_WAY) break;
    if (countOf([tally], 'found') === 0) continue;
    numbers.push(number);
    rows += countOf([tally], 'found');
  }
  return numbers;
}

const mayBeUnwritten = ({ document: { stage } }: Import): boolean =>
  stage === 'paused' || stage === 'stopping';

/** A page with what its runs have come to, where anything is new, and whether a worker has any of them in hand. */
async function seenAgain(
  parts: LookParts,
  row: Import,
  page: RowPage,
  isWanted: (one: StoredRow) => boolean,
  zone: string,
): Promise<{ page: RowPage | undefined; isCarried: boolean }> {
  const unwritten = mayBeUnwritten(row)
    ? page.rows.filter((one) => stateOf(one) === 'found').slice(0, MOST_UNDER_WAY)
    : [];
  const asked = [...page.rows.filter(isWanted), ...unwritten];
  const ids = asked.flatMap(({ line, person }) => (person ? [runOfRow(row.id, line, person.accountId)] : []));
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

/** Whether it is known of a page where its rows are: whoever stored it may have died before they noted that. */
export const isCounted = ({ document }: Import, number: number, page: RowPage): boolean =>
  isDeepStrictEqual(tallyOf(page.rows), document.pages[number]);

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
