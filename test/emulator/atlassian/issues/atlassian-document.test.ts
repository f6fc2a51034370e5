import { isDocument } from '../../../../emulator/atlassian/issues/atlassian-document';
import { documentOf, documentText } from '../../../../emulator/atlassian/issues/document-text';

const text = (value: string, marks?: object[]) => ({
  type: 'text',
  text: value,
  ...(marks ? { marks } : {}),
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });

test.each([
  ['a paragraph', doc(paragraph(text('x')))],
  ['an empty paragraph', doc(paragraph())],
  [
    'marks',
    doc(paragraph(text('x', [{ type: 'strong' }, { type: 'link', attrs: { href: 'https://a.b' } }]))),
  ],
  ['a heading', doc({ type: 'heading', attrs: { level: 2 }, content: [text('x')] })],
  ['a list', doc({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('x'))] }] })],
  ['a panel', doc({ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text('x'))] })],
  [
    'a status and a mention',
    doc(
      paragraph(
        { type: 'status', attrs: { text: 'OK', color: 'green' } },
        { type: 'mention', attrs: { id: 'a' } },
      ),
    ),
  ],
  [
    'a table',
    doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableHeader', content: [paragraph(text('x'))] }] }],
    }),
  ],
  ['a fold', doc({ type: 'expand', attrs: { title: 'More' }, content: [paragraph(text('x'))] })],
  ['a rule and code', doc({ type: 'rule' }, { type: 'codeBlock', content: [text('x')] })],
])('a document may hold %s', (_what, document) => {
  expect(isDocument(document)).toBe(true);
});

test.each([
  ['no object', 'text'],
  ['no version', { type: 'doc', content: [] }],
  ['text at the top', doc(text('x'))],
  ['empty text', doc(paragraph(text('')))],
  ['an unknown node', doc({ type: 'blink', content: [] })],
  ['an unknown mark', doc(paragraph(text('x', [{ type: 'blink' }])))],
  ['a link without an address', doc(paragraph(text('x', [{ type: 'link' }])))],
  ['a heading of level 7', doc({ type: 'heading', attrs: { level: 7 }, content: [] })],
  ['a list without items', doc({ type: 'bulletList', content: [] })],
  ['a list with paragraphs in place of items', doc({ type: 'bulletList', content: [paragraph(text('x'))] })],
  [
    'a table in a table',
    doc({
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'table', content: [] }] }] },
      ],
    }),
  ],
  ['a panel of no kind', doc({ type: 'panel', attrs: { panelType: 'loud' }, content: [paragraph()] })],
  ['a status without a colour', doc(paragraph({ type: 'status', attrs: { text: 'OK' } }))],
  ['a mention of nobody', doc(paragraph({ type: 'mention', attrs: {} }))],
])('a document may not hold %s', (_what, document) => {
  expect(isDocument(document)).toBe(false);
});

test('its words are read line by line, and lines make a document', () => {
  const document = documentOf('One\n\nTwo');
  expect(isDocument(document)).toBe(true);
  expect(documentText(document)).toBe('One\n\nTwo');
});
