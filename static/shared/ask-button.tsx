import { Button, ModalTransition } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Confirmation, type ConfirmationProps } from './confirmation';

export interface AskButtonProps extends Omit<ConfirmationProps, 'onClose'> {
  label: string;
  /** Of the button itself, for the one that a view is there for. */
  buttonAppearance?: 'default' | 'primary';
  /** Called with the server's words when it said no and the dialog was closed after that. */
  onRefused?: (words: string) => void;
}

/** A button that asks before it does what it says. */
export function AskButton({
  label,
  buttonAppearance = 'default',
  onRefused,
  ...confirmation
}: AskButtonProps): ReactElement {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button
        appearance={buttonAppearance}
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <ModalTransition>
        {isAsking ? (
          <Confirmation
            {...confirmation}
            onClose={(refusal) => {
              setAsking(false);
              if (refusal !== null) onRefused?.(refusal);
            }}
          />
        ) : null}
      </ModalTransition>
    </>
  );
}
