import { Hono } from 'hono';
import { createControl, type Controlled } from './control';
import { DROPPED, passFaults } from './fault-passage';
import { createProxy } from './forge/proxy';
import { dropConnection, type HttpContext, type HttpEnvironment } from './http';
import { INDEX_PAGE } from './index-page';

export interface RoutedParts extends Controlled {
  /** Whether the parts behind the addresses stand; before, everything but the proxy and a reset answers 503. */
  isReady(): boolean;
  /** Answers what no other address takes: the browser shell. */
  shell(request: Request): Promise<Response> | undefined;
}

/** All addresses of the emulator on one port. */
export function createRoutes(parts: RoutedParts): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>();

  routes.route('/_forge', createProxy(parts.host, answerOrganisation));
  routes.use('*', async (context, next) => {
    if (parts.isReady() || context.req.path === '/_emulator/reset') return next();
    return context.json({ error: 'The emulator is starting.' }, 503, { 'retry-after': '1' });
  });
  routes.route('/_emulator', createControl(parts));
  routes.all('/rest/*', (context) => answerClient(parts, context));
  routes.all('/api.atlassian.com/*', (context) => answerOrganisation(context.req.raw));
  routes.all('/x1/*', (context) => parts.host().webTriggers.answer(context.req.raw));
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

/** The organisation's APIs are not played yet: no manifest can ask for them without being refused at start. */
function answerOrganisation(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  return Promise.resolve(
    Response.json({ error: `The emulator does not play ${pathname}.` }, { status: 404 }),
  );
}
