import { z } from 'zod';
import { applicationError } from './errors';

/** Where a page begins among the candidates, and what was asked for: a cursor carries both. */
export interface Position<Q> {
  offset: number;
  query: Q;
}

export interface Page<T> {
  values: T[];
  /** Where the next page begins; null when this is the last one. */
  next: number | null;
}

const cursorSchema = z.object({ offset: z.number().int().nonnegative(), query: z.unknown() });

/** "If present, all other parameters are discarded": so the cursor holds them. */
export function encodeCursor(position: Position<unknown>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws {OrganisationError} 400 when it is not one of ours */
export function decodeCursor<S extends z.ZodType>(schema: S, cursor: string): Position<z.output<S>> {
  const position = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  const query = schema.safeParse(position.data?.query);
  if (!position.success || !query.success) {
    throw applicationError(400, 'ADMIN-400-1', 'Invalid page cursor', 'The cursor is not valid.');
  }
  return { offset: position.data.offset, query: query.data };
}

/** Takes the matching candidates from the offset on, no more of them than fit on the page. */
export function cutPage<T>(
  candidates: readonly T[],
  offset: number,
  limit: number,
  matches: (candidate: T) => boolean = () => true,
): Page<T> {
  const values: T[] = [];
  for (let index = offset; index < candidates.length; index += 1) {
    const candidate = candidates[index];
    if (candidate === undefined || !matches(candidate)) continue;
    if (values.length === limit) return { values, next: index };
    values.push(candidate);
  }
  return { values, next: null };
}

/** `links` of a page: cursors in the second version of the API. */
export function cursorLinks<Q>({ offset, query }: Position<Q>, next: number | null): Record<string, string> {
  return {
    self: encodeCursor({ offset, query }),
    ...(next === null ? {} : { next: encodeCursor({ offset: next, query }) }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
