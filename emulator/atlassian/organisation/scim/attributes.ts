import { scimError } from '../errors';

/** Whatever is asked for, these stay (RFC 7643, 3.1 and 7). */
const ALWAYS = new Set(['schemas', 'id']);

/**
 * Keeps the attributes of a resource that `attributes` names, or those that `excludedAttributes` does not;
 * `emails.value` counts as `emails`.
 * @throws {OrganisationError} 400 when both are given
 */
export function selectAttributes(query: URLSearchParams, resource: Record<string, unknown>) {
  const wanted = readNames(query.get('attributes'));
  const unwanted = readNames(query.get('excludedAttributes'));
  if (wanted && unwanted) {
    throw scimError(400, 'attributes and excludedAttributes exclude each other.', 'invalidValue');
  }
  return Object.fromEntries(
    Object.entries(resource).filter(
      ([name]) => ALWAYS.has(name) || (wanted ? wanted.has(name) : !unwanted?.has(name)),
    ),
  );
}

function readNames(value: string | null): Set<string> | undefined {
  if (value === null) return undefined;
  return new Set(
    value.split(',').map((name) => (name.startsWith('urn:') ? name : name.replace(/\..*$/, '')).trim()),
  );
}
