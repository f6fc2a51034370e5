import { Code, CodeBlock } from '@atlaskit/code';
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives';
import {
  createContext,
  createElement,
  useContext,
  type ElementType,
  type ReactElement,
  type ReactNode,
} from 'react';
import { sameAsWithoutChildren, textProp, type Props, type Render } from './component';
import { HostLink } from './links';

const AnyText: ElementType = Text;
const AnyHeading: ElementType = Heading;
const InsideText = createContext(false);

/** A text is a paragraph unless it says otherwise; within another text it is a span, since paragraphs do not nest. */
function UiKitText({ props, children }: { props: Props; children: ReactNode[] }): ReactElement {
  const nested = useContext(InsideText);
  return (
    <InsideText.Provider value={true}>
      {createElement(AnyText, { as: nested ? 'span' : 'p', ...props }, ...children)}
    </InsideText.Provider>
  );
}

function mark(tag: 'em' | 'strong' | 's' | 'li'): Render {
  return ({ children }) => createElement(tag, null, ...children);
}

/** Words and what marks them. */
export const textComponents: Readonly<Record<string, Render>> = {
  Text: ({ props, children }) => <UiKitText props={props}>{children}</UiKitText>,
  Heading: ({ props, children }) => createElement(AnyHeading, { size: 'medium', ...props }, ...children),
  Em: mark('em'),
  Strong: mark('strong'),
  Strike: mark('s'),
  Code: ({ props, children }) => createElement(Code, props, ...children),
  CodeBlock: sameAsWithoutChildren(CodeBlock),
  List: ({ props, children }) => createElement(props['type'] === 'ordered' ? 'ol' : 'ul', null, ...children),
  ListItem: mark('li'),
  Link: ({ props, children }) => (
    <HostLink href={textProp(props, 'href') ?? ''} newTab={props['openNewTab'] === true}>
      {children}
    </HostLink>
  ),
};
