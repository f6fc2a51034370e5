import { Button } from '@forge/react';
import type { ReactElement } from 'react';

/** Opens a run from a table. No component: it stands in a cell. @param isFocused whether the keyboard returns to it */
export function openRunButton(label: string, onOpen: () => void, isFocused = false): ReactElement {
  return (
    <Button
      appearance="subtle"
      spacing="compact"
      iconAfter="chevron-right"
      autoFocus={isFocused}
      onClick={onOpen}
    >
      {label}
    </Button>
  );
}
