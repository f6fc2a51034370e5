import {
  Box,
  Button,
  Label,
  List,
  ListItem,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  SectionMessage,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import { useRef, useState, type ReactElement } from 'react';
import { messageOf } from '../../shared/call';
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
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** Two clicks can come before the first one is drawn. */
  const isSending = useRef(false);
  const isTyped = people.length > UNTYPED_PEOPLE;
  const mayConfirm = !isTyped || typed.trim() === String(people.length);

  const confirm = async (): Promise<void> => {
    if (isSending.current || !mayConfirm) return;
    isSending.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(isTyped ? people.length : null);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };

  return (
    <Modal onClose={onClose} width="medium">
      <ModalHeader>
        <ModalTitle>{words.counted('confirm.title', people.length)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          <Text>{words.text('confirm.sentence', { starts: props.starts })}</Text>
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
          {problem === null ? null : (
            <SectionMessage appearance="error" title={words.text('confirm.failed')}>
              <Text>{problem}</Text>
              <Text>{words.text('confirm.again')}</Text>
            </SectionMessage>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose} isDisabled={isBusy}>
          {words.text('confirm.keep')}
        </Button>
        <LoadingButton
          appearance="danger"
          isLoading={isBusy}
          isDisabled={!mayConfirm}
          onClick={() => void confirm()}
        >
          {words.counted('confirm.button', people.length)}
        </LoadingButton>
      </ModalFooter>
    </Modal>
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
