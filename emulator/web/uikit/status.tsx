import Badge from '@atlaskit/badge';
import { ButtonGroup } from '@atlaskit/button';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import ProgressBar from '@atlaskit/progress-bar';
import { ProgressTracker } from '@atlaskit/progress-tracker';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { SimpleTag } from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import { createElement, type ElementType, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import {
  listProp,
  nodeProp,
  numberProp,
  sameAs,
  sameAsWithoutChildren,
  textProp,
  type Props,
  type Render,
} from './component';
import { isRecord, nodesOf, textOf } from './document';
import { useServices } from './services';

const AnyBadge: ElementType = Badge;
const AnySectionMessage: ElementType = SectionMessage;
const AnySectionMessageAction: ElementType = SectionMessageAction;
const AnyTag: ElementType = SimpleTag;
const AnyTracker: ElementType = ProgressTracker;

const HEADING_TAGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
const DEFAULT_HEADING_TAG = 'h4';

function EmptyState({ props }: { props: Props }): ReactElement {
  const actions = [nodeProp(props, 'primaryAction'), nodeProp(props, 'secondaryAction')].filter(
    (each) => each !== null,
  );
  const description = nodeProp(props, 'description');
  return (
    <div
      className="uikit-empty-state"
      data-testid={textProp(props, 'testId')}
      data-width={textProp(props, 'width')}
    >
      <Heading
        size="medium"
        as={HEADING_TAGS[(numberProp(props, 'headingLevel') ?? 4) - 1] ?? DEFAULT_HEADING_TAG}
      >
        {textProp(props, 'header') ?? ''}
      </Heading>
      {description === null ? null : <div>{description}</div>}
      {actions.length === 0 ? null : (
        <ButtonGroup label={textProp(props, 'buttonGroupLabel') ?? 'What you can do'}>{actions}</ButtonGroup>
      )}
      {nodeProp(props, 'tertiaryAction')}
      {props['isLoading'] === true ? <Spinner label="Loading" /> : null}
    </div>
  );
}

function MessageAction({ props, children }: { props: Props; children: ReactNode[] }): ReactElement {
  const services = useServices();
  const href = textProp(props, 'href');
  const follow = (event: MouseEvent): void => {
    if (href?.startsWith('/') !== true) return;
    event.preventDefault();
    services.navigate(href, false);
  };
  return createElement(
    AnySectionMessageAction,
    href === undefined ? props : { ...props, onClick: follow },
    ...children,
  );
}

/** Stages without a handler lead nowhere, so they are no links. */
function stages(props: Props): unknown[] {
  return listProp(props, 'items').map((item) =>
    isRecord(item) ? { ...item, noLink: typeof item['onClick'] !== 'function' } : item,
  );
}

function badgeContent(text: string): string | number {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** What says how things stand. */
export const statusComponents: Readonly<Record<string, Render>> = {
  Badge: ({ node, props }) => createElement(AnyBadge, props, badgeContent(textOf(node))),
  Lozenge: sameAs(Lozenge),
  Tag: ({ props }) => {
    const { text, ...rest } = props;
    return createElement(AnyTag, { ...rest, text: Array.isArray(text) ? text.join('') : text });
  },
  TagGroup: sameAs(TagGroup),
  Spinner: sameAsWithoutChildren(Spinner, { label: 'Loading' }),
  ProgressBar: sameAsWithoutChildren(ProgressBar),
  ProgressTracker: ({ props }) => createElement(AnyTracker, { ...props, items: stages(props) }),
  SectionMessage: ({ node, props, children, nodes }) =>
    createElement(
      AnySectionMessage,
      { ...props, actions: nodesOf(node.props['actions'], 'actions').map((action) => nodes([action])) },
      ...children,
    ),
  SectionMessageAction: ({ props, children }) => <MessageAction props={props}>{children}</MessageAction>,
  EmptyState: ({ props }) => <EmptyState props={props} />,
};
