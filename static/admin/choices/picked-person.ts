/** The account id of a picked person, null for nobody; the page's word about people is never trusted beyond that. */
export function pickedId(picked: unknown): string | null {
  if (typeof picked !== 'object' || picked === null || !('id' in picked)) return null;
  return typeof picked.id === 'string' ? picked.id : null;
}
