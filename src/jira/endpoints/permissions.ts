import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';

const granted = z.object({ globalPermissions: z.array(z.string()) });

/**
 * `POST permissions/check` for somebody else: which of these global permissions they hold. 403 where the app may not
 * ask. The key of an app's own permission is `ari:cloud:ecosystem::extension/{appId}/{environmentId}/static/{module}`.
 * Scope `read:jira-work`.
 */
export const checkGlobalPermissions = (accountId: string, keys: readonly string[]): JiraCall<string[]> => ({
  operation: 'POST permissions/check',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/permissions/check`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ accountId, globalPermissions: keys, projectPermissions: [] }),
    }),
  parse: (body) => granted.parse(body).globalPermissions,
  points: (permissions) => 1 + 2 * permissions.length,
});

const mine = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean().nullish() })),
});

const heldOf = (body: unknown): string[] =>
  Object.entries(mine.parse(body).permissions)
    .filter(([, { havePermission }]) => havePermission === true)
    .map(([key]) => key);

/** `GET mypermissions`: what the person in whose name it is sent holds, out of these keys. Scope `read:jira-work`. */
export const getMyPermissions = (keys: readonly string[]): JiraCall<string[]> => ({
  operation: 'GET mypermissions',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/mypermissions?permissions=${keys.join(',')}`, { method: 'GET' }),
  parse: heldOf,
  points: (permissions) => 1 + 2 * permissions.length,
});

/** `GET mypermissions` in one project; 404 where the caller may not browse it. Scope `read:jira-work`. */
export const getMyProjectPermissions = (projectKey: string, keys: readonly string[]): JiraCall<string[]> => ({
  operation: 'GET mypermissions',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/mypermissions?projectKey=${projectKey}&permissions=${keys.join(',')}`, {
      method: 'GET',
    }),
  parse: heldOf,
  points: (permissions) => 1 + 2 * permissions.length,
});

const held = z.object({
  projectPermissions: z.array(
    z.object({
      permission: z.string(),
      issues: z.array(z.number()).nullish(),
      projects: z.array(z.number()).nullish(),
    }),
  ),
});

/**
 * `POST permissions/check` for somebody else: for each of these project permissions the ids of the issues and projects
 * where they hold it. 403 where the app may not ask. Scope `read:jira-work`.
 */
export const checkProjectPermissions = (
  accountId: string,
  permissions: readonly string[],
  { issueIds = [], projectIds = [] }: { issueIds?: readonly string[]; projectIds?: readonly string[] },
): JiraCall<ReadonlyMap<string, string[]>> => ({
  operation: 'POST permissions/check',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/permissions/check`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        accountId,
        globalPermissions: [],
        projectPermissions: [{ permissions, issues: issueIds.map(Number), projects: projectIds.map(Number) }],
      }),
    }),
  parse: (body) =>
    new Map(
      held
        .parse(body)
        .projectPermissions.map(({ permission, issues, projects }) => [
          permission,
          [...(issues ?? []), ...(projects ?? [])].map(String),
        ]),
    ),
  points: () => 1 + 2 * permissions.length,
});
