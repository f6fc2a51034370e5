/** What an administrator may write in braces. */
const PLACEHOLDERS = ['name', 'date', 'product'] as const;

/**
 * The administrator's words with the values put in. The result is plain text, and becomes a text node: whatever a name
 * holds, it is never markup, and a value is never searched for placeholders.
 */
export function filled(text: string, values: Record<(typeof PLACEHOLDERS)[number], string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, word: string) => {
    const known = PLACEHOLDERS.find((name) => name === word.toLowerCase());
    return known === undefined ? whole : values[known];
  });
}

/** What of a text is in braces and means nothing. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, word = '']) =>
    PLACEHOLDERS.some((name) => name === word.toLowerCase()) ? [] : [word],
  );
