import type { ImportRowState } from '../../contract/imports';
import { csvOf } from '../csv';
import { isSuccess, stateOf, type Import, type StoredRow } from './import';
import type { ImportStore } from './port';
import { runOfRow } from './start-row';

/** Pages of one part: 2,000 rows stay far below the 5 MB of an answer. */
const PAGES_A_PART = 20;

const HEAD = [
  'Line',
  'Account id',
  'E-mail',
  'Name',
  'Not understood',
  'Person',
  'Person id',
  'Result',
  'Success',
  'Why',
  'Run',
  'Ended at',
] as const;

const WORDS: Record<ImportRowState, string> = {
  unjudged: 'Not looked at',
  found: 'Not begun',
  gone: 'Gone already',
  protected: 'Left out: protected',
  ambiguous: 'Left out: ambiguous',
  unknown: 'Left out: unknown',
  duplicate: 'Left out: twice in the file',
  yourself: 'Left out: yourself',
  underway: 'Under way',
  waiting: 'Waiting',
  held: 'Held',
  done: 'Done',
  incomplete: 'Partly done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  refused: 'Refused',
};

/** What may still become something else. */
const OPEN: readonly ImportRowState[] = ['unjudged', 'found', 'underway', 'waiting', 'held'];

/** One part of the result: a line for each row of the file. @param part from 1 */
export async function resultFile(
  imports: ImportStore,
  { id, document }: Import,
  part: number,
): Promise<{ name: string; content: string; parts: number }> {
  const { pages, name } = document;
  const first = (part - 1) * PAGES_A_PART;
  const numbers = pages.flatMap((_, number) =>
    number >= first && number < first + PAGES_A_PART ? [number] : [],
  );
  const rows = (await imports.pages(id, numbers)).flatMap((page) => page?.rows ?? []);
  const lines = rows.map((row) => lineOf(id, row));
  return {
    name: `result-${name.replace(/\.[^.]*$/, '').replace(/[^\w.-]+/g, '-')}.csv`,
    content: csvOf(part === 1 ? [HEAD, ...lines] : lines, part === 1),
    parts: Math.max(1, Math.ceil(pages.length / PAGES_A_PART)),
  };
}

function lineOf(id: string, row: StoredRow): (string | number)[] {
  const state = stateOf(row);
  const { line, person, result } = row;
  return [
    line,
    row.accountId ?? '',
    row.email ?? '',
    row.name ?? '',
    row.unusable ?? '',
    person?.displayName ?? '',
    person?.accountId ?? '',
    WORDS[state],
    OPEN.includes(state) ? '' : isSuccess(state) ? 'yes' : 'no',
    result?.words ?? row.words ?? '',
    result && person ? runOfRow(id, line, person.accountId) : '',
    result?.endedAt ?? '',
  ];
}
