import type { Construction } from './construction';

/** Replaces `{"$person": e-mail}`, `{"$group": name}` and `{"$project": key}` inside a payload by ids. */
export function resolveReferences(construction: Construction, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveReferences(construction, item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries: [string, unknown][] = Object.entries(value);
  const only = entries.length === 1 ? entries[0] : undefined;
  if (only && typeof only[1] === 'string') {
    switch (only[0]) {
      case '$person':
        return construction.people.idOf(only[1].toLowerCase());
      case '$group':
        return construction.groups.idOf(only[1]);
      case '$project':
        return construction.projects.idOf(only[1]);
    }
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, resolveReferences(construction, item)]));
}
