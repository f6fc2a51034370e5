import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

const person = z.object({ accountId: z.string() });

const component = z.object({ id: z.string(), lead: person.nullish() });

/** `GET component/{id}` with its lead; 404 when gone or hidden. Scope `read:jira-work`. */
export const getComponent = (id: string): JiraCall<z.infer<typeof component>> => ({
  operation: 'GET component by id',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/component/${id}`, { method: 'GET' }),
  parse: (body) => component.parse(body),
  points: () => 2,
});

const filter = z.object({ id: z.string(), name: z.string(), owner: person.nullish() });

/** `GET filter/{id}` with its owner, hidden ones too; the override needs Administer Jira. Scope `read:jira-work`. */
export const getFilterOwner = (id: string): JiraCall<z.infer<typeof filter>> => ({
  operation: 'GET filter',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/filter/${id}?overrideSharePermissions=true`, { method: 'GET' }),
  parse: (body) => filter.parse(body),
  points: () => 2,
});

const dashboard = z.object({ id: z.string(), owner: person.nullish() });

/** `GET dashboard/{id}`: only what is shared with the app; there is no override. Scope `read:jira-work`. */
export const getDashboard = (id: string): JiraCall<z.infer<typeof dashboard>> => ({
  operation: 'GET dashboard',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/dashboard/${id}`, { method: 'GET' }),
  parse: (body) => dashboard.parse(body),
  points: () => 2,
});

/** `POST project/{key}/role/{id}`: 400 also when the person is in it already. Scope `manage:jira-configuration`. */
export const addRoleActor = (projectKey: string, roleId: string, accountId: string): JiraCall<undefined> => ({
  operation: 'POST project/role',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/project/${projectKey}/role/${roleId}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: [accountId] }),
    }),
  parse: nothing,
  points: () => 1,
});
