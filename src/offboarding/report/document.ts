import { wellFormed } from '../well-formed';

/**
 * The few parts of Atlassian Document Format that reports are made of. People are named as plain text, because a mention
 * notifies them; only who is to be told is mentioned.
 */

interface Block {
  type: string;
  [field: string]: unknown;
}

interface Person {
  accountId: string;
  displayName: string;
}

export interface AtlassianDocument {
  type: 'doc';
  version: 1;
  content: Block[];
}

/** A comment may hold 32,767 characters; a report stays well below, whatever names a site has. */
const MAX_TEXT = 500;
const MAX_ITEMS = 25;

export const document = (...blocks: (Block | undefined)[]): AtlassianDocument => ({
  type: 'doc',
  version: 1,
  content: blocks.filter((block) => block !== undefined),
});

export const heading = (text: string): Block => ({
  type: 'heading',
  attrs: { level: 3 },
  content: [textNode(text)],
});

export const paragraph = (text: string): Block => ({ type: 'paragraph', content: [textNode(text)] });

/** A paragraph that begins with somebody, who is notified. */
export const mention = (person: Person, text: string): Block => mentions([person], text);

/** A paragraph that begins with some people, who are notified. */
export const mentions = (people: readonly Person[], text: string): Block => ({
  type: 'paragraph',
  content: [
    ...people.flatMap(({ accountId, displayName }, index) => [
      ...(index === 0 ? [] : [textNode(' ')]),
      { type: 'mention', attrs: { id: accountId, text: `@${wellFormed(displayName)}` } },
    ]),
    textNode(text),
  ],
});

/** A list, or undefined when there is nothing to list. Long ones end with how many more there are. */
export function bulletList(items: readonly string[]): Block | undefined {
  if (items.length === 0) return undefined;
  const more = items.length - MAX_ITEMS;
  const shown = items.slice(0, MAX_ITEMS);
  if (more > 0) shown.push(`… and ${String(more)} more, listed on Leaver's page.`);
  return {
    type: 'bulletList',
    content: shown.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
  };
}

export const panel = (panelType: 'info' | 'success' | 'warning' | 'error', text: string): Block => ({
  type: 'panel',
  attrs: { panelType },
  content: [paragraph(text)],
});

const textNode = (text: string): Block => ({
  type: 'text',
  text: wellFormed(text.slice(0, MAX_TEXT)) || ' ',
});
