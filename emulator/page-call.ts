import { z } from 'zod';
import type { Caller } from './contract';
import type { Host } from './forge/host';
import { PAGE_NAMES } from './forge/manifest/app';
import type { PageAnswer } from './forge/pages';

/** The body of `POST /_emulator/invoke`. */
export const invokeSchema = z.strictObject({
  module: z.enum(PAGE_NAMES),
  functionKey: z.string(),
  payload: z.unknown(),
  /** null: nobody is logged in. */
  accountId: z.string().nullable(),
  issueKey: z.string().optional(),
});
export type InvokeRequest = z.input<typeof invokeSchema>;

const issueSchema = z.object({ id: z.string(), key: z.string() });

/**
 * Calls a resolver as a person does from a page. On a ticket's panel the person has to see the ticket first.
 * @returns what the page gets
 */
export async function invokeAsPerson(host: Host, request: InvokeRequest): Promise<PageAnswer> {
  const { module, functionKey, payload, accountId, issueKey } = request;
  const call = { page: module, functionKey, payload, accountId: accountId ?? undefined };
  if (issueKey === undefined) return host.pages.invoke(call);

  const url = `http://localhost/rest/api/3/issue/${encodeURIComponent(issueKey)}?fields=summary`;
  const caller: Caller = accountId === null ? { kind: 'anonymous' } : { kind: 'person', accountId };
  const { response } = await host.site.jira(new Request(url), caller);
  const issue = issueSchema.safeParse(response.ok ? await response.json() : undefined);
  if (!issue.success)
    return { error: `${issueKey} does not exist, or the person may not see it.`, missing: true };
  return host.pages.invoke({ ...call, issue: { id: issue.data.id, key: issue.data.key } });
}
