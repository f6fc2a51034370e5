import { csvOf } from '../../csv';
import type { SealedEntry } from '../chain';
import type { FileContent } from './export-evidence';

/** Facts and personal fields that have a column of their own, in this order. */
const FACTS = [
  'sequence',
  'at',
  'kind',
  'by',
  'way',
  'effect',
  'outcome',
  'status',
  'before',
  'after',
  'channel',
  'requestId',
  'subjectId',
  'ticketId',
  'ticketKey',
  'reason',
] as const;
const PERSONAL = [
  'subjectName',
  'leaverId',
  'leaverName',
  'operatorId',
  'operatorName',
  'toId',
  'toName',
  'words',
  'advice',
  'why',
  'via',
] as const;

/** Entries as a table, one to a line. */
export function table({ chains }: FileContent): string {
  const rows = chains.flatMap(({ run, entries }) =>
    entries.map((entry) => [
      run.document.evidence?.id ?? '',
      ...columnsOf(entry),
      entry.previous,
      entry.hash,
    ]),
  );
  return csvOf([['run', ...FACTS, ...PERSONAL, 'previous', 'hash'], ...rows]);
}

const columnsOf = ({ facts, personal }: SealedEntry): string[] => [
  ...FACTS.map((name) => textOf(facts[name])),
  ...PERSONAL.map((name) => personal[name]?.value ?? textOf(facts[name])),
];

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
