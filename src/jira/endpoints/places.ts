import { route } from '@forge/api';
import { z } from 'zod';
import { isFormer } from '../../offboarding/restore/erased';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

/** Who has no account any more is nobody: their id is not stored again. Where Jira tells no name, nobody is taken for gone. */
const isThere = (displayName: string | null | undefined, active: boolean | null | undefined): boolean =>
  !isFormer({ displayName: displayName ?? 'no name', active: active ?? true });

const person = z
  .object({ accountId: z.string(), displayName: z.string().nullish(), active: z.boolean().nullish() })
  .nullish()
  .transform((one) => (one && isThere(one.displayName, one.active) ? { accountId: one.accountId } : null));

const projectIds = z.object({ isLast: z.boolean(), values: z.array(z.object({ id: z.string() })) });

/** `GET project/search`, 50 a page by key; 404 when nothing matches. Scope `read:jira-work`. */
export const listProjects = (startAt: number): JiraCall<z.infer<typeof projectIds>> => ({
  operation: 'GET project/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/project/search?orderBy=key&startAt=${startAt}&maxResults=50`, {
      method: 'GET',
    }),
  parse: (body) => projectIds.parse(body),
  points: ({ values }) => 1 + values.length,
});

const wholeProject = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  lead: person,
  assigneeType: z.string().nullish(),
  components: z
    .array(z.object({ id: z.string(), name: z.string(), lead: person, assigneeType: z.string().nullish() }))
    .nullish(),
  /** Addresses of the roles, by their names. */
  roles: z.record(z.string(), z.string()).nullish(),
});
export type WholeProject = z.infer<typeof wholeProject>;

/** `GET project/{id}` with lead, default assignee, components and the addresses of its roles. Scope `read:jira-work`. */
export const getProject = (projectId: string): JiraCall<WholeProject> => ({
  operation: 'GET project',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/project/${projectId}`, { method: 'GET' }),
  parse: (body) => wholeProject.parse(body),
  points: () => 2,
});

const ledProjects = z.object({ values: z.array(z.object({ id: z.string(), lead: person })) });

/** `GET project/search` for up to 50 projects with their leads; 404 when none is there. Scope `read:jira-work`. */
export const getProjectLeads = (ids: readonly string[]): JiraCall<z.infer<typeof ledProjects>['values']> => ({
  operation: 'GET project/search',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/project/search?${projectQuery(ids)}`, { method: 'GET' }),
  parse: (body) => ledProjects.parse(body).values,
  points: (values) => 1 + values.length,
});

const projectQuery = (ids: readonly string[]): URLSearchParams =>
  new URLSearchParams([...ids.map((id) => ['id', id]), ['expand', 'lead'], ['maxResults', '50']]);

const role = z.object({
  id: z.number(),
  name: z.string(),
  actors: z
    .array(
      z.object({
        displayName: z.string().nullish(),
        actorUser: z.object({ accountId: z.string() }).nullish(),
      }),
    )
    .nullish()
    .transform((actors) => actors?.filter((one) => !one.actorUser || isThere(one.displayName, false))),
});
export type RoleAnswer = z.infer<typeof role>;

/** `GET project/{id}/role/{id}` with everybody who is in it; 404 where the app may not see it. Scope `read:jira-work`. */
export const getProjectRole = (projectId: string, roleId: string): JiraCall<RoleAnswer> => ({
  operation: 'GET project/role',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/project/${projectId}/role/${roleId}`, { method: 'GET' }),
  parse: (body) => role.parse(body),
  points: ({ actors }) => 3 + 2 * (actors?.length ?? 0),
});

/** `DELETE project/{id}/role/{id}` for one person; 404 when they are not in it. Scope `manage:jira-project`. */
export const removeFromRole = (
  projectId: string,
  roleId: string,
  accountId: string,
): JiraCall<undefined> => ({
  operation: 'DELETE project/role',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/project/${projectId}/role/${roleId}?user=${accountId}`, {
      method: 'DELETE',
    }),
  parse: nothing,
  points: () => 1,
});

/** `PUT project/{id}`: another lead. Scope `manage:jira-project`. */
export const setProjectLead = (projectId: string, accountId: string): JiraCall<undefined> => ({
  operation: 'PUT project',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/project/${projectId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ leadAccountId: accountId }),
    }),
  parse: nothing,
  points: () => 1,
});

/** `PUT component/{id}`: another lead. Scope `manage:jira-project`. */
export const setComponentLead = (componentId: string, accountId: string): JiraCall<undefined> => ({
  operation: 'PUT component',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/component/${componentId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ leadAccountId: accountId }),
    }),
  parse: nothing,
  points: () => 1,
});
