/** Colours of avatars without a picture; white text is readable on each. */
const COLORS = ['#0055CC', '#216E4E', '#AE2E24', '#5E4DB2', '#A54800', '#206A83', '#943D73', '#44546F'];

function placeOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 4096;
  return sum;
}

/** A picture of a person's initials, as Jira gives to people without one; the emulated site has no pictures. */
export function initialsPicture(name: string): string {
  const letters = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const color = COLORS[placeOf(name) % COLORS.length] ?? '#44546F';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="${color}"/>` +
    `<text x="24" y="31" font-family="sans-serif" font-size="20" font-weight="600" fill="#fff" text-anchor="middle">${letters}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
