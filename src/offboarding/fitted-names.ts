/** What the names of many groups may take together of one stored value, beside their ids and what else stands there. Bytes. */
const MOST_BYTES = 60 * 1024;
const CUT = '…';

/**
 * The same with names cut so that all of them fit into a stored value (240 KiB, facts): Jira lets a name have 255
 * characters of any script, and five hundred of those would not. Few are never cut.
 */
export function withFittedNames<Named extends { name: string }>(all: readonly Named[]): Named[] {
  const most = Math.floor(MOST_BYTES / Math.max(1, all.length));
  return all.map((one) => ({ ...one, name: cutTo(one.name, most) }));
}

function cutTo(name: string, most: number): string {
  if (Buffer.byteLength(name) <= most) return name;
  let fits = '';
  let room = most - Buffer.byteLength(CUT);
  for (const letter of name) {
    room -= Buffer.byteLength(letter);
    if (room < 0) break;
    fits += letter;
  }
  return fits + CUT;
}
