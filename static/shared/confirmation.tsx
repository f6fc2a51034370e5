import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import { useRef, useState, type ReactElement, type ReactNode } from 'react';
import { messageOf } from './call';

/** Above this the number of people has to be typed, so that nobody confirms a long list by habit; the server asks for it, too. */
export const UNTYPED_PEOPLE = 5;

export interface ConfirmationProps {
  title: string;
  /** What happens, in one sentence. */
  sentence: string;
  confirmLabel: string;
  keepLabel: string;
  /** Above the server's words when it refused. */
  refusedTitle: string;
  width?: 'small' | 'medium';
  appearance: 'primary' | 'warning' | 'danger';
  /** Fields that belong to the question; while they are not filled in, it cannot be confirmed. */
  children?: ReactNode;
  isIncomplete?: boolean;
  /** Does it; what it throws is shown, and the dialog stays open. */
  onConfirm: () => Promise<void>;
  /** Called when the dialog is done with. @param refusal the server's words when it said no */
  onClose: (refusal: string | null) => void;
}

/** Asks before something happens, waits for it, and shows why it did not. */
export function Confirmation(props: ConfirmationProps): ReactElement {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** Two clicks can come before the first one is drawn. */
  const isSending = useRef(false);

  const confirm = async (): Promise<void> => {
    if (isSending.current || props.isIncomplete === true) return;
    isSending.current = true;
    setBusy(true);
    setRefusal(null);
    try {
      await props.onConfirm();
      props.onClose(null);
    } catch (error) {
      setRefusal(messageOf(error));
      setBusy(false);
    } finally {
      isSending.current = false;
    }
  };
  const close = (): void => {
    props.onClose(refusal);
  };

  return (
    <Modal onClose={close} width={props.width ?? 'small'}>
      <ModalHeader>
        <ModalTitle>{props.title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Stack space="space.200">
          <Text>{props.sentence}</Text>
          {props.children}
          {refusal === null ? null : (
            <SectionMessage appearance="error" title={props.refusedTitle}>
              <Text>{refusal}</Text>
            </SectionMessage>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" isDisabled={isBusy} onClick={close}>
          {props.keepLabel}
        </Button>
        <LoadingButton
          appearance={props.appearance}
          isLoading={isBusy}
          isDisabled={props.isIncomplete === true}
          onClick={() => void confirm()}
        >
          {props.confirmLabel}
        </LoadingButton>
      </ModalFooter>
    </Modal>
  );
}
