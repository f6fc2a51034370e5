import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

const owned = z.object({
  total: z.number().nullish(),
  isLast: z.boolean().nullish(),
  values: z.array(
    z.object({ id: z.string(), name: z.string(), sharePermissions: z.array(z.unknown()).nullish() }),
  ),
});
export type OwnedPage = z.infer<typeof owned>;

/** `GET filter/search` for one owner, 100 a page, hidden ones too: that needs Administer Jira. Scope `read:jira-work`. */
export const findFilters = (accountId: string, startAt: number): JiraCall<OwnedPage> => ({
  operation: 'GET filter/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/filter/search?accountId=${accountId}&overrideSharePermissions=true&expand=sharePermissions&orderBy=id&startAt=${startAt}&maxResults=100`,
      { method: 'GET' },
    ),
  parse: (body) => owned.parse(body),
  points: ({ values }) => 1 + values.length,
});

/** `GET dashboard/search` for one owner, 100 a page: only those that are shared with the app. Scope `read:jira-work`. */
export const findDashboards = (accountId: string, startAt: number): JiraCall<OwnedPage> => ({
  operation: 'GET dashboard/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/dashboard/search?accountId=${accountId}&startAt=${startAt}&maxResults=100`,
      { method: 'GET' },
    ),
  parse: (body) => owned.parse(body),
  points: ({ values }) => 1 + values.length,
});

/** `PUT filter/{id}/owner`: 400 when the new owner has a filter of that name. Scope `write:jira-work`. */
export const setFilterOwner = (filterId: string, accountId: string): JiraCall<undefined> => ({
  operation: 'PUT filter/owner',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/filter/${filterId}/owner`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ accountId }),
    }),
  parse: nothing,
  points: () => 1,
});

const filter = z.object({ jql: z.string().nullish(), description: z.string().nullish() });
export type FilterAnswer = z.infer<typeof filter>;

/** `GET filter/{id}`. Scope `read:jira-work`. */
export const getFilter = (filterId: string): JiraCall<FilterAnswer> => ({
  operation: 'GET filter',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/filter/${filterId}`, { method: 'GET' }),
  parse: (body) => filter.parse(body),
  points: () => 2,
});

/** `PUT filter/{id}`, by its owner: another name; the rest is sent along as it was. Scope `write:jira-work`. */
export const updateFilter = (
  filterId: string,
  content: FilterAnswer & { name: string },
): JiraCall<undefined> => ({
  operation: 'PUT filter',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/filter/${filterId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(content),
    }),
  parse: nothing,
  points: () => 1,
});

const edited = z.object({
  entityErrors: z.record(z.string(), z.object({ errorMessages: z.array(z.string()).nullish() })).nullish(),
});

/**
 * `PUT dashboard/bulk/edit`: another owner for at most 100 dashboards; 200 with errors inside the body. A name that the
 * new owner has already gets a number. Scope `write:jira-work`.
 */
export const setDashboardOwner = (
  ids: readonly string[],
  accountId: string,
): JiraCall<z.infer<typeof edited>> => ({
  operation: 'PUT dashboard/bulk/edit',
  burst: 'write',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/dashboard/bulk/edit`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        action: 'changeOwner',
        entityIds: ids.map(Number),
        extendAdminPermissions: true,
        changeOwnerDetails: { newOwner: accountId, autofixName: true },
      }),
    }),
  parse: (body) => edited.parse(body),
  points: () => 1,
});
