import { z } from 'zod';
import type { Clock } from '../../contract';
import { KVS } from '../limits';
import { badRequest } from './errors';
import type { Scalar } from './ordered-list';

const cursorSchema = z.strictObject({
  /** The query that it belongs to. */
  query: z.string(),
  range: z.union([z.string(), z.number(), z.boolean()]),
  key: z.string(),
  madeAt: z.number(),
});

/** The place after which a page begins. */
export interface Place {
  range: Scalar;
  key: string;
}

/** Writes a cursor: opaque for the app, bound to its query, and not worth storing. */
export function writeCursor(clock: Clock, query: string, place: Place): string {
  const content: z.output<typeof cursorSchema> = { query, ...place, madeAt: clock.now() };
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/**
 * Reads a cursor that this query gave before.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/entities/#cursors
 * @throws KvsError when it is another query's, too old, or no cursor
 */
export function readCursor(clock: Clock, query: string, cursor: string): Place {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success || parsed.data.query !== query) {
    throw badRequest('INVALID_CURSOR', 'The cursor does not belong to this query.');
  }
  if (clock.now() - parsed.data.madeAt > KVS.cursorLifeMs) {
    throw badRequest('INVALID_CURSOR', 'The cursor is too old: cursors must not be stored.');
  }
  return { range: parsed.data.range, key: parsed.data.key };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
