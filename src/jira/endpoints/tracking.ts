import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { jiraTime } from './parsing';

const project = z.object({ id: z.string(), projectTypeKey: z.string().nullish() });

/** `GET project/{key}` for what kind of project it is; 404 when gone or hidden. Scope `read:jira-work`. */
export const getProjectKind = (projectKey: string): JiraCall<z.infer<typeof project>> => ({
  operation: 'GET project',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/project/${projectKey}`, { method: 'GET' }),
  parse: (body) => project.parse(body),
  points: () => 2,
});

const standing = z.object({
  fields: z.object({ status: z.object({ statusCategory: z.object({ key: z.string() }).nullish() }) }),
});

/** `GET issue` for the category of its status; 404 when gone or hidden. Scope `read:jira-work`. */
export const getStatusCategory = (issueId: string): JiraCall<string | undefined> => ({
  operation: 'GET issue',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/issue/${issueId}?fields=status`, { method: 'GET' }),
  parse: (body) => standing.parse(body).fields.status.statusCategory?.key,
  points: () => 2,
});

const created = z.object({ id: z.string(), key: z.string() });

/** What a new issue consists of. */
export interface NewIssue {
  fields: Readonly<Record<string, unknown>>;
  properties: { key: string; value: unknown }[];
}

/** `POST issue`: 201 with its id and key. Scope `write:jira-work`. */
export const createIssue = (issue: NewIssue): JiraCall<z.infer<typeof created>> => ({
  operation: 'POST issue',
  burst: 'read',
  repeatable: false,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(issue),
    }),
  parse: (body) => created.parse(body),
  points: () => 1,
});

const marked = z.object({
  issues: z.array(
    z.object({ id: z.string(), key: z.string(), properties: z.record(z.string(), z.unknown()).nullish() }),
  ),
  nextPageToken: z.string().nullish(),
});

/** `POST search/jql` with one property of each issue, 100 a page. Scope `read:jira-work`. */
export const searchWithProperty = (
  jql: string,
  property: string,
  nextPageToken: string | undefined,
): JiraCall<z.infer<typeof marked>> => ({
  operation: 'POST search/jql',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ jql, nextPageToken, fields: ['key'], properties: [property], maxResults: 100 }),
    }),
  parse: (body) => marked.parse(body),
  points: ({ issues }) => 1 + issues.length,
});

const comments = z.object({
  comments: z.array(z.object({ author: z.object({ accountId: z.string() }).nullish(), created: jiraTime })),
});

/** `GET issue/{key}/comment`: the latest 100 with their authors. Scope `read:jira-work`. */
export const getLatestComments = (issueId: string): JiraCall<z.infer<typeof comments>['comments']> => ({
  operation: 'GET issue/comment',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${issueId}/comment?maxResults=100&orderBy=-created`, {
      method: 'GET',
    }),
  parse: (body) => comments.parse(body).comments,
  points: (found) => 1 + found.length,
});
