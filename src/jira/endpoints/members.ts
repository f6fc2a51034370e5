import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';

const member = z.object({
  accountId: z.string(),
  accountType: z.enum(['atlassian', 'app', 'customer', 'unknown']).catch('unknown'),
  displayName: z.string().catch(''),
  active: z.boolean().catch(false),
});
const page = z.object({ total: z.number(), isLast: z.boolean().catch(false), values: z.array(member) });

/** `GET group/member` with what is known of each, deactivated ones too; 50 a page. Scope `manage:jira-configuration`. */
export const getMembersOfGroup = (groupId: string, startAt: number): JiraCall<z.infer<typeof page>> => ({
  operation: 'GET group/member',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/group/member?groupId=${groupId}&includeInactiveUsers=true&startAt=${startAt}&maxResults=50`,
      { method: 'GET' },
    ),
  parse: (body) => page.parse(body),
  points: ({ values }) => 1 + 2 * values.length,
});

const found = z.object({ issues: z.array(z.object({ id: z.string() })) });

/** `POST search/jql` for one issue, if there is any; the query must be bounded. Scope `read:jira-work`. */
export const searchOneIssue = (jql: string): JiraCall<boolean> => ({
  operation: 'POST search/jql',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ jql, fields: ['id'], maxResults: 1 }),
    }),
  parse: (body) => found.parse(body).issues.length > 0,
  points: (isThere) => (isThere ? 2 : 1),
});
