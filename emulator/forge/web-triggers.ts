import { z } from 'zod';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import { PAYLOAD_BYTES } from './limits';
import type { WebTrigger } from './manifest/app';
import type { WebTriggerAddresses } from './web-trigger-addresses';

/** Extra properties are allowed: the platform keeps room for its own. */
const dynamicAnswer = z.object({
  statusCode: z.number().int().min(200).max(599),
  statusText: z.string().optional(),
  body: z.string().optional(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
});
const staticAnswer = z.object({ outputKey: z.string() });

/** Statuses that HTTP answers without a body. */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];
/** The server makes these itself. */
const OF_THE_CONNECTION: readonly string[] = ['connection', 'content-length', 'transfer-encoding'];

/** The app's public addresses: `/x1/{id}/…`. */
export interface WebTriggers {
  /** @param rawHeaders names and values in turn, the names as the caller wrote them */
  answer(request: Request, rawHeaders: readonly string[]): Promise<Response>;
}

/**
 * Invokes a web trigger. Nobody is its principal, so that `asUser` works nowhere in it.
 * Source: https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
export function createWebTriggers(
  addresses: WebTriggerAddresses,
  installation: Installation,
  invocations: Invocations,
): WebTriggers {
  return {
    async answer(request, rawHeaders) {
      const url = new URL(request.url);
      const [, , id = '', ...rest] = url.pathname.split('/');
      const trigger = addresses.find(decodeURIComponent(id));
      if (!trigger) return new Response('Not found', { status: 404 });
      const payload = {
        method: request.method,
        path: url.pathname,
        userPath: rest.length > 0 ? `/${rest.join('/')}` : '',
        headers: headersOf(rawHeaders),
        queryParameters: Object.fromEntries(
          [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]),
        ),
        body: await request.text(),
      };
      if (bytesOf(payload) > PAYLOAD_BYTES) return new Response('Payload too large', { status: 413 });
      const outcome = await invocations.run({
        functionKey: trigger.functionKey,
        moduleKey: trigger.key,
        args: [payload, installation.handlerContext(undefined)],
      });
      const value = outcome.status === 'returned' ? outcome.value : undefined;
      const answer = bytesOf(value) > PAYLOAD_BYTES ? undefined : readAnswer(trigger, value);
      return answer ?? new Response('Internal server error', { status: 500 });
    },
  };
}

/** The documentation's example shows names in the case of the caller, who may write them in any. */
function headersOf(rawHeaders: readonly string[]): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    headers[name] = [...(headers[name] ?? []), rawHeaders[at + 1] ?? ''];
  }
  return headers;
}

/** @returns undefined when the function's result is no answer */
function readAnswer({ outputs }: WebTrigger, value: unknown): Response | undefined {
  if (outputs) {
    const { data } = staticAnswer.safeParse(value);
    const output = outputs.get(data?.outputKey ?? '');
    if (!output) return undefined;
    const headers: [string, string][] =
      output.contentType === undefined ? [] : [['content-type', output.contentType]];
    return respond({ status: output.statusCode, headers }, output.body);
  }
  const { data } = dynamicAnswer.safeParse(value);
  if (!data) return undefined;
  const headers = Object.entries(data.headers ?? {})
    .filter(([name]) => !OF_THE_CONNECTION.includes(name.toLowerCase()))
    .flatMap(([name, values]) => values.map((one): [string, string] => [name, one]));
  return respond({ status: data.statusCode, statusText: data.statusText ?? '', headers }, data.body);
}

function respond(init: ResponseInit & { status: number }, body: string | undefined): Response | undefined {
  try {
    return new Response(WITHOUT_BODY.includes(init.status) ? null : (body ?? null), init);
  } catch {
    // A header or a status text that HTTP cannot carry.
    return undefined;
  }
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
