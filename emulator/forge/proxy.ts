import { Hono } from 'hono';
import { DROPPED, passFaults } from '../fault-passage';
import { organisationTarget, type Fault, type FaultTarget } from '../faults';
import { dropConnection, pathBelow, type HttpContext, type HttpEnvironment } from '../http';
import type { TrafficEnd, TrafficKind } from '../traffic';
import { refuseEgress } from './egress-rules';
import type { Host } from './host';
import type { Invocation } from './invocations';
import { jiraCaller } from './jira-caller';
import { supportedRoute } from './supported';
import { ACCOUNT_HEADER, EGRESS_HEADER, TOKEN_HEADER } from './worker/headers';

/** One call of the app on its way through the proxy. */
interface AppCall {
  host: Host;
  context: HttpContext;
  invocation: Invocation;
  kind: TrafficKind;
  target: FaultTarget;
  identity: string;
  path: string;
}

type Effect = { response: Response } & Partial<TrafficEnd>;

/**
 * The platform proxy: what the two globals and `fetch` of the app's threads call, under `/_forge/`.
 * @param currentHost the host of the moment; undefined while there is none
 */
export function createProxy(currentHost: () => Host | undefined): Hono<HttpEnvironment> {
  const proxy = new Hono<HttpEnvironment>();

  proxy.get('/ready', (context) => context.body(null, 204));

  proxy.all('/jira/:provider/*', async (context) => {
    const { host, invocation } = authorise(currentHost(), context);
    if (!host || !invocation) return deadInvocation();
    const provider = context.req.param('provider');
    const path = pathBelow(context, `/_forge/jira/${provider}`);
    if (!supportedRoute('jira', path)) return notSupported('jira', path);
    const caller = jiraCaller(host, invocation, provider, context.req.header(ACCOUNT_HEADER));
    if (caller instanceof Response) return caller;
    const identity = caller.kind === 'app-as-person' ? `user:${caller.accountId}` : 'app';
    return pass(
      { host, context, invocation, kind: 'jira', target: 'jira', identity, path },
      async (fault) => {
        const request = await forwarded(context, new URL(path, context.req.url).href);
        const conditions = fault.lagMs > 0 ? { readLagMilliseconds: fault.lagMs } : {};
        const { response, points } = await host.site.jira(request, caller, conditions);
        return { response, points };
      },
    );
  });

  proxy.post('/kvs/:provider/*', async (context) => {
    const { host, invocation } = authorise(currentHost(), context);
    if (!host || !invocation) return deadInvocation();
    const path = pathBelow(context, `/_forge/kvs/${context.req.param('provider')}`);
    if (!supportedRoute('kvs', path)) return notSupported('kvs', path);
    if (!host.app.scopes.has('storage:app')) {
      return Response.json(
        { code: 'PERMISSION_DENIED', message: 'The scope storage:app is missing.' },
        { status: 403 },
      );
    }
    const body = await context.req.text();
    return pass(
      { host, context, invocation, kind: 'storage', target: 'storage', identity: 'app', path },
      (fault) => {
        const { status, body: text, ...units } = host.kvs.answer(path, body, fault.lagMs, fault.failedItems);
        const response = new Response(text, { status, headers: { 'content-type': 'application/json' } });
        return Promise.resolve({ response, ...units });
      },
    );
  });

  proxy.post('/stargate/:provider/*', async (context) => {
    const { host, invocation } = authorise(currentHost(), context);
    if (!host || !invocation) return deadInvocation();
    const path = decodeURI(pathBelow(context, `/_forge/stargate/${context.req.param('provider')}`));
    const route = supportedRoute('stargate', path);
    if (!route) return notSupported('stargate', path);
    const body: unknown = await context.req.json();
    const isQueue = path.startsWith('/webhook/');
    const kind = isQueue ? 'queue' : 'platform';
    return pass({ host, context, invocation, kind, target: kind, identity: 'app', path }, (fault) =>
      Promise.resolve({
        response: isQueue
          ? answerQueue(host, invocation, path, body, fault)
          : path === '/graphql'
            ? host.graphql.answer(body, new URL(context.req.url).port)
            : host.personalDataReports.answer(body),
      }),
    );
  });

  proxy.all('/egress', async (context) => {
    const { host, invocation } = authorise(currentHost(), context);
    if (!host || !invocation) return deadInvocation();
    const address = context.req.header(EGRESS_HEADER) ?? '';
    const call = { host, context, invocation, kind: 'egress', identity: 'app', path: address } as const;
    const refusal = refuseEgress(host.app, invocation, address);
    if (refusal) {
      begin(call)({ status: refusal.status });
      return refusal;
    }
    const target = organisationTarget(new URL(address).pathname);
    return pass({ ...call, target }, async ({ lagMs }) => {
      const request = await forwarded(context, address);
      const conditions = lagMs > 0 ? { readLagMilliseconds: lagMs } : {};
      return { response: await host.site.organisation(request, conditions) };
    });
  });

  proxy.all('/*', (context) => notSupported('platform', pathBelow(context, '/_forge')));
  return proxy;
}

