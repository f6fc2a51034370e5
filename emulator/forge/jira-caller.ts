import type { Caller } from '../contract';
import type { Host } from './host';
import type { Invocation } from './invocations';

/**
 * Tells who a Jira request of the app is made as.
 * @param provider `app`, `user` or `none`, as the package says it
 * @param accountId the person whom `asUser(accountId)` names
 * @returns the caller, or the platform's refusal
 */
export function jiraCaller(
  host: Host,
  invocation: Invocation,
  provider: string,
  accountId: string | undefined,
): Caller | Response {
  if (provider === 'app') return { kind: 'app' };
  if (provider === 'none') return { kind: 'anonymous' };
  const principal = invocation.principalAccountId;
  if (accountId !== undefined && accountId !== principal) {
    // `asUser(accountId)` of somebody else needs scopes with `allowImpersonation`, which the host does not take:
    // https://developer.atlassian.com/platform/forge/events-reference/product_events/
    return refusal(403, 'OFFLINE_IMPERSONATION_NOT_ALLOWED');
  }
  // The package turns this code into its NeedsAuthenticationError.
  if (principal === undefined) return refusal(401, 'NEEDS_AUTHENTICATION_ERR');
  return { kind: 'app-as-person', accountId: principal };
}

function refusal(status: number, code: string): Response {
  return new Response(null, { status, headers: { 'forge-proxy-error': code } });
}
