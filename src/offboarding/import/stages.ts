import type { ImportStage } from '../../contract/imports';
import { RequestProblem } from '../console/request';
import type { SettingsStore } from '../ports';
import { DAY, iso, type Clock } from '../time';
import { chunksOf, withDocument, type Import, type ImportDocument } from './import';
import type { ImportStore, ImportWake } from './port';

/** Days that rows are kept once nothing happens by itself any more. */
const KEPT_DAYS = 30;
/** Stages in which something happens by itself. */
const BUSY: readonly ImportStage[] = [
  'dates',
  'reading',
  'judging',
  'canary',
  'running',
  'paused',
  'stopping',
];

export interface StageParts {
  imports: ImportStore;
  importWake: ImportWake;
  settings: SettingsStore;
  clock: Clock;
}

/** Whether something happens by itself. */
export const isBusy = (stage: ImportStage): boolean => BUSY.includes(stage);

/** An import in its next stage. @param now epoch milliseconds */
export function enter(
  row: Import,
  stage: ImportStage,
  now: number,
  changes: Partial<ImportDocument> = {},
): Import {
  const entered = withDocument(row, { waitingFor: null, ...changes, stage });
  if (isBusy(stage)) return { ...entered, work: 'due', dueAt: iso(now) };
  return stage === 'removed' ? { ...entered, work: 'none' } : atRest(entered, now);
}

/** An import at which nothing happens by itself until somebody lets it. @param now epoch milliseconds */
export const atRest = (row: Import, now: number): Import => ({
  ...row,
  work: 'kept',
  dueAt: iso(now + KEPT_DAYS * DAY),
});

/** @throws RequestProblem when there is no such import */
export async function existing(imports: ImportStore, id: string): Promise<Import> {
  const row = await imports.get(id);
  if (!row) throw new RequestProblem('There is no such import.');
  return row;
}

/**
 * An import for whoever goes on with it, who has to be the one that began it.
 * @throws RequestProblem when it is somebody else's, or is not in one of the stages
 */
export async function ownImport(
  imports: ImportStore,
  id: string,
  operatorId: string,
  ...stages: ImportStage[]
): Promise<Import> {
  const row = await existing(imports, id);
  if (row.operatorId !== operatorId) {
    const { displayName } = row.document.operator;
    throw new RequestProblem(`This import is ${displayName}'s. Only they can go on with it.`);
  }
  checkStage(row, stages);
  return row;
}

/** @throws RequestProblem when an import is in none of these stages */
export function checkStage(row: Import, stages: readonly ImportStage[]): void {
  if (!stages.includes(row.document.stage))
    throw new RequestProblem('The import has gone on meanwhile. Reload the page.');
}

/**
 * Puts an import into its next stage, unless it has gone on meanwhile, and lets the consumer know where something
 * is to be done.
 * @throws RequestProblem when it has
 */
export async function move(
  { imports, importWake, clock }: StageParts,
  row: Import,
  stage: ImportStage,
  changes: Partial<ImportDocument> = {},
): Promise<Import> {
  const from = row.document.stage;
  const moved = await imports.change(row.id, (now) =>
    now.document.stage === from ? enter(now, stage, clock.now(), changes) : undefined,
  );
  if (!moved) throw new RequestProblem('There is no such import.');
  checkStage(moved, [stage]);
  if (isBusy(stage)) await importWake.goOn(row.id);
  return moved;
}

/** Takes file and rows away; what is left are figures. */
export async function removeContent(imports: ImportStore, { id, document }: Import): Promise<void> {
  await imports.removeChunks(id, chunksOf(document.bytes));
  await imports.removePages(id, document.pages.length);
}
