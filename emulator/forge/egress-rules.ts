import type { Invocation } from './invocations';
import { EGRESS_REQUESTS_PER_MINUTE } from './limits';
import type { ForgeApp } from './manifest/app';

const MINUTE_MS = 60_000;

/**
 * Checks a request to the outside against the manifest and the limit, and counts it.
 * Source: https://developer.atlassian.com/platform/forge/runtime-egress-permissions/
 * @returns the platform's refusal, or undefined when the request may go
 */
export function refuseEgress(app: ForgeApp, invocation: Invocation, address: string): Response | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || !app.egress.includes(url.hostname)) {
    const message = `URL not included in the external fetch backend permissions: ${address}. Visit go.atlassian.com/forge-egress for more information.`;
    return new Response(message, { status: 403, headers: { 'forge-proxy-error': 'BLOCKED_EGRESS' } });
  }
  const now = performance.now();
  const recent = invocation.egressAt.filter((at) => at > now - MINUTE_MS);
  if (recent.length >= EGRESS_REQUESTS_PER_MINUTE) {
    const message = `An invocation may make ${String(EGRESS_REQUESTS_PER_MINUTE)} outside requests a minute.`;
    return new Response(message, { status: 429, headers: { 'forge-proxy-error': 'EGRESS_RATE_LIMITED' } });
  }
  invocation.egressAt = [...recent, now];
  return undefined;
}
