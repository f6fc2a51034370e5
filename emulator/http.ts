import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';

export interface HttpEnvironment {
  Bindings: HttpBindings;
}

export type HttpContext = Context<HttpEnvironment>;

/** Ends the connection without an answer: the caller sees a network error. */
export function dropConnection(context: HttpContext): Response {
  context.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The path with its query, below a prefix that is cut off. */
export function pathBelow(context: HttpContext, prefix: string): string {
  const { pathname, search } = new URL(context.req.url);
  return pathname.slice(prefix.length) + search;
}
