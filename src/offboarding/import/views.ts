import type { ImportColumns, ImportListed, ImportRowState, ImportView } from '../../contract/imports';
import type { RunStore, SettingsStore } from '../ports';
import type { Clock } from '../time';
import { isGood } from './canary';
import type { Columns } from './columns';
import { datesIn } from './dates';
import {
  chunksOf,
  rowsOf,
  totalsOf,
  type Import,
  type ImportDates,
  type ImportDocument,
  type Tally,
} from './import';
import type { ImportStore } from './port';
import type { FileLook } from './read-rows';
import { isBusy } from './stages';
import { resultOf } from './start-row';
import { actionsFor } from './steer';

/** Imports that the list shows. */
const MOST_LISTED = 20;

interface ViewParts {
  runs: RunStore;
  settings: SettingsStore;
  clock: Clock;
}

/** The latest imports of everybody. */
export async function listImports({ imports }: { imports: ImportStore }): Promise<ImportListed[]> {
  return (await imports.latest(MOST_LISTED)).map(listed);
}

function listed({ id, createdAt, document }: Import): ImportListed {
  const { name, operator, stage, pages, dates } = document;
  const rows = dates?.use === 'only' ? dates.counts.rows : rowsOf(pages);
  return { id, name, operator, createdAt, stage, rows, states: sumOf(pages) };
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
  const { bytes, lastModified, received, stage, look, dates, known, request, waitingFor, problem } =
    row.document;
  return {
    ...listed(row),
    isOwn: row.operatorId === callerId,
    actions: actionsFor(row, callerId),
    isBusy: isBusy(stage),
    totals: totalsOf(row),
    bytes,
    lastModified,
    chunks: chunksOf(bytes),
    received,
    mapping: stage === 'mapping' && look ? await mappingOf(parts, row, look) : null,
    dates: dates ? datesView(dates, stage) : null,
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
  const { status, words } = await resultOf(runs, run, zone);
  return { line, person, runId, status, words, isVerified: isGood(run) };
}

async function mappingOf(
  { settings, clock }: ViewParts,
  { document }: Import,
  look: FileLook,
): Promise<ImportView['mapping']> {
  const { records, columns } = look;
  const { inactivity } = await settings.read();
  return {
    lines: records,
    columns: columns ? chosen(columns) : { accountId: null, email: null, name: null, hasHeader: true },
    dates: inactivity.on ? datesIn(look, document, clock.now()) : null,
  };
}

const datesView = (
  { use, fileDay, counts }: ImportDates,
  stage: ImportDocument['stage'],
): ImportView['dates'] => ({ use, fileDay, counts, isDone: stage !== 'dates' });

const chosen = ({ accountId, email, name, hasHeader }: Columns): ImportColumns => ({
  accountId: orNull(accountId),
  email: orNull(email),
  name: orNull(name),
  hasHeader,
});

const orNull = (column: number): number | null => (column < 0 ? null : column);
