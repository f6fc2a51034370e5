import { CodeBlock } from '@atlaskit/code';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import { createElement, Fragment, type ElementType, type ReactElement, type ReactNode } from 'react';
import { isRecord } from './document';
import { HostLink } from './links';
import { Problem } from './problem';

/**
 * Draws a document in Atlassian Document Format: the nodes that comments and descriptions are made of
 * (developer.atlassian.com, "Atlassian Document Format"). A node that is not drawn shows an error.
 */
export function Adf({ document }: { document: unknown }): ReactElement {
  return <div className="adf">{isRecord(document) ? blocks(document['content']) : null}</div>;
}

type Attributes = Readonly<Record<string, unknown>>;
type Draw = (attributes: Attributes, children: ReactNode[], node: Attributes) => ReactNode;

function tag(name: ElementType): Draw {
  return (_attributes, children) => createElement(name, null, ...children);
}

function attribute(attributes: Attributes, name: string): string {
  const value = attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const PANELS = {
  info: 'information',
  note: 'discovery',
  tip: 'success',
  success: 'success',
  warning: 'warning',
  error: 'error',
} as const;
const STATUS = {
  neutral: 'default',
  purple: 'new',
  blue: 'inprogress',
  red: 'removed',
  yellow: 'moved',
  green: 'success',
} as const;

function oneOf<Value>(table: Readonly<Record<string, Value>>, name: string, other: Value): Value {
  return table[name] ?? other;
}

/** The day of a date node, whose timestamp is milliseconds as text. */
function day(timestamp: string): string {
  return new Date(Number(timestamp)).toISOString().slice(0, 10);
}

const drawings: Readonly<Record<string, Draw>> = {
  paragraph: tag('p'),
  bulletList: tag('ul'),
  orderedList: tag('ol'),
  listItem: tag('li'),
  blockquote: tag('blockquote'),
  rule: () => <hr />,
  hardBreak: () => <br />,
  heading: (attributes, children) =>
    createElement(`h${attribute(attributes, 'level') || '3'}`, null, ...children),
  codeBlock: (attributes, _children, node) => (
    <CodeBlock
      text={plainText(node)}
      language={attribute(attributes, 'language') === 'json' ? 'json' : 'text'}
    />
  ),
  panel: (attributes, children) => (
    <SectionMessage
      appearance={oneOf<'information' | 'discovery' | 'success' | 'warning' | 'error'>(
        PANELS,
        attribute(attributes, 'panelType'),
        'information',
      )}
    >
      {children}
    </SectionMessage>
  ),
  table: (_attributes, children) => (
    <table>
      <tbody>{children}</tbody>
    </table>
  ),
  tableRow: tag('tr'),
  tableHeader: tag('th'),
  tableCell: tag('td'),
  expand: (attributes, children) => (
    <details>
      <summary>{attribute(attributes, 'title')}</summary>
      {children}
    </details>
  ),
  status: (attributes) => (
    <Lozenge
      appearance={oneOf<'default' | 'new' | 'inprogress' | 'removed' | 'moved' | 'success'>(
        STATUS,
        attribute(attributes, 'color'),
        'default',
      )}
    >
      {attribute(attributes, 'text')}
    </Lozenge>
  ),
  mention: (attributes) => <strong>{attribute(attributes, 'text')}</strong>,
  emoji: (attributes) => attribute(attributes, 'text') || attribute(attributes, 'shortName'),
  date: (attributes) => <time>{day(attribute(attributes, 'timestamp'))}</time>,
  inlineCard: (attributes) => (
    <HostLink href={attribute(attributes, 'url')} newTab={false}>
      {attribute(attributes, 'url')}
    </HostLink>
  ),
  text: (_attributes, _children, node) => marked(attribute(node, 'text'), node['marks']),
};

const MARKS: Readonly<Record<string, ElementType>> = {
  strong: 'strong',
  em: 'em',
  strike: 's',
  code: 'code',
  underline: 'u',
};

function marked(text: string, marks: unknown): ReactNode {
  let result: ReactNode = text;
  for (const mark of Array.isArray(marks) ? marks : []) {
    if (!isRecord(mark)) continue;
    const type = attribute(mark, 'type');
    const element = MARKS[type];
    if (element !== undefined) result = createElement(element, null, result);
    if (type === 'link' && isRecord(mark['attrs'])) {
      result = (
        <HostLink href={attribute(mark['attrs'], 'href')} newTab={false}>
          {result}
        </HostLink>
      );
    }
  }
  return result;
}

function plainText(node: Attributes): string {
  if (typeof node['text'] === 'string') return node['text'];
  return Array.isArray(node['content'])
    ? node['content'].map((child) => (isRecord(child) ? plainText(child) : '')).join('')
    : '';
}

function blocks(content: unknown): ReactNode[] {
  if (!Array.isArray(content)) return [];
  return content.map((node, index) => {
    if (!isRecord(node)) return null;
    const type = attribute(node, 'type');
    const draw = drawings[type];
    if (draw === undefined)
      return <Problem key={index} text={`Document node not known to the renderer: ${type}`} />;
    const attributes = isRecord(node['attrs']) ? node['attrs'] : {};
    return <Fragment key={index}>{draw(attributes, blocks(node['content']), node)}</Fragment>;
  });
}
