import { route } from '@forge/api';
import type { JiraCall } from '../call';
import { nothing } from './parsing';

/** A file as it is sent. */
export interface NewAttachment {
  name: string;
  /** Its media type. */
  type: string;
  content: string;
}

/**
 * `POST issue/{key}/attachments`: 200; the form's field is called `file`, and the header against cross-site requests is
 * needed. An attachment is as visible as the ticket: nothing makes it internal. Scope `write:jira-work`.
 */
export const addAttachment = (issueId: string, file: NewAttachment): JiraCall<undefined> => ({
  operation: 'POST issue/attachments',
  burst: 'read',
  repeatable: false,
  writesTo: issueId,
  send: async (api) => {
    const { type, body } = await encoded(file);
    return api.requestJira(route`/rest/api/3/issue/${issueId}/attachments`, {
      method: 'POST',
      headers: { 'Content-Type': type, 'X-Atlassian-Token': 'no-check' },
      body,
    });
  },
  parse: nothing,
  points: () => 1,
});

/** The form as bytes with its boundary: the platform's way to Jira sends what is no text or bytes as JSON. */
async function encoded({ name, type, content }: NewAttachment): Promise<{ type: string; body: ArrayBuffer }> {
  const form = new FormData();
  form.append('file', new Blob([content], { type }), name);
  const message = new Response(form);
  return {
    type: message.headers.get('content-type') ?? 'multipart/form-data',
    body: await message.arrayBuffer(),
  };
}
