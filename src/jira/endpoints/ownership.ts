import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';

const filters = z.object({
  total: z.number(),
  values: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** `GET filter/search` for one owner, hidden ones too. The override needs Administer Jira. Scope `read:jira-work`. */
export const searchFilters = (accountId: string): JiraCall<z.infer<typeof filters>> => ({
  operation: 'GET filter/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/filter/search?accountId=${accountId}&overrideSharePermissions=true&maxResults=50`,
      { method: 'GET' },
    ),
  parse: (body) => filters.parse(body),
  points: ({ values }) => 1 + values.length,
});

const projects = z.object({
  isLast: z.boolean(),
  values: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      lead: z.object({ accountId: z.string() }).nullish(),
    }),
  ),
});

/** `GET project/search` with leads, 100 a page; 404 when nothing matches. Scope `read:jira-work`. */
export const searchProjects = (startAt: number): JiraCall<z.infer<typeof projects>> => ({
  operation: 'GET project/search',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/project/search?expand=lead&startAt=${startAt}&maxResults=100`, {
      method: 'GET',
    }),
  parse: (body) => projects.parse(body),
  points: ({ values }) => 1 + values.length,
});

const component = z.object({
  id: z.string(),
  name: z.string(),
  project: z.string().nullish(),
  lead: z.object({ accountId: z.string() }).nullish(),
  assigneeType: z.string().nullish(),
});

const components = z.object({ total: z.number(), values: z.array(component) });

/**
 * `GET component` of several projects. The document lists neither lead nor assignee type, though sites answer them:
 * where both are missing the leads are not told. Scope `read:jira-work`.
 */
export const findComponents = (
  projectKeys: readonly string[],
  startAt: number,
): JiraCall<z.infer<typeof components>> => ({
  operation: 'GET component',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/component?${componentQuery(projectKeys, startAt)}`, { method: 'GET' }),
  parse: (body) => components.parse(body),
  points: ({ values }) => 1 + values.length,
});

/** `GET project/{key}/components`, with leads. Scope `read:jira-work`. */
export const getProjectComponents = (projectKey: string): JiraCall<z.infer<typeof component>[]> => ({
  operation: 'GET project/components',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/project/${projectKey}/components`, { method: 'GET' }),
  parse: (body) => z.array(component).parse(body),
  points: (found) => 1 + found.length,
});

/** One `projectIdsOrKeys` for each project, as the document has it. */
const componentQuery = (projectKeys: readonly string[], startAt: number): URLSearchParams =>
  new URLSearchParams([
    ...projectKeys.map((key) => ['projectIdsOrKeys', key]),
    ['startAt', String(startAt)],
    ['maxResults', '100'],
  ]);
