import { Box, Label, List, ListItem, Textfield } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Confirmation, UNTYPED_PEOPLE } from '../../shared/confirmation';
import { PlanReminders } from '../../shared/plan-reminders';
import { useWords } from '../../shared/words';
import { OverLimit } from './preview-facts';
import type { AllowedPerson } from './preview-totals';

/** Repeats who loses access, when, what cannot be undone and what to mind; starts it. A failure leaves everything as it was. */
export function ConfirmDialog(props: {
  people: readonly AllowedPerson[];
  starts: string;
  /** Empty while the daily limit lets everybody begin. */
  overLimit: readonly string[];
  /** Starts the list; called again with the same list it is the same request. */
  onConfirm: (typedCount: number | null) => Promise<void>;
  onClose: () => void;
}): ReactElement {
  const { people, onConfirm, onClose } = props;
  const words = useWords();
  const [typed, setTyped] = useState('');
  const isTyped = people.length > UNTYPED_PEOPLE;
  return (
    <Confirmation
      title={words.counted('confirm.title', people.length)}
      sentence={words.text('confirm.sentence', { starts: props.starts })}
      confirmLabel={words.counted('confirm.button', people.length)}
      keepLabel={words.text('confirm.keep')}
      refusedTitle={words.text('confirm.failed')}
      appearance="danger"
      width="medium"
      isIncomplete={isTyped && typed.trim() !== String(people.length)}
      onConfirm={() => onConfirm(isTyped ? people.length : null)}
      onClose={onClose}
    >
      <List type="unordered">
        {people.map(({ accountId, displayName }) => (
          <ListItem key={accountId}>{displayName}</ListItem>
        ))}
      </List>
      <OverLimit sentences={props.overLimit} />
      <PlanReminders people={people} />
      {isTyped ? (
        <Box>
          <Label labelFor="confirm-count">
            {words.text('confirm.type', { count: String(people.length) })}
          </Label>
          <Textfield
            id="confirm-count"
            name="confirm-count"
            defaultValue=""
            onChange={({ target }) => {
              setTyped(typeof target.value === 'string' ? target.value : '');
            }}
          />
        </Box>
      ) : null}
    </Confirmation>
  );
}
