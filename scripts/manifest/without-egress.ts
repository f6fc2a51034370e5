import { isMap, isNode, isPair, parseDocument } from 'yaml';

/**
 * What lets data out: the addresses that the app may call, and the web trigger, which answers what it likes.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/web-trigger/#web-trigger-types
 */
const EGRESS = [
  ['permissions', 'external'],
  ['modules', 'webtrigger'],
] as const;

/** The same manifest, word for word, without anything that lets data out. */
export const manifestWithoutEgress = (manifest: string): string =>
  EGRESS.reduce((text, [section, name]) => withoutEntry(text, section, name), manifest);

function withoutEntry(manifest: string, section: string, name: string): string {
  const entries = parseDocument(manifest).get(section);
  const entry = isMap(entries)
    ? entries.items.find((item) => isPair(item) && isNode(item.key) && String(item.key) === name)
    : undefined;
  if (!entry || !isNode(entry.key) || !isNode(entry.value)) return manifest;
  const from = startWithComments(manifest, entry.key.range?.[0] ?? 0);
  const to = entry.value.range?.[2] ?? from;
  return manifest.slice(0, from) + manifest.slice(to);
}

/** Where the lines of comments begin that stand right above the line of this place. */
function startWithComments(text: string, place: number): number {
  let start = text.lastIndexOf('\n', place) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !text.slice(above, start).trimStart().startsWith('#')) return start;
    start = above;
  }
}
