import type { ImportAction, ImportStage } from '../../contract/imports';
import { RequestProblem } from '../console/request';
import type { PersonName } from '../ticket';
import { iso } from '../time';
import type { Import } from './import';
import {
  checkStage,
  enter,
  existing,
  isBusy,
  move,
  ownImport,
  removeContent,
  type StageParts,
} from './stages';

/** From where one may. */
const STAGES: Readonly<Record<ImportAction, readonly ImportStage[]>> = {
  pause: ['running'],
  resume: ['paused'],
  stop: ['canary', 'asking', 'running', 'paused'],
  remove: ['uploading', 'mapping', 'judged', 'asking', 'stopped', 'done', 'unusable'],
};

/** What an operator may do with an import now: whoever did not begin it can only keep it from going on. */
export function actionsFor({ operatorId, document }: Import, callerId: string): ImportAction[] {
  const actions =
    operatorId === callerId ? (['pause', 'resume', 'stop', 'remove'] as const) : (['pause', 'stop'] as const);
  return actions.filter((action) => STAGES[action].includes(document.stage));
}

/**
 * Pauses, resumes or stops. Whoever is an operator may keep people from losing their access; only the one who began the
 * import lets it go on.
 * @throws RequestProblem where the import is not at a stage for it
 */
export async function steerImport(
  parts: StageParts,
  id: string,
  to: 'pause' | 'resume' | 'stop',
  operator: PersonName,
): Promise<Import> {
  if (to === 'resume')
    return move(parts, await ownImport(parts.imports, id, operator.accountId, ...STAGES.resume), 'running');
  const row = await existing(parts.imports, id);
  checkStage(row, STAGES[to]);
  return to === 'pause' ? move(parts, row, 'paused') : move(parts, row, 'stopping', { stoppedBy: operator });
}

/**
 * Removes file and rows at once; who did what, and the figures, stay.
 * @throws RequestProblem while something happens by itself
 */
export async function removeImport(parts: StageParts, id: string, operatorId: string): Promise<Import> {
  const row = await ownImport(parts.imports, id, operatorId, ...STAGES.remove);
  return remove(parts, row);
}

/** Imports whose rows one schedule removes. */
const MOST_REMOVED = 25;

/** Removes the rows of imports in which nothing has happened for thirty days. */
export async function removeOldImports(parts: StageParts): Promise<void> {
  for (const row of await parts.imports.due('kept', iso(parts.clock.now()), MOST_REMOVED)) {
    await remove(parts, row);
  }
}

async function remove({ imports, clock }: StageParts, row: Import): Promise<Import> {
  const removed = await imports.change(row.id, (now) =>
    isBusy(now.document.stage) && now.work === 'due'
      ? undefined
      : enter(now, 'removed', clock.now(), { look: null, known: null, canary: null, request: null }),
  );
  if (removed?.document.stage !== 'removed')
    throw new RequestProblem('The import has gone on meanwhile. Reload the page.');
  await removeContent(imports, removed);
  return removed;
}
