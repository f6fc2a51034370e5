import { z } from 'zod';
import type { Installation } from './installation';
import type { WebTriggerAddresses } from './web-trigger-addresses';

/** The bodies that `webTrigger` of `@forge/api` 8.3.0 posts: its `webTrigger` module is the source. */
const requestSchema = z.object({ query: z.string(), variables: z.unknown() });
const createVariables = z.object({
  input: z.strictObject({
    appId: z.string(),
    envId: z.string(),
    contextId: z.string(),
    triggerKey: z.string(),
  }),
  forceCreate: z.boolean().optional(),
});
const deleteVariables = z.object({ id: z.string() });
const listVariables = z.object({ appId: z.string(), envId: z.string(), contextId: z.string() });

/** What the app asks of Atlassian's GraphQL gateway: its web triggers' addresses, nothing else. */
export interface Graphql {
  /** @param port the emulator's own, for the addresses */
  answer(body: unknown, port: string): Response;
}

/**
 * Plays the operations of the gateway that `@forge/api` sends. Anything else is answered with `errors`, as GraphQL does.
 * Source: https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger-api/
 */
export function createGraphql(installation: Installation, addresses: WebTriggerAddresses): Graphql {
  const { installedApp, contextAri } = installation;
  const isOwn = (asker: z.output<typeof listVariables>) =>
    asker.appId === installedApp.appId &&
    asker.envId === installedApp.environmentId &&
    asker.contextId === contextAri;

  const operations: Record<string, (variables: unknown, port: string) => object | string> = {
    createWebTriggerUrl(variables, port) {
      const { data, error } = createVariables.safeParse(variables);
      if (!data) return `The input is not supported: ${z.prettifyError(error)}`;
      const id = isOwn(data.input)
        ? addresses.idOf(data.input.triggerKey, data.forceCreate ?? false)
        : undefined;
      return id === undefined
        ? `The app has no web trigger "${data.input.triggerKey}".`
        : { url: addressOf(port, id) };
    },
    deleteWebTriggerUrl(variables) {
      const { data } = deleteVariables.safeParse(variables);
      if (data && addresses.delete(data.id)) return { success: true, message: null };
      return { success: false, message: 'There is no such web trigger address.' };
    },
    webTriggerUrlsByAppContext(variables, port) {
      const { data } = listVariables.safeParse(variables);
      if (!data || !isOwn(data)) return 'The app is not installed there.';
      return addresses.list().map(({ triggerKey, id }) => ({ triggerKey, url: addressOf(port, id) }));
    },
  };

  return {
    answer(body, port) {
      const { data: request } = requestSchema.safeParse(body);
      const [name, operation] =
        Object.entries(operations).find(([field]) =>
          new RegExp(`\\b${field}\\s*\\(`).test(request?.query ?? ''),
        ) ?? [];
      if (!request || name === undefined || operation === undefined) {
        return refused('The emulator plays no such operation. See emulator/forge/graphql.ts.');
      }
      const given = operation(request.variables, port);
      return typeof given === 'string' ? refused(given) : Response.json({ data: { [name]: given } });
    },
  };
}

function addressOf(port: string, id: string): string {
  return `http://localhost:${port}/x1/${id}`;
}

function refused(message: string): Response {
  return Response.json({ errors: [{ message }], data: null });
}
