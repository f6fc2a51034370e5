import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';

const submitted = z.object({ taskId: z.string() });

/**
 * `POST bulk/issues/fields`: another person in one field of at most 1,000 issues, without mails. Needs the global
 * permission for bulk changes. Scope `write:jira-work`.
 */
export const editIssuePeople = (
  issueIds: readonly string[],
  fieldId: string,
  accountId: string,
): JiraCall<string> => ({
  operation: 'POST bulk/issues/fields',
  burst: 'read',
  repeatable: false,
  send: (api) =>
    api.requestJira(route`/rest/api/3/bulk/issues/fields`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        selectedActions: [fieldId],
        selectedIssueIdsOrKeys: issueIds,
        sendBulkNotification: false,
        editedFieldsInput: {
          singleSelectClearableUserPickerFields: [{ fieldId, user: { accountId } }],
        },
      }),
    }),
  parse: (body) => submitted.parse(body).taskId,
  points: () => 1,
});

const progress = z.object({
  status: z.string(),
  failedAccessibleIssues: z.record(z.string(), z.array(z.string())).nullish(),
});

/** `GET bulk/queue/{taskId}`: 400 when there is no such task, or it is somebody else's. Scope `read:jira-work`. */
export const getBulkTask = (taskId: string): JiraCall<z.infer<typeof progress>> => ({
  operation: 'GET bulk/queue',
  burst: 'read',
  repeatable: true,
  send: (api) => api.requestJira(route`/rest/api/3/bulk/queue/${taskId}`, { method: 'GET' }),
  parse: (body) => progress.parse(body),
  points: () => 1,
});
