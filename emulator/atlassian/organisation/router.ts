import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { RequestConditions } from '../../contract';
import { createContext } from '../request-context';
import type { RouteAnswer } from '../routing';
import type { SiteState } from '../site-state';
import {
  applicationError,
  malformed,
  managementError,
  OrganisationError,
  proxyError,
  scimError,
  scimKeyError,
} from './errors';
import { checkKey, type KeyCheck } from './keys';
import { familyOf, type Family, type OrganisationRoute } from './routing';

interface Environment {
  Bindings: { conditions: RequestConditions };
}

const HINT_HEADER = 'X-Emulator-Hint';

/** Answers `https://api.atlassian.com/…`; what is not in the table is refused with a hint. */
export function createOrganisationRouter(state: SiteState, routes: readonly OrganisationRoute[]) {
  const hono = new Hono<Environment>();
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    hono.on(route.method, toHonoPath(route.path), (context) => answer(state, route, context));
    methods.set(route.path, [...(methods.get(route.path) ?? []), route.method]);
  }
  for (const [template, supported] of methods) {
    const hint = `The emulator supports ${supported.join(', ')} on ${template}.`;
    hono.all(toHonoPath(template), (context) => unsupported(context, 405, hint));
  }
  hono.notFound((context) => {
    const hint = `${context.req.method} ${context.req.path} is not among the operations that the emulator supports (emulator/atlassian/organisation/supported.ts).`;
    return unsupported(context, 404, hint);
  });
  hono.onError((error) => {
    throw error;
  });
  return async (request: Request, conditions: RequestConditions): Promise<Response> =>
    hono.fetch(request, { conditions });
}

async function answer(
  state: SiteState,
  route: OrganisationRoute,
  context: Context<Environment>,
): Promise<Response> {
  const family = familyOf(route.path);
  const { organisation } = state.data;
  const kind = family === 'scim' ? 'scim' : 'organisation';
  const check = checkKey(organisation, state.clock, kind, context.req.header('authorization') ?? null);
  try {
    if (check.outcome !== 'accepted') throw refuseKey(family, check.outcome);
    const { pathname, searchParams } = new URL(context.req.url);
    const body = await readBody(family, context);
    const lag = context.env.conditions.readLagMilliseconds ?? 0;
    const site = createContext(state, { kind: 'anonymous' }, lag, () => undefined);
    const request = { address: pathname, path: context.req.param(), query: searchParams, body };
    return respond(route.handler({ site, organisation, key: check.key }, request));
  } catch (error) {
    if (error instanceof OrganisationError) return respond(error);
    throw error;
  }
}

function refuseKey(family: Family, outcome: Exclude<KeyCheck['outcome'], 'accepted'>): OrganisationError {
  if (outcome === 'unknown' || outcome === 'expired') return unauthenticated(family);
  const detail =
    outcome === 'scoped'
      ? 'The API key has scopes, and this operation needs manage:org, which no scope gives.'
      : 'The API key has no right to do this.';
  switch (family) {
    case 'user-management':
      return managementError(403, 'forbidden', { message: detail });
    case 'scim':
      return scimKeyError(403, detail);
    case 'admin-v1':
    case 'admin-v2':
      return applicationError(403, 'ADMIN-403-3', 'Not allowed to manage the org', detail);
  }
}

function unauthenticated(family: Family): OrganisationError {
  switch (family) {
    case 'user-management':
      return managementError(401, 'unauthorized');
    case 'scim':
      return scimKeyError(401, 'Unauthorized');
    case 'admin-v1':
      return proxyError(401, 'Unauthorized');
    case 'admin-v2':
      return applicationError(401, 'ADMIN-401-2', 'Unauthorized', 'The API key is not valid.');
  }
}

async function readBody(family: Family, context: Context<Environment>): Promise<unknown> {
  if (context.req.method === 'GET') return undefined;
  const text = await context.req.text();
  if (text === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw refuseSyntax(family);
  }
}

function refuseSyntax(family: Family): OrganisationError {
  if (family === 'scim') return scimError(400, 'The body is no JSON.', 'invalidSyntax');
  if (family === 'user-management') return managementError(400, 'bodyParseFailure');
  return malformed('The body is no JSON.');
}

function unsupported(context: Context<Environment>, status: 404 | 405, hint: string): Response {
  const { body } = proxyError(status, status === 404 ? 'Not Found' : 'Method Not Allowed');
  return respond({ status, body, headers: { [HINT_HEADER]: hint } });
}

/** Atlassian names every answer, so that support can find the request. */
function respond({ status, body, headers: own }: RouteAnswer): Response {
  const headers = { 'atl-traceid': randomUUID().replaceAll('-', ''), ...own };
  if (body === undefined) return new Response(null, { status, headers: { ...headers } });
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
  });
}

function toHonoPath(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, ':$1');
}
