import type { AdfDocument } from '../model';

/** What stands in the error when a document is not valid; Jira gives no position. */
export const INVALID_DOCUMENT = 'INVALID_INPUT';
/** Jira's limit on the text of a comment or a paragraph field, in characters. */
export const DOCUMENT_TEXT_LIMIT = 32_767;

interface DocumentNode {
  type: string;
  content: readonly unknown[];
  marks: readonly unknown[];
  attributes: Readonly<Record<string, unknown>>;
  text: unknown;
}

const INLINE = ['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard', 'mediaInline'];
const LISTS = ['bulletList', 'orderedList', 'taskList', 'decisionList'];
const MEDIA = ['mediaSingle', 'mediaGroup'];
const CARDS = ['blockCard', 'embedCard'];
const PLAIN_BLOCKS = ['paragraph', 'heading', 'codeBlock', 'blockquote', 'panel', 'rule'];
const BLOCKS = [...PLAIN_BLOCKS, ...LISTS, ...MEDIA, ...CARDS, 'table', 'expand'];

/** Which nodes a node may hold: the part of the Atlassian Document Format that Jira's editor writes. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  paragraph: INLINE,
  heading: INLINE,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList', 'taskList', 'codeBlock', 'mediaSingle'],
  taskList: ['taskItem', 'taskList'],
  taskItem: INLINE,
  decisionList: ['decisionItem'],
  decisionItem: INLINE,
  codeBlock: ['text'],
  blockquote: ['paragraph', 'bulletList', 'orderedList', 'codeBlock', ...MEDIA],
  panel: ['paragraph', 'heading', 'rule', 'codeBlock', 'blockCard', ...LISTS, ...MEDIA],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: [...PLAIN_BLOCKS, ...LISTS, ...MEDIA, ...CARDS, 'nestedExpand'],
  tableHeader: [...PLAIN_BLOCKS, ...LISTS, ...MEDIA, ...CARDS, 'nestedExpand'],
  expand: [...PLAIN_BLOCKS, ...LISTS, ...MEDIA, ...CARDS, 'table', 'nestedExpand'],
  nestedExpand: ['paragraph', 'heading', 'codeBlock', 'panel', 'rule', ...LISTS, ...MEDIA],
  mediaSingle: ['media', 'caption'],
  mediaGroup: ['media'],
  caption: INLINE,
};

const LEAVES = new Set([
  'text',
  'hardBreak',
  'mention',
  'emoji',
  'date',
  'status',
  'inlineCard',
  'mediaInline',
  'rule',
  'media',
  ...CARDS,
]);
/** Nodes that are wrong when they are empty. */
const NEVER_EMPTY = new Set([
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'decisionList',
  'blockquote',
  'panel',
  'table',
  'expand',
  'nestedExpand',
  'mediaSingle',
  'mediaGroup',
]);
const MARKS = new Set([
  'strong',
  'em',
  'code',
  'strike',
  'underline',
  'link',
  'textColor',
  'subsup',
  'backgroundColor',
  'annotation',
  'border',
  'alignment',
  'indentation',
  'breakout',
]);
const PANEL_TYPES = new Set<unknown>(['info', 'note', 'tip', 'warning', 'error', 'success', 'custom']);
const STATUS_COLORS = new Set<unknown>(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']);

const ATTRIBUTE_RULES: Readonly<Record<string, (attributes: Readonly<Record<string, unknown>>) => boolean>> =
  {
    heading: ({ level }) => typeof level === 'number' && Number.isInteger(level) && level >= 1 && level <= 6,
    panel: ({ panelType }) => PANEL_TYPES.has(panelType),
    mention: ({ id }) => typeof id === 'string' && id !== '',
    emoji: ({ shortName }) => typeof shortName === 'string',
    date: ({ timestamp }) => typeof timestamp === 'string' || typeof timestamp === 'number',
    status: ({ text, color }) => typeof text === 'string' && STATUS_COLORS.has(color),
    inlineCard: ({ url, data }) => typeof url === 'string' || data !== undefined,
    blockCard: ({ url, data }) => typeof url === 'string' || data !== undefined,
    embedCard: ({ url, layout }) => typeof url === 'string' && typeof layout === 'string',
    taskItem: ({ localId, state }) => typeof localId === 'string' && (state === 'TODO' || state === 'DONE'),
    taskList: ({ localId }) => typeof localId === 'string',
    decisionItem: ({ localId, state }) => typeof localId === 'string' && typeof state === 'string',
    decisionList: ({ localId }) => typeof localId === 'string',
  };

/**
 * Tells whether a value is a document that Jira stores.
 * Source: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 */
export function isDocument(value: unknown): value is AdfDocument {
  return (
    isRecord(value) &&
    value.type === 'doc' &&
    value.version === 1 &&
    Array.isArray(value.content) &&
    isValidNode(value, 'doc')
  );
}

function isValidNode(value: unknown, expectedType?: string): boolean {
  const node = readNode(value);
  if (!node || (expectedType !== undefined && node.type !== expectedType)) {
    return false;
  }
  const hasValidAttributes = ATTRIBUTE_RULES[node.type]?.(node.attributes) ?? true;
  return hasValidAttributes && node.marks.every(isValidMark) && hasValidContent(node);
}

function hasValidContent(node: DocumentNode): boolean {
  if (node.type === 'text') {
    return typeof node.text === 'string' && node.text !== '';
  }
  if (LEAVES.has(node.type)) {
    return node.content.length === 0;
  }
  const allowed = CHILDREN[node.type];
  if (!allowed || (node.content.length === 0 && NEVER_EMPTY.has(node.type))) {
    return false;
  }
  return node.content.every((child) => {
    const type = readNode(child)?.type;
    return type !== undefined && allowed.includes(type) && isValidNode(child);
  });
}

function isValidMark(value: unknown): boolean {
  if (!isRecord(value) || typeof value.type !== 'string' || !MARKS.has(value.type)) {
    return false;
  }
  return value.type !== 'link' || (isRecord(value.attrs) && typeof value.attrs.href === 'string');
}

function readNode(value: unknown): DocumentNode | null {
  if (!isRecord(value) || typeof value.type !== 'string') {
    return null;
  }
  const { type, content = [], marks = [], attrs = {}, text } = value;
  if (!Array.isArray(content) || !Array.isArray(marks) || !isRecord(attrs)) {
    return null;
  }
  return { type, content, marks, attributes: attrs, text };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
