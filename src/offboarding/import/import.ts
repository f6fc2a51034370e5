import type {
  DatesCounts,
  ImportRowState,
  ImportStage,
  ImportVerdict,
  ImportView,
} from '../../contract/imports';
import type { OffboardRequest } from '../../contract/calls';
import type { PersonName } from '../ticket';
import type { RunStatus } from '../words';
import type { DateColumns } from './columns';
import type { FileFormat, FileLook, Position } from './read-rows';

/** Bytes of a file; a larger one is split by whoever has it. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** Rows of a file. */
export const MOST_ROWS = 100_000;
/** Bytes of a chunk: as base64, a third more, it stays below 200 KiB, and a value of the store below its 240. */
export const CHUNK_BYTES = 144 * 1024;
/**
 * Runs of an import that are under way at a time: those that the worker carries, and some to go on with between two looks.
 * At Jira's pace they last some eight seconds, so that a pause stops nearly everything that has not begun, and nobody waits
 * so long that they have to be read again.
 */
export const MOST_UNDER_WAY = 48;
/** Rows in one value of the store, each at its largest far below a hundredth of its 240 KiB. */
export const ROWS_A_PAGE = 100;
/** Characters of a text of the file that are kept. */
export const MOST_CHARACTERS = 120;
/** Characters of why a row waits, or is not done: with them a row is at its largest still below a hundredth of a value. */
export const MOST_CHARACTERS_OF_WHY = 300;

/** One row of the file, with what came of it. */
export interface StoredRow {
  line: number;
  accountId: string | null;
  email: string | null;
  name: string | null;
  /** What stands for id and address and is neither; absent where there is nothing of the kind. */
  unusable?: string;
  /** Null until it was looked at. */
  verdict: ImportVerdict | null;
  /** Who it is, where that is known. */
  person: PersonName | null;
  /** Why it is judged so, as a sentence. */
  words: string | null;
  /** What its run has come to, as last seen; null while nothing was begun. */
  result: RowResult | null;
}

export interface RowResult {
  status: RunStatus;
  /** Whether all of it is done, or nothing was left to be done. */
  isSuccess: boolean;
  /** Why it waits, was refused or given up, as a sentence. */
  words: string | null;
  /** ISO 8601 */
  endedAt: string | null;
  /** Whether its run has begun; absent in rows of earlier versions. */
  hasBegun?: boolean;
  /** When a run that waits goes on, ISO 8601. */
  goesOnAt?: string;
}

/** A row whose run could not be made so far. */
export interface FailingRow {
  line: number;
  /** How often it was tried. */
  times: number;
  /** When it is tried again. Epoch milliseconds. */
  at: number;
  /** For people. */
  why: string;
}

export interface RowPage {
  /** As of when the people of it are known, ISO 8601, or a day (yyyy-MM-dd); null before they were looked at. */
  knownAt: string | null;
  rows: StoredRow[];
}

/** How many rows of a page are where. */
export type Tally = Partial<Record<ImportRowState, number>>;

/** How far the days of a file have become signs of activity. */
export interface ImportDates {
  use: 'beside' | 'only';
  /** yyyy-MM-dd: as of when the file is. */
  fileDay: string;
  columns: DateColumns;
  counts: DatesCounts;
  /** People are worked in so many parts; the parts before `next` are kept. `of` is null before the file was read. */
  next: number;
  of: number | null;
}

/** Everything about an import that no index needs. */
export interface ImportDocument {
  /** Of the file. */
  name: string;
  bytes: number;
  /** Epoch milliseconds. */
  lastModified: number;
  operator: PersonName;
  stage: ImportStage;
  /** How many chunks of the file have come; 0 again when they were removed. */
  received: number;
  /** The beginning of the file, until somebody has said which column is what. */
  look: FileLook | null;
  format: FileFormat | null;
  /** Imports of earlier versions, and those that leave the days out, have none. */
  dates?: ImportDates;
  /** Up to where the file was read; rows up to there are stored. */
  read: Position;
  /** One for each page of rows. */
  pages: Tally[];
  /** How many pages were judged. */
  judged: number;
  known: { oldest: string; newest: string } | null;
  request: OffboardRequest | null;
  canary: { line: number; person: PersonName; runId: string } | null;
  /** The page with which the next look at the runs begins. */
  nextLook: number;
  /** The same for those that wait, and when that was last, in epoch milliseconds; absent before the first look. */
  waitingLook?: { next: number; at: number };
  /** How many pages were asked to stop; absent before somebody has stopped it. */
  askedTo?: number;
  /** When the rest was confirmed, ISO 8601; absent before, and in imports of earlier versions. */
  confirmedAt?: string;
  /** Rows whose runs could not be made so far; absent where there were never any. */
  failing?: FailingRow[];
  waitingFor: string | null;
  /** Who has stopped it. */
  stoppedBy: PersonName | null;
  /** Why the file cannot be used. */
  problem: string | null;
  hour: HourOfImport;
  /** Of the last write, so that a writer knows its own when the answer got lost. */
  mark: string;
}

