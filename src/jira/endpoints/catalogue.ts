import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';

const picked = z.object({ groups: z.array(z.object({ groupId: z.string(), name: z.string() })) });

/** `GET groups/picker`: groups whose name contains the text, in any case. Scope `read:jira-user`. */
export const pickGroups = (query: string): JiraCall<z.infer<typeof picked>['groups']> => ({
  operation: 'GET groups/picker',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/groups/picker?query=${query}&maxResults=50&caseInsensitive=true`, {
      method: 'GET',
    }),
  parse: (body) => picked.parse(body).groups,
  points: (groups) => 1 + 2 * groups.length,
});

const groupPage = z.object({ values: z.array(z.object({ groupId: z.string(), name: z.string() })) });

/** `GET group/bulk` by ids; unknown ones are left out. Scope `manage:jira-configuration`. */
export const getGroups = (ids: readonly string[]): JiraCall<z.infer<typeof groupPage>['values']> => ({
  operation: 'GET group/bulk',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/group/bulk?${repeated('groupId', ids)}`, { method: 'GET' }),
  parse: (body) => groupPage.parse(body).values,
  points: (groups) => 1 + 2 * groups.length,
});

const userPage = z.object({ values: z.array(z.object({ accountId: z.string(), displayName: z.string() })) });

/** `GET user/bulk` by account ids; unknown ones are left out. Scope `read:jira-user`. */
export const getUsers = (ids: readonly string[]): JiraCall<z.infer<typeof userPage>['values']> => ({
  operation: 'GET user/bulk',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/user/bulk?${repeated('accountId', ids)}`, { method: 'GET' }),
  parse: (body) => userPage.parse(body).values,
  points: (users) => 1 + 2 * users.length,
});

const projectPage = z.object({
  values: z.array(z.object({ key: z.string(), name: z.string(), projectTypeKey: z.string().nullish() })),
});

/** `GET project/search` by key or name; 404 when nothing matches. Scope `read:jira-work`. */
export const findProjects = (query: string): JiraCall<z.infer<typeof projectPage>['values']> => ({
  operation: 'GET project/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/project/search?query=${query}&maxResults=50`, { method: 'GET' }),
  parse: (body) => projectPage.parse(body).values,
  points: (projects) => 1 + projects.length,
});

const named = z.object({ id: z.string(), name: z.string() });
const typesWithStatuses = z.array(named.extend({ statuses: z.array(named) }));

/** `GET project/{key}/statuses`: the project's issue types with their statuses; 404 unknown. Scope `read:jira-work`. */
export const getProjectStatuses = (projectKey: string): JiraCall<z.infer<typeof typesWithStatuses>> => ({
  operation: 'GET project/statuses',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/project/${projectKey}/statuses`, { method: 'GET' }),
  parse: (body) => typesWithStatuses.parse(body),
  points: (types) => 1 + types.length,
});

/** `GET resolution`. Scope `read:jira-work`. */
export const getResolutions = (): JiraCall<z.infer<typeof named>[]> => ({
  operation: 'GET resolution',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/resolution`, { method: 'GET' }),
  parse: (body) => z.array(named).parse(body),
  points: (resolutions) => 1 + resolutions.length,
});

const field = named.extend({
  schema: z.object({ type: z.string(), items: z.string().nullish(), custom: z.string().nullish() }).nullish(),
});
export type FieldAnswer = z.infer<typeof field>;

/** `GET field`: every field of the site. Scope `read:jira-work`. */
export const getFields = (): JiraCall<FieldAnswer[]> => ({
  operation: 'GET field',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/field`, { method: 'GET' }),
  parse: (body) => z.array(field).parse(body),
  points: (fields) => 1 + fields.length,
});

/** One parameter of this name for each value, as the documents have it. */
const repeated = (name: string, values: readonly string[]): URLSearchParams =>
  new URLSearchParams([...values.map((value) => [name, value]), ['maxResults', '200']]);
