import type { Import, ImportDocument, StoredRow } from '../../../src/offboarding/import/import';
import { iso } from '../../../src/offboarding/time';

/** A row that nobody has looked at. */
export const rowOf = (changes: Partial<StoredRow> = {}): StoredRow => ({
  line: 2,
  accountId: 'leo',
  email: null,
  name: null,
  verdict: null,
  person: null,
  words: null,
  result: null,
  ...changes,
});

/** An import of Olga's at which something is to be done. @param now epoch milliseconds */
export const importOf = (changes: Partial<ImportDocument>, now: number): Import => ({
  id: 'import',
  kind: 'import',
  operatorId: 'olga',
  createdAt: iso(now),
  work: 'due',
  dueAt: iso(now),
  version: 1,
  document: {
    name: 'leavers.csv',
    bytes: 100,
    lastModified: 0,
    operator: { accountId: 'olga', displayName: 'Olga' },
    stage: 'uploading',
    received: 0,
    look: null,
    format: null,
    read: { bytes: 0, lines: 0 },
    pages: [],
    judged: 0,
    known: null,
    request: null,
    canary: null,
    nextLook: 0,
    waitingFor: null,
    stoppedBy: null,
    problem: null,
    hour: { from: 0, points: 0 },
    mark: '',
    ...changes,
  },
});
