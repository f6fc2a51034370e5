import type { AdfDocument } from '../model';

/** Nodes after which a reader sees a new line. */
const LINES = new Set(['paragraph', 'heading', 'codeBlock', 'tableRow', 'taskItem', 'decisionItem', 'rule']);

/** The words of a document: what a search finds and what service management answers as a comment's body. */
export function documentText(document: AdfDocument): string {
  return textOf(document).replace(/\n+$/, '');
}

/** A document with one paragraph for each line. */
export function documentOf(text: string): AdfDocument {
  return {
    type: 'doc',
    version: 1,
    content: text.split('\n').map((line) => ({
      type: 'paragraph',
      content: line === '' ? [] : [{ type: 'text', text: line }],
    })),
  };
}

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) {
    return '';
  }
  const { type, text, attrs, content } = fieldsOf(node);
  if (typeof text === 'string') {
    return text;
  }
  if (type === 'hardBreak') {
    return '\n';
  }
  const inner = Array.isArray(content) ? content.map(textOf).join('') : '';
  return (inner || attributeText(attrs)) + (typeof type === 'string' && LINES.has(type) ? '\n' : '');
}

function attributeText(attributes: unknown): string {
  if (typeof attributes !== 'object' || attributes === null || !('text' in attributes)) {
    return '';
  }
  return typeof attributes.text === 'string' ? attributes.text : '';
}

function fieldsOf(node: object): Record<'type' | 'text' | 'attrs' | 'content', unknown> {
  return { type: undefined, text: undefined, attrs: undefined, content: undefined, ...node };
}
