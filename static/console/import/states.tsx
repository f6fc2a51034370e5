import { Lozenge } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportRowState } from '../../../src/contract/imports';
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

/** Where a row is, in words and colour. No component: it stands in cells. */
export const stateLozenge = (state: ImportRowState, words: Words): ReactElement => (
  <Lozenge appearance={APPEARANCES[state]}>{words.text(`import.states.${state}`)}</Lozenge>
);
