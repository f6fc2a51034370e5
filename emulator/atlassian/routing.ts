import type { SiteContext } from './context';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request after the router has read it. */
export interface RouteRequest {
  method: Method;
  /** Decoded parameters of the path template; ask with `pathParameter`. */
  path: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON body, or the form where the route takes one; undefined when there is none. Parse it with a schema. */
  body: unknown;
}

/** What a route answers; without a body the response is empty. */
export interface RouteAnswer {
  status: number;
  body?: unknown;
  /** In place of a JSON body, with its type among the headers. */
  text?: string;
  headers?: Readonly<Record<string, string>>;
}

export type RouteHandler = (
  context: SiteContext,
  request: RouteRequest,
) => RouteAnswer | Promise<RouteAnswer>;

/** One operation of the OpenAPI document that the emulator supports. Handlers throw `JiraError` to refuse. */
export interface Route {
  method: Method;
  /** As in the OpenAPI document: `/rest/api/3/group/user`, `/rest/api/3/project/{projectIdOrKey}`. */
  path: string;
  /** The classic OAuth scopes of the operation: a call of the app needs all of them. */
  scopes: readonly string[];
  handler: RouteHandler;
  /** What the request costs beside the objects that the handler spends for; 1 unless told. */
  points?: number;
  /** The body is a form with files in place of JSON. */
  takesForm?: boolean;
  /** Answers callers without credentials too. */
  anonymous?: boolean;
  /** The path parameter that names the issue, where writes count against the issue's own limit. */
  issueParameter?: string;
}

/** @throws {Error} when the template has no such parameter: a mistake in the route table. */
export function pathParameter(request: Pick<RouteRequest, 'path'>, name: string): string {
  const value = request.path[name];
  if (value === undefined) {
    throw new Error(`The route has no path parameter "${name}".`);
  }
  return value;
}

export function json(body: unknown, status = 200): RouteAnswer {
  return { status, body };
}

export const NO_CONTENT: RouteAnswer = { status: 204 };
