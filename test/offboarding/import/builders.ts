import {
  withDocument,
  type Import,
  type ImportDocument,
  type StoredRow,
} from '../../../src/offboarding/import/import';
import { newImport } from '../../../src/offboarding/import/new-import';
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

const FILE = { name: 'leavers.csv', bytes: 100, lastModified: 0 };
const OLGA = { accountId: 'olga', displayName: 'Olga' };

/** An import of Olga's at which something is to be done. @param now epoch milliseconds */
export const importOf = (changes: Partial<ImportDocument>, now: number): Import => ({
  ...withDocument(newImport('import', FILE, OLGA, now), changes),
  work: 'due',
  dueAt: iso(now),
});
