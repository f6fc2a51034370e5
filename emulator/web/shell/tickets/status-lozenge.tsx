import Lozenge from '@atlaskit/lozenge';
import type { ReactElement } from 'react';
import type { Status } from './ticket-shapes';

const APPEARANCES = { new: 'default', indeterminate: 'inprogress', done: 'success' } as const;

function isCategory(key: string): key is keyof typeof APPEARANCES {
  return Object.hasOwn(APPEARANCES, key);
}

/** A status in the colour of its category. */
export function StatusLozenge({ status }: { status: Status }): ReactElement {
  const { key } = status.statusCategory;
  return <Lozenge appearance={isCategory(key) ? APPEARANCES[key] : 'default'}>{status.name}</Lozenge>;
}
