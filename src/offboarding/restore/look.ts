import { createHash } from 'node:crypto';
import type { RestoreItemView } from '../../contract/restore';
import type { LeaverFacts } from '../facts';
import type { Catalogue, Directory, RunStore } from '../ports';
import type { Reason } from '../reasons';
import type { Run } from '../run';
import type { Plan } from '../plan';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { readForRestore, restoreRefusal } from './refusal';
import { createGiving, type GivingParts, type Standing } from './standing';
import { standingInWords } from './standing-words';
import { undoableInWords, undoables, type Undoable } from './undoable';

export interface LookParts extends GivingParts {
  directory: Directory;
  catalogue: Pick<Catalogue, 'groups' | 'people'>;
  runs: RunStore;
}

/** Groups or people whose names are asked for at a time. */
const NAMES_AT_A_TIME = 50;

/** How everything that a run took stands now, with who asks and of whom. */
export type Looked =
  | { refusal: Reason }
  | {
      leaver: LeaverFacts;
      plan: Plan;
      items: LookedItem[];
      /** How much is back already, whoever gave it. */
      back: number;
      /** Stands for everything that somebody sees before they agree. */
      fingerprint: string;
    };

export interface LookedItem {
  undoable: Undoable;
  standing: Standing;
  view: RestoreItemView;
}

/** Reads how everything stands that a run took; writes nothing. */
export async function lookAtRun(
  parts: LookParts,
  run: Run,
  plan: Plan,
  operator: PersonName,
  settings: Settings,
): Promise<Looked> {
  const read = await readForRestore(parts.directory, run.leaverId);
  if ('refusal' in read) return read;
  const { leaver } = read;
  const refusal = await restoreRefusal(parts, plan, leaver, operator, settings);
  if (refusal) return { refusal };
  if (!leaver) throw new Error('A leaver who is not there was not refused.');

  const all = undoables(plan, await parts.runs.effects(run));
  const existing = await existingGroups(parts, all);
  const giving = createGiving(parts, leaver);
  const looked = await Promise.all(
    all.map(async (undoable) => {
      const isGone = undoable.kind === 'remove-group' && !existing.has(undoable.subject.id);
      return { undoable, standing: isGone ? ({ is: 'gone' } as const) : await giving.look(undoable) };
    }),
  );
  const names = await namesOf(
    parts,
    looked.map(({ standing }) => standing),
  );
  const items = looked
    .filter(({ standing }) => standing.is !== 'back')
    .map(({ undoable, standing }) => ({ undoable, standing, view: viewOf(undoable, standing, names) }));
  const shown = items.map(({ undoable, standing }) => [undoable.id, standing]);
  return {
    leaver,
    plan,
    items,
    back: looked.filter(({ standing, undoable }) => standing.is === 'back' && !undoable.onlyOthers).length,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([leaver.active, shown]))
      .digest('hex'),
  };
}

function viewOf(undoable: Undoable, standing: Standing, names: ReadonlyMap<string, string>): RestoreItemView {
  return {
    id: undoable.id,
    kind: undoable.kind,
    name: undoableInWords(undoable),
    state: stateOf(standing),
    words: standingInWords(standing, undoable, names),
  };
}

function stateOf({ is }: Standing): RestoreItemView['state'] {
  switch (is) {
    case 'as-left':
    case 'back':
      return 'ready';
    case 'changed':
    case 'spread':
      return 'conflict';
    case 'gone':
      return 'impossible';
  }
}

/** Ids of the groups that are still there, out of those that were left. */
async function existingGroups({ catalogue }: LookParts, all: readonly Undoable[]): Promise<Set<string>> {
  const ids = all.filter(({ kind }) => kind === 'remove-group').map(({ subject }) => subject.id);
  const found = await Promise.all(chunks(ids).map((chunk) => catalogue.groups(chunk)));
  return new Set(found.flat().map(({ id }) => id));
}

async function namesOf(
  { catalogue }: LookParts,
  standings: readonly Standing[],
): Promise<ReadonlyMap<string, string>> {
  const holders = standings.flatMap((standing) =>
    standing.is === 'changed' && standing.holder !== null ? [standing.holder] : [],
  );
  const people = await Promise.all(chunks([...new Set(holders)]).map((ids) => catalogue.people(ids)));
  return new Map(people.flat().map(({ accountId, displayName }) => [accountId, displayName]));
}

const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / NAMES_AT_A_TIME) }, (_, index) =>
    ids.slice(index * NAMES_AT_A_TIME, (index + 1) * NAMES_AT_A_TIME),
  );
