import { Hono } from 'hono';
import { createControl, type Controlled } from './control';
import { DROPPED, passFaults } from './fault-passage';
import { organisationTarget } from './faults';
import { createProxy } from './forge/proxy';
import { dropConnection, pathBelow, type HttpContext, type HttpEnvironment } from './http';
import { INDEX_PAGE } from './index-page';

export interface RoutedParts extends Controlled {
  /** Whether the parts behind the addresses stand; before, everything but the proxy and a reset answers 503. */
  isReady(): boolean;
  /** Answers what no other address takes: the browser shell. */
  shell(request: Request): Promise<Response> | undefined;
}

/** Below this path the emulator is `https://api.atlassian.com`. */
const ORGANISATION_PREFIX = '/api.atlassian.com';

/** All addresses of the emulator on one port. */
export function createRoutes(parts: RoutedParts): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>();

  routes.route('/_forge', createProxy(parts.host));
  routes.use('*', async (context, next) => {
    if (parts.isReady() || context.req.path === '/_emulator/reset') return next();
    return context.json({ error: 'The emulator is starting.' }, 503, { 'retry-after': '1' });
  });
  routes.route('/_emulator', createControl(parts));
  routes.all('/rest/*', (context) => answerClient(parts, context));
  routes.all(`${ORGANISATION_PREFIX}/*`, (context) => answerOrganisationClient(parts, context));
  routes.all('/x1/*', ({ req, env }) => parts.host().webTriggers.answer(req.raw, env.incoming.rawHeaders));
  routes.get('*', (context) => parts.shell(context.req.raw) ?? context.html(INDEX_PAGE));
  return routes;
}

/** A Jira request from outside of the app: a browser, a script, a test. */
async function answerClient(parts: RoutedParts, context: HttpContext): Promise<Response> {
  const { site, faults } = parts.host();
  const caller = site.authenticate(context.req.header('authorization') ?? null);
  const { pathname, search } = new URL(context.req.url);
  const call = { target: 'jira', method: context.req.method, path: pathname + search, client: true } as const;
  const passed = await passFaults(
    faults,
    call,
    () => undefined,
    async ({ lagMs }) => {
      const conditions = lagMs > 0 ? { readLagMilliseconds: lagMs } : {};
      const { response } = await site.jira(context.req.raw, caller, conditions);
      return response;
    },
  );
  return passed === DROPPED ? dropConnection(context) : passed;
}

/** The same for the organisation's APIs, which know callers by the key that they bring. */
async function answerOrganisationClient(parts: RoutedParts, context: HttpContext): Promise<Response> {
  const { site, faults } = parts.host();
  const { method } = context.req;
  const path = pathBelow(context, ORGANISATION_PREFIX);
  const call = { target: organisationTarget(path), method, path, client: true } as const;
  const passed = await passFaults(
    faults,
    call,
    () => undefined,
    async ({ lagMs }) => {
      const request = new Request(`https://api.atlassian.com${path}`, {
        method,
        headers: context.req.header(),
        ...(method === 'GET' || method === 'HEAD' ? {} : { body: await context.req.arrayBuffer() }),
      });
      return site.organisation(request, lagMs > 0 ? { readLagMilliseconds: lagMs } : {});
    },
  );
  return passed === DROPPED ? dropConnection(context) : passed;
}
