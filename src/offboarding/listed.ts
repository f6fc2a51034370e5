/** Names that a sentence holds unless somebody says otherwise. */
const MOST_NAMED = 5;

/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[], most = MOST_NAMED): string {
  const more = names.length - most;
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${String(more)} more` : '');
}
