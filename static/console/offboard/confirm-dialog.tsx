import { Box, Label, List, ListItem, SectionMessage, Text, Textfield } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { Confirmation } from '../../shared/confirmation';
import { Sentences } from '../../shared/plan-parts';
import { useWords } from '../../shared/words';
import type { AllowedPerson } from './preview-totals';

/** Above this the number has to be typed, so that nobody confirms a long list by habit; the server asks for it, too. */
const UNTYPED_PEOPLE = 5;

/** Repeats who loses access, when, and what cannot be undone; starts it. A failure leaves everything as it was. */
export function ConfirmDialog(props: {
  people: readonly AllowedPerson[];
  starts: string;
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
      refusedHint={words.text('confirm.again')}
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
      <Irreversible people={people} />
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

function Irreversible({ people }: { people: readonly AllowedPerson[] }): ReactElement {
  const words = useWords();
  const parts = people.flatMap(({ displayName, plan }) =>
    plan.irreversible.map((sentence) => words.text('confirm.part', { person: displayName, sentence })),
  );
  if (parts.length === 0) return <Text>{words.text('confirm.reversible')}</Text>;
  return (
    <SectionMessage appearance="warning" title={words.text('plan.irreversible')}>
      <Sentences sentences={parts} />
    </SectionMessage>
  );
}
