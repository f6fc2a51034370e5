import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

/** `DELETE group/user`: 400, 403 and 404 have no reliable text. Scope `manage:jira-configuration`. */
export const removeUserFromGroup = (groupId: string, accountId: string): JiraCall<undefined> => ({
  operation: 'DELETE group/user',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/group/user?groupId=${groupId}&accountId=${accountId}`, {
      method: 'DELETE',
    }),
  parse: nothing,
  points: () => 1,
});

/** `POST group/user`: 400 also when the person is a member already. Scope `manage:jira-configuration`. */
export const addUserToGroup = (groupId: string, accountId: string): JiraCall<undefined> => ({
  operation: 'POST group/user',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/group/user?groupId=${groupId}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ accountId }),
    }),
  parse: nothing,
  points: () => 1,
});

const applicationRoles = z.array(
  z.object({
    key: z.string(),
    name: z.string(),
    userCount: z.number().int().min(0).nullish().catch(null),
    groupDetails: z.array(z.object({ groupId: z.string().nullish(), name: z.string().nullish() })),
    defaultGroupsDetails: z.array(z.object({ groupId: z.string().nullish(), name: z.string().nullish() })),
  }),
);

/** `GET applicationrole`: which groups give which product, which are default groups, how many use it. Scope `manage:jira-configuration`. */
export const getApplicationRoles = (): JiraCall<z.infer<typeof applicationRoles>> => ({
  operation: 'GET applicationrole',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/applicationrole`, { method: 'GET' }),
  parse: (body) => applicationRoles.parse(body),
  points: (roles) => 1 + 2 * roles.length,
});

const members = z.object({
  total: z.number(),
  isLast: z.boolean().catch(false),
  values: z.array(
    z.object({
      accountId: z.string(),
      accountType: z.enum(['atlassian', 'app', 'customer', 'unknown']).catch('unknown'),
      displayName: z.string().catch(''),
      active: z.boolean().catch(false),
    }),
  ),
});

/** `GET group/member`, deactivated ones too; 50 a page. Scope `manage:jira-configuration`. */
export const getGroupMembers = (groupId: string, startAt: number): JiraCall<z.infer<typeof members>> => ({
  operation: 'GET group/member',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/group/member?groupId=${groupId}&includeInactiveUsers=true&startAt=${startAt}&maxResults=50`,
      { method: 'GET' },
    ),
  parse: (body) => members.parse(body),
  points: ({ values }) => 1 + 2 * values.length,
});

/** `GET group/member`: the first two active members. Scope `manage:jira-configuration`. */
export const getFirstActiveMembers = (groupId: string): JiraCall<z.infer<typeof members>> => ({
  operation: 'GET group/member',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/group/member?groupId=${groupId}&includeInactiveUsers=false&startAt=0&maxResults=2`,
      { method: 'GET' },
    ),
  parse: (body) => members.parse(body),
  points: ({ values }) => 1 + 2 * values.length,
});
