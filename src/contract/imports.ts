/**
 * Imports of many people from a file, as the pages see them. Times are ISO 8601; as of when somebody is known may be a day
 * (yyyy-MM-dd).
 */
import type { OffboardRequest } from './calls';
import type { PersonView, RunStatusView } from './runs';

/**
 * Where an import is. `dates` takes over when people were last seen; `judged` waits for the canary to be begun, `asking` for the rest to be confirmed; `removed` has
 * only its figures left.
 */
export type ImportStage =
  | 'uploading'
  | 'mapping'
  | 'dates'
  | 'reading'
  | 'judging'
  | 'judged'
  | 'canary'
  | 'asking'
  | 'running'
  | 'paused'
  | 'stopping'
  | 'stopped'
  | 'done'
  | 'unusable'
  | 'removed';

/** What is known of a row before anything is done. */
export type ImportVerdict =
  'found' | 'gone' | 'protected' | 'ambiguous' | 'unknown' | 'duplicate' | 'yourself';

/**
 * Where a row is: a verdict for as long as nothing was begun for it; later what its run has come to. `waiting` stands for
 * runs that wait for their time, `done` for what is done and was read back.
 */
export type ImportRowState =
  | ImportVerdict
  | 'unjudged'
  | 'underway'
  | 'waiting'
  | 'held'
  | 'done'
  | 'incomplete'
  | 'failed'
  | 'cancelled'
  | 'refused';

/** Columns by their number from 0; null where none does. */
export interface ImportColumns {
  accountId: number | null;
  email: number | null;
  name: number | null;
  hasHeader: boolean;
}

/** What becomes of the days on which the file says people were last seen; `only`: nobody is offboarded by the file. */
export type DatesUse = 'none' | 'beside' | 'only';

/** Which days count, and as of when: what is left out is taken from the file. */
export interface DatesChoice {
  use: DatesUse;
  /** One of the sites that the titles name; needed where there are several. */
  site?: string | undefined;
  /** yyyy-MM-dd: the day on which the file was made. */
  fileDay?: string | undefined;
}

/** What the days of a file told; numbers of days, save for `rows`. */
export interface DatesCounts {
  rows: number;
  /** Kept as signs of activity of people with access. */
  noted: number;
  /** Said to be never; that says nothing. */
  never: number;
  /** No date at all, or one that is yet to come. */
  unreadable: number;
  future: number;
  /** In rows without an account id. */
  unnamed: number;
  /** Of products that this site does not have. */
  otherProducts: number;
  /** Of people who are not in the directory of people with access. */
  unknownPeople: number;
}

export interface ImportRowView {
  line: number;
  /** As the file says it. */
  accountId: string | null;
  email: string | null;
  name: string | null;
  /** What stands in the cells for id and address and is neither. */
  unusable: string | null;
  /** Who it is. */
  person: PersonView | null;
  state: ImportRowState;
  /** Why, as a sentence. */
  words: string | null;
  runId: string | null;
  /** As of when the person is known; null before it was looked at. */
  knownAt: string | null;
}

/** One import among others. */
export interface ImportListed {
  id: string;
  /** The name of the file. */
  name: string;
  operator: PersonView;
  createdAt: string;
  stage: ImportStage;
  rows: number;
  /** Numbers of rows; what there is none of is left out. */
  states: Partial<Record<ImportRowState, number>>;
}

export type ImportAction = 'pause' | 'resume' | 'stop' | 'remove';

export interface ImportView extends ImportListed {
  /** What the caller may do with it now, if they are an operator. */
  actions: ImportAction[];
  /** Whether something goes on by itself. */
  isBusy: boolean;
  /** People who lose their access, those of them who are over and who are still to be begun; rows that are as they were wanted. */
  totals: { people: number; ended: number; left: number; successes: number };
  /** Whether the caller began it, who alone may go on with it. */
  isOwn: boolean;
  /** Of the file. */
  bytes: number;
  /** Of the file, epoch milliseconds: the same file again goes on where the upload stopped. */
  lastModified: number;
  chunks: number;
  /** How many of them are there; the next one has this number. */
  received: number;
  /** The first lines of the file, and what was recognised; null before the upload and after the mapping. */
  mapping: {
    lines: string[][];
    columns: ImportColumns;
    /**
     * The days that the file has of people; null where it has none. `products` holds null where a column tells no
     * products apart; more than one of `sites`: somebody has to say which one this is.
     */
    dates: { products: (string | null)[]; sites: string[]; fileDay: string } | null;
  } | null;
  /** What was made of the days of the file; null where they are left out. */
  dates: { use: 'beside' | 'only'; fileDay: string; isDone: boolean; counts: DatesCounts } | null;
  /** Between when and when the people were looked at. */
  known: { oldest: string; newest: string } | null;
  request: OffboardRequest | null;
  canary: {
    line: number;
    person: PersonView;
    runId: string;
    status: RunStatusView;
    /** Why it waits or was refused, as a sentence. */
    words: string | null;
    /** Whether it was read back, so that the rest may be confirmed. */
    isVerified: boolean;
  } | null;
  /** Why nothing happens right now, as a sentence. */
  waiting: string | null;
  /** Why the file cannot be used, as a sentence. */
  problem: string | null;
  /** When the rows go by themselves, once nothing is done any more. */
  removedAt: string | null;
}

export interface ImportCalls {
  /** The latest ones of everybody, and what a file may be. */
  listImports: {
    payload: Record<string, never>;
    result: {
      imports: ImportListed[];
      mostBytes: number;
      mostRows: number;
      chunkBytes: number;
    };
  };
  getImport: { payload: { id: string }; result: ImportView };
  /** The same `requestId` twice begins once. */
  beginImport: {
    payload: { requestId: string; name: string; bytes: number; lastModified: number };
    result: ImportView;
  };
  /** Chunks come in their order, as base64; one that is there already is taken again without effect. */
  putImportChunk: { payload: { id: string; number: number; data: string }; result: ImportView };
  /** Without `dates` the days of the file are taken over beside the import, where they are clear. */
  confirmImportColumns: {
    payload: { id: string; columns: ImportColumns; dates?: DatesChoice | undefined };
    result: ImportView;
  };
  /** Rows in the order of the file; `states` leaves others out. */
  listImportRows: {
    payload: { id: string; states?: ImportRowState[] | undefined; startAt: number };
    result: { rows: ImportRowView[]; total: number };
  };
  /** Begins the row of one line. `fingerprint` is the one of its preview; a plan that is another one now is refused. */
  startCanary: {
    payload: { id: string; line: number; request: OffboardRequest; fingerprint: string };
    result: ImportView;
  };
  /** Lets the rest begin. `typedCount` repeats its number when it is more than five. */
  confirmImport: { payload: { id: string; typedCount: number | null }; result: ImportView };
  /** `stop` is for good, and cancels what has not begun; whoever is an operator may pause and stop. */
  steerImport: { payload: { id: string; to: 'pause' | 'resume' | 'stop' }; result: ImportView };
  /** Removes file and rows now. */
  removeImport: { payload: { id: string }; result: ImportView };
  /** One part of the result file; parts are put one after the other. `part` counts from 1. */
  readImportResult: {
    payload: { id: string; part: number };
    result: { name: string; content: string; parts: number };
  };
}
