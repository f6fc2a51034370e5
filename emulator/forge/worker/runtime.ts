import { OUTBOUND_REQUEST_MS } from '../limits';
import { currentScope, sampleMemory, scopes, type Scope } from './scope';
import { ACCOUNT_HEADER, TOKEN_HEADER } from './headers';

type Fetch = typeof globalThis.fetch;

/** What the packages hand to `__forge_fetch__`. */
interface Descriptor {
  type: string;
  provider?: string;
  remote?: string;
  accountId?: string;
}

/**
 * Sets the two globals that are the whole seam between the packages and the platform.
 * @param platformFetch the thread's own `fetch`
 * @param baseUrl the emulator's address
 */
export function installForgeGlobals(platformFetch: Fetch, baseUrl: string): void {
  Object.defineProperty(globalThis, '__forge_runtime__', {
    get: () => {
      const scope = scopes.getStore();
      return scope && runtimeOf(scope);
    },
  });

  const forgeFetch = (descriptor: Descriptor, path: string, init: RequestInit = {}) => {
    const scope = currentScope();
    sampleMemory(scope);
    const headers = new Headers(init.headers);
    // Product requests are JSON unless said otherwise:
    // https://developer.atlassian.com/platform/forge/function-reference/nodejs-runtime/
    if (!headers.has('content-type')) headers.set('content-type', 'application/json');
    headers.set(TOKEN_HEADER, scope.job.token);
    if (descriptor.accountId !== undefined) headers.set(ACCOUNT_HEADER, descriptor.accountId);
    const target = `${descriptor.remote ?? descriptor.type}/${descriptor.provider ?? 'none'}`;
    const url = `${baseUrl}/_forge/${target}/${path.replace(/^\/+/, '')}`;
    return platformFetch(url, { signal: AbortSignal.timeout(OUTBOUND_REQUEST_MS), ...init, headers });
  };
  Object.defineProperty(globalThis, '__forge_fetch__', { value: forgeFetch });
}

function runtimeOf({ job, deadline }: Scope): object {
  return {
    appContext: job.appContext,
    contextAri: job.contextAri,
    aaid: job.principalAccountId,
    externalAuth: [],
    proxy: { token: job.token },
    tracing: { traceId: job.id, spanId: job.id },
    lambdaContext: { getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()) },
    metrics: {
      counter: () => ({ incr: ignore, decr: ignore }),
      timing: () => ({ measure: () => ({ stop: ignore }) }),
    },
  };
}

/** Metrics are Atlassian's own; no app can read them. */
function ignore(): void {
  return;
}
