import { z } from 'zod';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import type { ForgeApp } from './manifest/app';

const answer = z.object({
  statusCode: z.number().int().min(200).max(599),
  body: z.string().optional(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
});

/** The app's public addresses: `/x1/{module key}/…`. */
export interface WebTriggers {
  answer(request: Request): Promise<Response>;
}

/** Source: https://developer.atlassian.com/platform/forge/events-reference/web-trigger/ */
export function createWebTriggers(
  app: ForgeApp,
  installation: Installation,
  invocations: Invocations,
): WebTriggers {
  return {
    async answer(request) {
      const url = new URL(request.url);
      const [, , key = '', ...rest] = url.pathname.split('/');
      const trigger = app.webTriggers.get(key);
      if (!trigger) return new Response('Not found', { status: 404 });
      const outcome = await invocations.run({
        functionKey: trigger.functionKey,
        moduleKey: trigger.key,
        args: [
          {
            method: request.method,
            path: url.pathname,
            userPath: rest.length > 0 ? `/${rest.join('/')}` : '',
            headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
            queryParameters: Object.fromEntries(
              [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name)]),
            ),
            body: await request.text(),
          },
          installation.handlerContext(undefined),
        ],
      });
      const parsed = answer.safeParse(outcome.status === 'returned' ? outcome.value : undefined);
      if (!parsed.success) return new Response('Internal server error', { status: 500 });
      const headers = Object.entries(parsed.data.headers ?? {}).flatMap(([name, values]) =>
        values.map((value): [string, string] => [name, value]),
      );
      return new Response(parsed.data.body ?? null, { status: parsed.data.statusCode, headers });
    },
  };
}
