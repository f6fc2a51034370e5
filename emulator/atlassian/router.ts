import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import type { Answered, Caller, RequestConditions } from '../contract';
import { JiraError } from './errors';
import { pathParameter, type Route, type RouteAnswer, type RouteRequest } from './routing';
import type { Counted } from './rate-limits';
import { createContext } from './request-context';
import type { SiteState } from './site-state';

interface Bindings {
  caller: Caller;
  conditions: RequestConditions;
  /** Filled while the request is answered. */
  meter: { points: number };
}

type Environment = { Bindings: Bindings };

const HINT_HEADER = 'X-Emulator-Hint';

/** Answers requests of the site's own routes; everything else is refused with a hint, never silently accepted. */
export function createRouter(state: SiteState, routes: readonly Route[]) {
  const hono = new Hono<Environment>();
  const templates = new Map<string, string[]>();
  for (const route of routes) {
    hono.on(route.method, toHonoPath(route.path), (context) => answer(state, route, context));
    templates.set(route.path, [...(templates.get(route.path) ?? []), route.method]);
  }
  for (const [template, methods] of templates) {
    hono.all(toHonoPath(template), ({ req }) => methodNotSupported(req.method, template, methods));
  }
  hono.notFound(({ req }) => unknownRoute(state.data.baseUrl, req.method, req.path));
  hono.onError((error) => {
    throw error;
  });

  return async (request: Request, caller: Caller, conditions: RequestConditions): Promise<Answered> => {
    const meter = { points: 0 };
    const response = await hono.fetch(request, { caller, conditions, meter });
    return { response, points: meter.points };
  };
}

async function answer(state: SiteState, route: Route, context: Context<Environment>): Promise<Response> {
  const { caller, conditions, meter } = context.env;
  if (caller.kind === 'anonymous' && !route.anonymous) {
    return respond({
      status: 401,
      body: { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} },
    });
  }
  const byApp = caller.kind === 'app' || caller.kind === 'app-as-person';
  if (byApp && route.scopes.some((scope) => !state.app.scopes.has(scope))) {
    return respond({ status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } });
  }

  const counted = countedAs(route, context);
  const refusal = byApp ? state.rateLimits.admit(counted) : state.scriptLimits.admitScript(counted);
  if (refusal) {
    const body = { errorMessages: ['Rate limit exceeded.'], errors: {} };
    return respond({ status: 429, body, headers: state.rateLimits.refusalHeaders(refusal) });
  }

  let points = route.points ?? 1;
  const lag = conditions.readLagMilliseconds ?? (byApp ? state.readLagMilliseconds : 0);
  const siteContext = createContext(state, caller, lag, (more) => {
    points += more;
  });
  const given = await handle(context, route, (request) => route.handler(siteContext, request));
  meter.points = points;
  if (!byApp) {
    return respond(given);
  }
  state.rateLimits.spend(points);
  return respond({ ...given, headers: { ...state.rateLimits.headers(counted), ...given.headers } });
}

async function handle(
  context: Context<Environment>,
  route: Route,
  run: (request: RouteRequest) => RouteAnswer | Promise<RouteAnswer>,
): Promise<RouteAnswer> {
  try {
    const body = route.takesForm ? await readForm(context) : await readBody(context);
    const query = new URL(context.req.url).searchParams;
    return await run({ method: route.method, path: context.req.param(), query, body });
  } catch (error) {
    if (error instanceof JiraError) {
      return { status: error.status, body: error.body() };
    }
    throw error;
  }
}

/** Source of the header: the OpenAPI document, "Add attachment". */
async function readForm(context: Context<Environment>): Promise<FormData> {
  const { req } = context;
  if (!(req.header('content-type') ?? '').startsWith('multipart/form-data')) {
    throw new JiraError(415, ['The request body has to be sent as multipart/form-data.']);
  }
  if (req.header('x-atlassian-token') !== 'no-check') {
    throw new JiraError(403, ['XSRF check failed']);
  }
  try {
    return await req.formData();
  } catch {
    throw new JiraError(400, ['The form could not be read.']);
  }
}

async function readBody(context: Context<Environment>): Promise<unknown> {
  if (context.req.method === 'GET') {
    return undefined;
  }
  const text = await context.req.text();
  if (text === '') {
    return undefined;
  }
  if (!(context.req.header('content-type') ?? '').includes('json')) {
    throw new JiraError(415, ['The request body has to be sent as application/json.']);
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw new JiraError(400, ['There was an error parsing JSON. Check that your request body is valid.']);
  }
}

function countedAs(route: Route, context: Context<Environment>): Counted {
  const path = context.req.param();
  const issue = route.issueParameter === undefined ? null : pathParameter({ path }, route.issueParameter);
  return { method: route.method, endpoint: `${route.method} ${route.path}`, issue };
}

/** Jira names every answer, so that support can find the request. */
function respond({ status, body, text, headers: own }: RouteAnswer): Response {
  const headers = { 'atl-traceid': randomUUID().replaceAll('-', ''), 'x-arequestid': randomUUID(), ...own };
  if (text !== undefined) return new Response(text, { status, headers });
  if (body === undefined) {
    return new Response(null, { status, headers: { ...headers } });
  }
  const contentType = 'application/json;charset=UTF-8';
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': contentType, ...headers } });
}

function unknownRoute(baseUrl: string, method: string, path: string): Response {
  const hint = `${method} ${path} is not among the operations that the emulator supports (emulator/atlassian/supported.ts).`;
  return respond({
    status: 404,
    body: { message: `null for uri: ${baseUrl}${path}`, 'status-code': 404 },
    headers: { [HINT_HEADER]: hint },
  });
}

function methodNotSupported(method: string, template: string, methods: readonly string[]): Response {
  const hint = `The emulator supports ${methods.join(', ')} on ${template}, not ${method}.`;
  return respond({
    status: 405,
    body: { errorMessages: [`Method ${method} is not supported here.`], errors: {} },
    headers: { Allow: methods.join(', '), [HINT_HEADER]: hint },
  });
}

/** `/rest/api/3/project/{projectIdOrKey}` as hono writes it. */
function toHonoPath(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, ':$1');
}
