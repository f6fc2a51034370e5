import { Lozenge } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportRowState, ImportView } from '../../../src/contract/imports';
import type { LozengeAppearance } from '../../shared/lozenges';
import type { Words } from '../../shared/words';

const APPEARANCES: Readonly<Record<ImportRowState, LozengeAppearance>> = {
  unjudged: 'default',
  found: 'new',
  gone: 'success',
  protected: 'moved',
  ambiguous: 'moved',
  unknown: 'removed',
  duplicate: 'default',
  yourself: 'moved',
  underway: 'inprogress',
  waiting: 'moved',
  held: 'moved',
  done: 'success',
  incomplete: 'moved',
  failed: 'removed',
  cancelled: 'default',
  refused: 'removed',
};

/** All of them, in the order in which they are shown. */
export const ROW_STATES = Object.keys(APPEARANCES) as ImportRowState[];

/** States of rows that are over and were wanted. */
const SUCCESSES: readonly ImportRowState[] = ['done', 'gone'];
/** States of rows whose people were to lose access. */
const TAKEN: readonly ImportRowState[] = [
  'found',
  'underway',
  'waiting',
  'held',
  'done',
  'incomplete',
  'failed',
  'cancelled',
  'refused',
];
const ENDED: readonly ImportRowState[] = ['done', 'incomplete', 'failed', 'cancelled', 'refused'];

/** Where a row is, in words and colour. No component: it stands in cells. */
export const stateLozenge = (state: ImportRowState, words: Words): ReactElement => (
  <Lozenge appearance={APPEARANCES[state]}>{words.text(`import.states.${state}`)}</Lozenge>
);

const sum = ({ states }: ImportView, of: readonly ImportRowState[]): number =>
  of.reduce((all, state) => all + (states[state] ?? 0), 0);

/** How many people lose their access, how many of them are over, and how many rows are as they were wanted. */
export const totals = (imported: ImportView) => ({
  people: sum(imported, TAKEN),
  ended: sum(imported, ENDED),
  successes: sum(imported, SUCCESSES),
  left: imported.states.found ?? 0,
});