/** What was done in the hour that began at `from`, in epoch milliseconds. */
export interface HourOfImport {
  from: number;
  /** What it has cost by itself, without its runs. */
  points: number;
  /** Rows whose runs were begun; absent before the first note. */
  begun?: number;
  /** The most that may begin; absent as long as Jira has not said that the hour's points are nearly used up. */
  most?: number;
}

/** A file with people, and what is made of it. The fields beside `document` are the ones that are queried by. */
export interface Import {
  id: string;
  kind: 'import';
  operatorId: string;
  createdAt: string;
  /** Whether something is to be done by itself: to go on, or to remove the rows; at `dueAt`. */
  work: 'due' | 'kept' | 'none';
  /** ISO 8601 */
  dueAt: string;
  version: number;
  document: ImportDocument;
}

/** How many chunks a file of so many bytes has. */
export const chunksOf = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES);

/** How many rows are where, or how many of these states. */
export const countOf = (pages: readonly Tally[], ...states: ImportRowState[]): number =>
  pages.reduce((sum, tally) => sum + states.reduce((some, state) => some + (tally[state] ?? 0), 0), 0);

/** States of rows whose run is over. */
const ENDED = ['done', 'incomplete', 'failed', 'cancelled', 'refused'] as const;
/** States of rows whose people are to lose access. */
const TAKEN = ['found', 'underway', 'waiting', 'held', ...ENDED] as const;
/** States of rows that are as they were wanted. */
const SUCCESSES: readonly ImportRowState[] = ['done', 'gone'];

export const isSuccess = (state: ImportRowState): boolean => SUCCESSES.includes(state);

/** How many people an import takes access from altogether. */
export const peopleOf = ({ document: { pages } }: Pick<Import, 'document'>): number =>
  countOf(pages, ...TAKEN);

/** How far an import is. */
export const totalsOf = ({ document }: Pick<Import, 'document'>): ImportView['totals'] => ({
  people: peopleOf({ document }),
  ended: countOf(document.pages, ...ENDED),
  left: countOf(document.pages, 'found'),
  successes: countOf(document.pages, ...SUCCESSES),
});

/** How many rows have been read. */
export const rowsOf = (pages: readonly Tally[]): number =>
  pages.reduce((sum, tally) => sum + Object.values(tally).reduce((some, number) => some + number, 0), 0);

/** Where a row is. */
export function stateOf({ verdict, result }: StoredRow): ImportRowState {
  if (verdict === null) return 'unjudged';
  if (verdict !== 'found' || result === null) return verdict;
  if (result.isSuccess) return 'done';
  switch (result.status) {
    case 'queued':
    case 'running':
      return 'underway';
    case 'scheduled':
    case 'waiting':
      return 'waiting';
    case 'completed':
    case 'rehearsed':
      return 'done';
    case 'held':
    case 'incomplete':
    case 'failed':
    case 'cancelled':
    case 'refused':
      return result.status;
  }
}

export function tallyOf(rows: readonly StoredRow[]): Tally {
  const tally: Tally = {};
  for (const row of rows) {
    const state = stateOf(row);
    tally[state] = (tally[state] ?? 0) + 1;
  }
  return tally;
}

/** A change of the document of an import. */
export const withDocument = (row: Import, changes: Partial<ImportDocument>): Import => ({
  ...row,
  document: { ...row.document, ...changes },
});

/** Texts of a file are as long as somebody made them. */
export const clipped = (text: string): string => text.slice(0, MOST_CHARACTERS);
