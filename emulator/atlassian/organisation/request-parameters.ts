import { z } from 'zod';
import { malformed } from './errors';

/**
 * Reads a request's body by a schema; no body counts as an empty object.
 * @throws {OrganisationError} 400 that names the fields
 */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  return parse(schema, body ?? {});
}

/**
 * Reads the parameters of an address by a schema of strings and lists.
 * @param lists the parameters that are repeated for each value
 * @throws {OrganisationError} 400 that names the parameters
 */
export function readQuery<S extends z.ZodType>(
  schema: S,
  query: URLSearchParams,
  lists: readonly string[],
): z.output<S> {
  const names = [...new Set(query.keys())];
  const given = names.map((name) => [name, lists.includes(name) ? query.getAll(name) : query.get(name)]);
  return parse(schema, Object.fromEntries(given));
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error));
  return parsed.data;
}
