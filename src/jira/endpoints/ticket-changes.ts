import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

const transitions = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      to: z.object({
        id: z.string(),
        name: z.string(),
        statusCategory: z.object({ key: z.string() }).nullish(),
      }),
      fields: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});
export type TransitionAnswer = z.infer<typeof transitions>['transitions'][number];

/**
 * `GET issue/{key}/transitions` with the fields of their screens: what may be made of it from where it stands. An empty
 * list without the permission to transition issues. Scope `read:jira-work`.
 */
export const getTransitions = (issueId: string): JiraCall<TransitionAnswer[]> => ({
  operation: 'GET issue/transitions',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${issueId}/transitions?expand=transitions.fields`, {
      method: 'GET',
    }),
  parse: (body) => transitions.parse(body).transitions,
  points: (offered) => 1 + offered.length,
});

/**
 * `POST issue/{key}/transitions`: 204; 400 where it cannot be made, such as for a field that its screen requires; 409
 * where somebody else changed the ticket at the same time. Scope `write:jira-work`.
 */
export const makeTransition = (
  issueId: string,
  transitionId: string,
  resolution: string | null,
): JiraCall<undefined> => ({
  operation: 'POST issue/transitions',
  burst: 'read',
  repeatable: false,
  writesTo: issueId,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${issueId}/transitions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        transition: { id: transitionId },
        ...(resolution !== null && { fields: { resolution: { name: resolution } } }),
      }),
    }),
  parse: nothing,
  points: () => 1,
});

/** What is edited: `update` changes parts of a field, so that what others put there stays. */
export interface IssueEdit {
  fields?: Readonly<Record<string, unknown>>;
  update?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/**
 * `PUT issue/{key}`: 204; 400 for a field that is not on the edit screen. Nobody is mailed where the app administers the
 * project. Scope `write:jira-work`.
 */
export const editIssue = (issueId: string, edit: IssueEdit): JiraCall<undefined> => ({
  operation: 'PUT issue',
  burst: 'write',
  repeatable: true,
  writesTo: issueId,
  send: (api) =>
    api.requestJira(route`/rest/api/3/issue/${issueId}?notifyUsers=false`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(edit),
    }),
  parse: nothing,
  points: () => 1,
});
