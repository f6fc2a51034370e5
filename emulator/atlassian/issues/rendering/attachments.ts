import type { SiteContext } from '../../context';
import { describeUserById } from '../../shapes/users';
import type { Attachment } from '../issue-store';
import { jiraTime } from '../jira-time';

/** A file of an issue, without what is in it. */
export function describeAttachment(context: SiteContext, attachment: Attachment) {
  const { id, filename, mimeType, size, authorAccountId, created } = attachment;
  const { baseUrl } = context.data;
  return {
    self: `${baseUrl}/rest/api/3/attachment/${id}`,
    id,
    filename,
    author: describeUserById(context, authorAccountId),
    created: jiraTime(created),
    size,
    mimeType,
    content: `${baseUrl}/rest/api/3/attachment/content/${id}`,
  };
}
