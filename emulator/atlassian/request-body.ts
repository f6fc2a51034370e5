import type { z } from 'zod';
import { badRequest } from './errors';
import type { RouteRequest } from './routing';

/**
 * Reads a request's body by a schema.
 * @throws {JiraError} 400 with an entry for each field that is wrong
 */
export function readRequestBody<S extends z.ZodType>(schema: S, request: RouteRequest): z.infer<S> {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    errors[issue.path.join('.') || 'body'] = issue.message;
  }
  throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.', errors);
}

/** A list that is given as repeated parameters, by commas, or both. */
export function listParameter(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** `expand=a,b` as a set. */
export function expandParameter(query: URLSearchParams): ReadonlySet<string> {
  return new Set(listParameter(query, 'expand'));
}
