/** Imports of many people from a file, as the pages see them. Times are ISO 8601. */
import type { OffboardRequest } from './calls';
import type { PersonView, RunStatusView } from './runs';

/**
 * Where an import is. `judged` waits for the canary to be begun, `asking` for the rest to be confirmed; `removed` has
 * only its figures left.
 */
export type ImportStage =
  | 'uploading'
  | 'mapping'
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

export interface ImportRowView {
  line: number;
  /** As the file says it. */
  accountId: string | null;
  email: string | null;
  name: string | null;
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

export interface ImportView extends ImportListed {
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
  mapping: { lines: string[][]; columns: ImportColumns } | null;
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
  beginImport: {
    payload: { name: string; bytes: number; lastModified: number };
    result: ImportView;
  };
  /** Chunks come in their order, as base64; one that is there already is taken again without effect. */
  putImportChunk: { payload: { id: string; number: number; data: string }; result: ImportView };
  confirmImportColumns: { payload: { id: string; columns: ImportColumns }; result: ImportView };
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
