import type { Clock } from '../contract';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import { INVOKE_CALLS, INVOKE_CALLS_WINDOW_MS, INVOKE_REQUEST_BYTES, INVOKE_RESPONSE_BYTES } from './limits';
import type { ForgeApp, PageName } from './manifest/app';

export interface PageCall {
  page: PageName;
  functionKey: string;
  payload: unknown;
  /** undefined: nobody is logged in. */
  accountId: string | undefined;
  /** The ticket on which the panel stands. */
  issue?: { id: string; key: string } | undefined;
}

export type PageAnswer = { result: unknown } | { error: string; missing?: true };

/** What a page makes of `invoke(functionKey, payload)`. */
export interface Pages {
  invoke(call: PageCall): Promise<PageAnswer>;
}

/**
 * Calls resolvers as pages do. An error is told as the bridge tells it, never with a stack.
 * Source: https://developer.atlassian.com/platform/forge/runtime-reference/forge-resolver/
 */
export function createPages(options: {
  app: ForgeApp;
  installation: Installation;
  cloudId: string;
  clock: Clock;
  invocations: Invocations;
}): Pages {
  const { app, installation } = options;
  const calls = new Map<string, number[]>();

  const isTooOften = (caller: string) => {
    const now = options.clock.now();
    const recent = (calls.get(caller) ?? []).filter((at) => at > now - INVOKE_CALLS_WINDOW_MS);
    calls.set(caller, [...recent, now]);
    return recent.length >= INVOKE_CALLS;
  };

  return {
    async invoke({ page: name, functionKey, payload, accountId, issue }) {
      const page = app.pages.get(name);
      if (!page) return { error: `The manifest has no module for "${name}".`, missing: true };
      if (isTooOften(`${name} ${accountId ?? 'nobody'}`))
        return { error: 'Resolver calls are rate limited at 500req/25s' };
      if (bytesOf(payload) > INVOKE_REQUEST_BYTES) {
        return { error: failed(`the request is larger than ${String(INVOKE_REQUEST_BYTES)} bytes`) };
      }
      const context = {
        ...(accountId !== undefined && { accountId }),
        accountType: accountId === undefined ? 'anonymous' : 'licensed',
        cloudId: options.cloudId,
        environmentId: installation.environmentId,
        environmentType: installation.environmentType,
        localId: `${installation.contextAri}/${page.key}`,
        moduleKey: page.key,
        extension: { type: page.moduleKind, ...(issue && { issue }) },
      };
      const outcome = await options.invocations.run({
        functionKey: page.functionKey,
        moduleKey: page.key,
        args: [{ call: { functionKey, payload }, context }, installation.handlerContext(accountId)],
        principalAccountId: accountId,
      });
      if (outcome.status === 'threw') return { error: failed(outcome.message) };
      if (outcome.status === 'died') return { error: failed(outcome.reason) };
      if (bytesOf(outcome.value) > INVOKE_RESPONSE_BYTES) {
        return { error: failed(`the response is larger than ${String(INVOKE_RESPONSE_BYTES)} bytes`) };
      }
      return { result: outcome.value };
    },
  };
}

function failed(message: string): string {
  return `There was an error invoking the function - ${message}`;
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