function answerQueue(
  { queueWebhooks }: Host,
  invocation: Invocation,
  path: string,
  body: unknown,
  fault: Fault,
): Response {
  if (path.includes('/stats/')) return queueWebhooks.stats(body);
  if (path.includes('/cancel/')) return queueWebhooks.cancel(body);
  return queueWebhooks.publish(body, invocation.chain, fault);
}

/** Records the call and lets it meet the faults. */
async function pass(call: AppCall, effect: (fault: Fault) => Promise<Effect>): Promise<Response> {
  const { host, context, invocation, path } = call;
  const { method } = context.req;
  const end = begin(call);
  const costs: Partial<TrafficEnd> = {};
  const body = host.faults.readsBodies() && {
    body: Buffer.from(await context.req.arrayBuffer()).toString(),
  };
  const faulted = { target: call.target, method, path, ...body, client: false };
  const kill = () => {
    invocation.kill();
  };
  const passed = await passFaults(host.faults, faulted, kill, async (fault) => {
    const { response, ...told } = await effect(fault);
    Object.assign(costs, told);
    return response;
  });
  if (passed === DROPPED) {
    end({ ...costs, status: 0 });
    return dropConnection(context);
  }
  end({ ...costs, status: passed.status });
  return passed;
}

/** Writes down that the app made a call. */
function begin({ host, context, invocation, kind, identity, path }: Omit<AppCall, 'target'>) {
  return host.traffic.begin({ invocation: invocation.id, kind, identity, method: context.req.method, path });
}

function authorise(host: Host | undefined, context: HttpContext) {
  return { host, invocation: host?.invocations.byToken(context.req.header(TOKEN_HEADER) ?? '') };
}

/** Code that goes on after its invocation has ended, or was killed, reaches nothing any more. */
function deadInvocation(): Response {
  return new Response('The invocation has ended.', {
    status: 403,
    headers: { 'forge-proxy-error': 'INVOCATION_ENDED' },
  });
}

function notSupported(remote: string, path: string): Response {
  const message = `The emulator does not play ${remote} ${path}. See emulator/forge/supported.ts.`;
  return Response.json(
    { code: 'NOT_SUPPORTED', message },
    { status: 501, headers: { 'forge-proxy-error': message } },
  );
}

/** The request as its receiver is to see it: without what only the proxy needs. */
async function forwarded(context: HttpContext, url: string): Promise<Request> {
  const { method } = context.req;
  const headers = new Headers(context.req.header());
  for (const name of [TOKEN_HEADER, ACCOUNT_HEADER, EGRESS_HEADER]) headers.delete(name);
  const hasBody = method !== 'GET' && method !== 'HEAD' && headers.get('content-length') !== '0';
  return new Request(url, { method, headers, ...(hasBody && { body: await context.req.arrayBuffer() }) });
}
