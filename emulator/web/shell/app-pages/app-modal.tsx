import Modal, { ModalBody, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import { useMemo, useRef, type ReactElement } from 'react';
import type { BridgeModal, EventBus } from '../../bridge';
import type { AppPage } from '../connection/app-description';
import { AppView } from './app-view';
import type { ExtensionData } from './module-context';

/** What a resource in a modal can do with it. */
export interface ModalPlace {
  close(payload: unknown): void;
  onClose(callback: () => unknown): void;
}

const WIDTHS: Readonly<Record<string, string>> = {
  xlarge: 'x-large',
  max: '100%',
  fullscreen: '100%',
  resizable: 'large',
};

function widthOf(size: unknown): string {
  if (typeof size === 'object' && size !== null && 'width' in size) return String(size.width);
  return typeof size === 'string' ? (WIDTHS[size] ?? size) : 'medium';
}

interface AppModalProps {
  opened: BridgeModal;
  page: AppPage;
  extension: ExtensionData;
  events: EventBus;
  issueKey?: string;
  onClosed: () => void;
}

/** A resource of the app in a modal that another resource opened with `new Modal({…}).open()`. */
export function AppModal({
  opened,
  page,
  extension,
  events,
  issueKey,
  onClosed,
}: AppModalProps): ReactElement {
  const beforeClose = useRef<(() => unknown) | undefined>(undefined);
  const place = useMemo<ModalPlace>(
    () => ({
      close: (payload) => {
        beforeClose.current?.();
        onClosed();
        opened.onClose(payload);
      },
      onClose: (callback) => {
        beforeClose.current = callback;
      },
    }),
    [opened, onClosed],
  );
  const title = opened.title || page.title;
  return (
    <ModalTransition>
      <Modal
        width={widthOf(opened.size)}
        label={title}
        shouldCloseOnEscapePress={opened.closeOnEscape}
        shouldCloseOnOverlayClick={opened.closeOnOverlayClick}
        onClose={() => {
          place.close(undefined);
        }}
      >
        <ModalHeader hasCloseButton>
          <ModalTitle>{title}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <AppView
            page={{ ...page, resource: opened.resource ?? page.resource }}
            extension={{ ...extension, modal: opened.context }}
            modal={place}
            events={events}
            {...(issueKey === undefined ? {} : { issueKey })}
          />
        </ModalBody>
      </Modal>
    </ModalTransition>
  );
}
