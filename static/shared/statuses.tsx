import { Lozenge } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunStatusView } from '../../src/contract/runs';
import type { LozengeAppearance } from './lozenges';
import type { Words } from './words';

const APPEARANCES: Readonly<Record<RunStatusView, LozengeAppearance>> = {
  scheduled: 'new',
  queued: 'default',
  running: 'inprogress',
  waiting: 'moved',
  held: 'moved',
  completed: 'success',
  incomplete: 'moved',
  failed: 'removed',
  cancelled: 'default',
  rehearsed: 'new',
  refused: 'removed',
};

/** A status in words and colour. No component: cells of a `DynamicTable` take finished elements only. */
export function statusLozenge(status: RunStatusView, words: Words): ReactElement {
  return <Lozenge appearance={APPEARANCES[status]}>{words.text(`status.${status}`)}</Lozenge>;
}
