import type { Effect } from '../effects';
import { effectId } from '../effects';
import type { RunStore } from '../ports';
import type { Run } from '../run';
import { undoableInWords, undoables, type Undoable } from './undoable';

/** What a restore is to give back, of what the run that it undoes took. */
export interface Undoing {
  undone: Run;
  chosen: Undoable[];
}

/** Reads what a restore is about; undefined where the run that it undoes is not stored any more. */
export async function readUndoing(runs: RunStore, { document }: Run): Promise<Undoing | undefined> {
  const { restores } = document;
  const loaded = restores && (await runs.load(restores.runId));
  if (!restores || !loaded?.plan) return undefined;
  const chosen = new Set(restores.chosen);
  const effects = await runs.effects(loaded.run);
  return {
    undone: loaded.run,
    chosen: undoables(loaded.plan, effects).filter(({ id }) => chosen.has(id)),
  };
}

/** The effect of giving one thing back. */
export const givenBack = (
  undoable: Undoable,
  at: string,
  turnedOut: Pick<Effect, 'outcome'> & Partial<Pick<Effect, 'words' | 'advice' | 'channel'>>,
): Effect => ({
  id: effectId('give-back', undoable.id),
  kind: 'give-back',
  subject: { id: undoable.id, name: undoableInWords(undoable) },
  at,
  words: null,
  advice: null,
  ...turnedOut,
});
