import Modal, {
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
} from '@atlaskit/modal-dialog';
import Popup from '@atlaskit/popup';
import Tooltip from '@atlaskit/tooltip';
import { createElement, type ElementType, type ReactElement, type ReactNode } from 'react';
import { handlerProp, sameAs, textProp, type Props, type Render } from './component';
import { wrapped } from './document';

const AnyModal: ElementType = Modal;
const AnyPopup: ElementType = Popup;
const AnyTooltip: ElementType = Tooltip;

function UiKitModal({ props, children }: { props: Props; children: ReactNode[] }): ReactElement {
  const { title, icon, onClose, width, ...rest } = props;
  const heading = textProp({ title }, 'title');
  return createElement(
    AnyModal,
    {
      ...rest,
      width: width === 'fullscreen' || width === 'resizable' ? '100%' : width,
      onClose: handlerProp({ onClose }, 'onClose'),
    },
    heading === undefined ? null : (
      <ModalHeader hasCloseButton>
        <ModalTitle>
          {textProp({ icon }, 'icon') === undefined ? null : (
            <img src={textProp({ icon }, 'icon')} alt="" width={24} />
          )}
          {heading}
        </ModalTitle>
      </ModalHeader>
    ),
    ...children,
  );
}

const popup: Render = ({ node, props, nodes }) => {
  const content = wrapped(node, 'content');
  const trigger = wrapped(node, 'trigger');
  return createElement(AnyPopup, {
    ...props,
    isOpen: props['isOpen'] === true,
    content: () => <div className="uikit-popup">{nodes(content)}</div>,
    trigger: (triggerProps: Record<string, unknown>) => {
      const { 'aria-expanded': _expanded, 'aria-haspopup': _popup, ...position } = triggerProps;
      return createElement('span', position, nodes(trigger));
    },
  });
};

/** What lies over the page. */
export const overlayComponents: Readonly<Record<string, Render>> = {
  ModalTransition: sameAs(ModalTransition),
  Modal: ({ props, children }) => <UiKitModal props={props}>{children}</UiKitModal>,
  ModalHeader: sameAs(ModalHeader, { hasCloseButton: true }),
  ModalTitle: sameAs(ModalTitle),
  ModalBody: sameAs(ModalBody),
  ModalFooter: sameAs(ModalFooter),
  Tooltip: ({ props, children }) =>
    createElement(AnyTooltip, props, createElement('span', null, ...children)),
  Popup: popup,
};
