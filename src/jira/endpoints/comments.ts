import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

const comments = z.object({
  total: z.number(),
  comments: z.array(
    z.object({
      id: z.string(),
      properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
    }),
  ),
});

/** `GET issue/{key}/comment`, newest first, with the properties that mark ours. Scope `read:jira-work`. */
export const getComments = (issueId: string, startAt: number): JiraCall<z.infer<typeof comments>> => ({
  operation: 'GET issue/comment',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(
      route`/rest/api/3/issue/${issueId}/comment?startAt=${startAt}&maxResults=100&orderBy=-created&expand=properties`,
      { method: 'GET' },
    ),
  parse: (body) => comments.parse(body),
  points: (page) => 1 + page.comments.length,
});

export interface NewComment {
  /** Atlassian Document Format. */
  body: unknown;
  properties: { key: string; value: unknown }[];
  visibility?: { type: 'role' | 'group'; value: string };
}

/**
 * `POST issue/{key}/comment`. In a service project it is public and mailed to the customer unless it carries the
 * property `sd.public.comment` with `{internal: true}`. Scope `write:jira-work`.
 */
export const addComment = (issueId: string, comment: NewComment): JiraCall<undefined> => ({
  operation: 'POST issue/comment',
  burst: 'read',
  repeatable: false,
  writesTo: issueId,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${issueId}/comment`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(comment),
    }),
  parse: nothing,
  points: () => 1,
});
