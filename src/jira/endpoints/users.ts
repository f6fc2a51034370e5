import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

const user = z.object({
  accountId: z.string(),
  /** Jira adds kinds of accounts from time to time; one that is not known is treated as unknown. */
  accountType: z.enum(['atlassian', 'app', 'customer', 'unknown']).catch('unknown'),
  displayName: z.string().catch(''),
  emailAddress: z.string().nullish(),
  active: z.boolean().catch(false),
});

const userWithAccess = user.extend({
  groups: z.object({ items: z.array(z.object({ groupId: z.string(), name: z.string() })) }),
  applicationRoles: z.object({ items: z.array(z.object({ key: z.string() })) }),
});

/** `GET user` with groups and products; 404 when Jira knows no such account. Scope `read:jira-user`. */
export const getUserWithAccess = (accountId: string): JiraCall<z.infer<typeof userWithAccess>> => ({
  operation: 'GET user',
  burst: 'quick-read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/user?accountId=${accountId}&expand=groups,applicationRoles`, {
      method: 'GET',
    }),
  parse: (body) => userWithAccess.parse(body),
  // 1, and 2 for each user, group and role in the answer (facts, "Points an hour").
  points: ({ groups, applicationRoles }) => 3 + 2 * (groups.items.length + applicationRoles.items.length),
});

const userPage = z.object({ values: z.array(user) });

/** `GET user/bulk`: those of at most 200 accounts that Jira knows, inactive ones too. Scope `read:jira-user`. */
export const getAccounts = (ids: readonly string[]): JiraCall<z.infer<typeof user>[]> => ({
  operation: 'GET user/bulk',
  burst: 'read',
  repeatable: true,
  send: (api) => {
    const query = new URLSearchParams([...ids.map((id) => ['accountId', id]), ['maxResults', '200']]);
    return api.requestJira(route`/rest/api/3/user/bulk?${query}`, { method: 'GET' });
  },
  parse: (body) => userPage.parse(body).values,
  points: (users) => 1 + 2 * users.length,
});

/** `GET user/search`: matches names and prefixes too, and only active people. Scope `read:jira-user`. */
export const searchUsers = (query: string): JiraCall<z.infer<typeof user>[]> => ({
  operation: 'GET user/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/user/search?query=${query}&maxResults=50`, { method: 'GET' }),
  parse: (body) => z.array(user).parse(body),
  points: (users) => 1 + 2 * users.length,
});

/** `DELETE user`: off this site, the Atlassian account stays. 400 gives no cause. Scope `manage:jira-configuration`. */
export const deleteUser = (accountId: string): JiraCall<undefined> => ({
  operation: 'DELETE user',
  burst: 'write',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/user?accountId=${accountId}`, { method: 'DELETE' }),
  parse: nothing,
  points: () => 1,
});

const myself = z.object({ accountId: z.string() });

/** `GET myself`: whose requests these are. Scope `read:jira-user`. */
export const getMyself = (): JiraCall<z.infer<typeof myself>> => ({
  operation: 'GET myself',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/myself`, { method: 'GET' }),
  parse: (body) => myself.parse(body),
  points: () => 3,
});
