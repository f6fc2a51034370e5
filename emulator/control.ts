import { Hono } from 'hono';
import { z } from 'zod';
import type { MovableClock } from './clock';
import { drain } from './drain';
import { faultsSchema } from './faults';
import { describeHost } from './host-status';
import type { Host } from './forge/host';
import type { HttpEnvironment } from './http';
import { invokeAsPerson, invokeSchema } from './page-call';
import { TRAFFIC_KINDS, type TrafficKind, withoutSecrets } from './traffic';

const resetSchema = z.strictObject({ seed: z.unknown().optional() });
const eventSchema = z.looseObject({ eventType: z.string() });
const scheduleSchema = z.strictObject({ key: z.string() });
const drainSchema = z.strictObject({
  timeoutMs: z.number().positive().optional(),
  horizonSeconds: z.number().nonnegative().optional(),
});
const automationSchema = z.strictObject({
  action: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  actor: z.string().nullable().optional(),
  consent: z.boolean().optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});
const accountSchema = z.strictObject({
  accountId: z.string(),
  displayName: z.string().min(1).optional(),
  emailAddress: z.string().min(1).optional(),
  closed: z.literal(true).optional(),
});
const clockSchema = z.strictObject({ advanceSeconds: z.number().nonnegative() });
const kindsSchema = z.array(z.enum(TRAFFIC_KINDS));

/** What `GET /_emulator/requests` tells of unless it is asked for more. */
const DEFAULT_KINDS: readonly TrafficKind[] = ['jira', 'egress'];

/** Why a control request is not carried out. */
class BadRequest extends Error {}

export interface Controlled {
  clock: MovableClock;
  host(): Host;
  reset(seed: unknown): Promise<void>;
}

/** The control addresses, `/_emulator/…`: a contract, described in docs/ and kept by tools outside. */
export function createControl({ clock, host, reset }: Controlled): Hono<HttpEnvironment> {
  const control = new Hono<HttpEnvironment>();

  control.onError((error, context) => {
    if (error instanceof BadRequest) return context.json({ error: error.message }, 400);
    return context.json({ error: error.message }, 500);
  });

  control.get('/state', (context) => context.json(plain(host().site.state())));

  control.post('/reset', async (context) => {
    const { seed } = await bodyOf(context.req.raw, resetSchema);
    await reset(seed).catch((error: unknown) => {
      throw new BadRequest(error instanceof Error ? error.message : String(error));
    });
    return context.json({});
  });

  control.post('/invoke', async (context) => {
    const answer = await invokeAsPerson(host(), await bodyOf(context.req.raw, invokeSchema));
    if ('error' in answer) return context.json({ error: answer.error }, answer.missing ? 404 : 200);
    return context.json({ result: plain(answer.result ?? null) });
  });

  control.post('/event', async (context) => {
    const event = await bodyOf(context.req.raw, eventSchema);
    return context.json({ delivered: host().productEvents.send(event) });
  });

  control.post('/schedule', async (context) => {
    const { key } = await bodyOf(context.req.raw, scheduleSchema);
    const run = host().schedules.fire(key);
    if (!run) return context.json({ error: `The manifest has no scheduled trigger "${key}".` }, 404);
    await run;
    return context.json({});
  });

  control.get('/automation', (context) => context.json({ actions: host().automation.list() }));

  control.post('/automation', async (context) => {
    const answer = await host().automation.run(await bodyOf(context.req.raw, automationSchema));
    const { status, ...said } = answer;
    if (status === 'missing' || status === 'refused')
      return context.json(said, status === 'missing' ? 404 : 400);
    return context.json(plain(answer));
  });

  control.post('/account', async (context) => {
    const { accountId, ...change } = await bodyOf(context.req.raw, accountSchema);
    if (host().site.changeOwnAccount(accountId, change)) return context.json({});
    return context.json({ error: `There is no account "${accountId}".` }, 404);
  });

  control.post('/drain', async (context) =>
    context.json(await drain(host(), clock, await bodyOf(context.req.raw, drainSchema))),
  );

  control.post('/clock', async (context) => {
    const { advanceSeconds } = await bodyOf(context.req.raw, clockSchema);
    clock.advance(advanceSeconds * 1000);
    return context.json({ clock: new Date(clock.now()).toISOString() });
  });

  control.post('/faults', async (context) => {
    const { rules, site } = await bodyOf(context.req.raw, faultsSchema);
    host().faults.add(rules);
    if (site) host().site.setSwitches(site);
    return context.json({});
  });

  control.get('/faults', (context) => context.json({ rules: host().faults.list() }));

  control.delete('/faults', (context) => {
    host().faults.clear();
    host().site.clearSwitches();
    return context.json({});
  });

  control.get('/requests', (context) => {
    const since = Number(context.req.query('since') ?? 0);
    const asked = context.req.query('kinds')?.split(',') ?? DEFAULT_KINDS;
    const kinds = kindsSchema.safeParse(asked);
    if (Number.isNaN(since) || !kinds.success) {
      throw new BadRequest(`since is a number, kinds some of ${TRAFFIC_KINDS.join(',')}.`);
    }
    const { traffic, kvs } = host();
    const requests = withoutSecrets(traffic.list(since, new Set(kinds.data)), kvs.secrets());
    return context.json({ requests });
  });

  control.get('/notifications', (context) =>
    context.json({ notifications: [...host().site.notifications()] }),
  );

  control.get('/host', (context) => context.json(describeHost(host(), clock)));

  control.get('/storage', (context) => context.json(host().kvs.contents()));

  return control;
}

async function bodyOf<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  const text = await request.text();
  let body: unknown;
  try {
    body = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new BadRequest('The body is no JSON.');
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new BadRequest(z.prettifyError(parsed.error));
  return parsed.data;
}

/** Hono's typed answers want JSON values; what comes from the site is one already. */
function plain(value: unknown): object | string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return typeof value === 'object' ? value : null;
}
