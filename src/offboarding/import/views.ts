import type { ImportColumns, ImportListed, ImportRowState, ImportView } from '../../contract/imports';
import type { RunStore, SettingsStore } from '../ports';
import { isGood } from './canary';
import type { Columns } from './columns';
import { chunksOf, rowsOf, type Import, type Tally } from './import';
import type { ImportStore } from './port';
import type { FileLook } from './read-rows';
import { resultOf } from './start-row';

/** Imports that the list shows. */
const MOST_LISTED = 20;

interface ViewParts {
  runs: RunStore;
  settings: SettingsStore;
}

/** The latest imports of everybody. */
export async function listImports({ imports }: { imports: ImportStore }): Promise<ImportListed[]> {
  return (await imports.latest(MOST_LISTED)).map(listed);
}

function listed({ id, createdAt, document }: Import): ImportListed {
  const { name, operator, stage, pages } = document;
  return { id, name, operator, createdAt, stage, rows: rowsOf(pages), states: sumOf(pages) };
}

function sumOf(pages: readonly Tally[]): Tally {
  const sum: Tally = {};
  for (const tally of pages) {
    for (const [state, number] of Object.entries(tally) as [ImportRowState, number][]) {
      sum[state] = (sum[state] ?? 0) + number;
    }
  }
  return sum;
}

/** An import with everything that the caller may know of it. */
export async function importView(parts: ViewParts, row: Import, callerId: string): Promise<ImportView> {
  const { bytes, lastModified, received, stage, look, known, request, waitingFor, problem } = row.document;
  return {
    ...listed(row),
    isOwn: row.operatorId === callerId,
    bytes,
    lastModified,
    chunks: chunksOf(bytes),
    received,
    mapping: stage === 'mapping' && look ? mappingOf(look) : null,
    known,
    request,
    canary: await canaryView(parts, row),
    waiting: waitingFor,
    problem,
    removedAt: row.work === 'kept' ? row.dueAt : null,
  };
}

async function canaryView(
  { runs, settings }: Pick<ViewParts, 'runs' | 'settings'>,
  { document: { canary } }: Import,
): Promise<ImportView['canary']> {
  const run = canary ? await runs.get(canary.runId) : undefined;
  if (!run || !canary) return null;
  const { zone } = (await settings.read()).times;
  const { line, person, runId } = canary;
  const { status, words } = resultOf(run, zone);
  return { line, person, runId, status, words, isVerified: isGood(run) };
}

const mappingOf = ({ records, columns }: FileLook): ImportView['mapping'] => ({
  lines: records,
  columns: columns ? chosen(columns) : { accountId: null, email: null, name: null, hasHeader: true },
});

const chosen = ({ accountId, email, name, hasHeader }: Columns): ImportColumns => ({
  accountId: orNull(accountId),
  email: orNull(email),
  name: orNull(name),
  hasHeader,
});

const orNull = (column: number): number | null => (column < 0 ? null : column);
