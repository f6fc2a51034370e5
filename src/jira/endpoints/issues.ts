import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { jiraTime, nothing } from './parsing';

const history = z.object({
  id: z.string(),
  created: jiraTime,
  author: z
    .object({
      accountId: z.string(),
      displayName: z.string().catch(''),
      accountType: z.string().catch('unknown'),
    })
    .nullish(),
  items: z.array(
    z.object({
      fieldId: z.string().nullish(),
      field: z.string(),
      from: z.string().nullish(),
      fromString: z.string().nullish(),
      to: z.string().nullish(),
      // A change without this name must not read `Object.prototype.toString`: zod looks at own values of plain data.
      toString: z.string().nullish().catch(null),
    }),
  ),
});
export type HistoryAnswer = z.infer<typeof history>;

const named = z.object({ id: z.string(), name: z.string() });
const person = z.object({ accountId: z.string(), displayName: z.string().catch('') });

const issue = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    project: z.object({ id: z.string(), key: z.string(), projectTypeKey: z.string().nullish() }),
    issuetype: named,
    status: named,
    resolution: named.nullish(),
    reporter: person.nullish(),
  }),
  /** What the fields are called, by their ids. */
  names: z.record(z.string(), z.string()).nullish().catch(null),
  changelog: z.object({ startAt: z.number(), total: z.number(), histories: z.array(history) }).nullish(),
});
export type IssueAnswer = z.infer<typeof issue>;

/** `GET issue` with its newest changes and what its fields are called; 404 when gone or hidden. Scope `read:jira-work`. */
export const getIssue = (idOrKey: string, fields: readonly string[]): JiraCall<IssueAnswer> => ({
  operation: 'GET issue',
  burst: 'quick-read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${idOrKey}?fields=${fields.join(',')}&expand=changelog,names`, {
      method: 'GET',
    }),
  parse: (body) => issue.parse(body),
  points: () => 2,
});

const historyPage = z.object({ total: z.number(), values: z.array(history) });

/** `GET issue/{key}/changelog`: pages of at most 100, oldest first. Scope `read:jira-work`. */
export const getChangelog = (idOrKey: string, startAt: number): JiraCall<z.infer<typeof historyPage>> => ({
  operation: 'GET issue/changelog',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${idOrKey}/changelog?startAt=${startAt}&maxResults=100`, {
      method: 'GET',
    }),
  parse: (body) => historyPage.parse(body),
  points: ({ values }) => 1 + values.length,
});

const found = z.object({
  issues: z.array(z.object({ id: z.string(), key: z.string() })),
  nextPageToken: z.string().nullish(),
});

/** The largest page of `search/jql` when nothing but id and key is asked for (facts). */
const LARGEST_PAGE = 5_000;

/** `POST search/jql` for ids and keys, 5,000 a page; the query must be bounded. Scope `read:jira-work`. */
export const searchIssueKeys = (
  jql: string,
  nextPageToken: string | undefined,
  maxResults = LARGEST_PAGE,
): JiraCall<z.infer<typeof found>> => ({
  operation: 'POST search/jql',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/search/jql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ jql, nextPageToken, fields: ['key'], maxResults }),
    }),
  parse: (body) => found.parse(body),
  points: ({ issues }) => 1 + issues.length,
});

/** `PUT issue/{key}/properties/{key}`. Scope `write:jira-work`. */
export const setIssueProperty = (issueId: string, key: string, value: unknown): JiraCall<undefined> => ({
  operation: 'PUT issue/properties',
  burst: 'write',
  repeatable: true,
  writesTo: issueId,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${issueId}/properties/${key}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    }),
  parse: nothing,
  points: () => 1,
});

const parent = z.object({
  fields: z.object({
    project: z.object({ id: z.string() }),
    subtasks: z.array(z.object({ fields: z.object({ summary: z.string() }) })).catch([]),
  }),
});

/** `GET issue` for its project and its sub-tasks. Scope `read:jira-work`. */
export const getSubTasks = (ticketId: string): JiraCall<z.infer<typeof parent>> => ({
  operation: 'GET issue',
  burst: 'quick-read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${ticketId}?fields=project,subtasks`, { method: 'GET' }),
  parse: (body) => parent.parse(body),
  points: () => 2,
});

/** What a new sub-task consists of. */
export interface NewSubTask {
  projectId: string;
  ticketId: string;
  issueType: string;
  summary: string;
  /** An Atlassian document. */
  description: unknown;
}

/** `POST issue` for a part of a ticket: 201. Scope `write:jira-work`. */
export const createSubTask = ({
  projectId,
  ticketId,
  issueType,
  summary,
  description,
}: NewSubTask): JiraCall<undefined> => ({
  operation: 'POST issue',
  burst: 'read',
  repeatable: false,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        fields: {
          project: { id: projectId },
          parent: { id: ticketId },
          issuetype: { name: issueType },
          summary,
          description,
        },
      }),
    }),
  parse: nothing,
  points: () => 1,
});
