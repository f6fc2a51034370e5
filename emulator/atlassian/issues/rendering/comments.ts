import type { SiteContext } from '../../context';
import type { Comment, Issue, Project } from '../../model';
import { describeUserById } from '../../shapes/users';
import { isInternal, maySeeComment } from '../access';
import { jiraTime } from '../jira-time';

/** `Comment` of the OpenAPI document; `jsdPublic` is told in service projects only. */
export function describeComment(
  context: SiteContext,
  { issue, project }: { issue: Issue; project: Project },
  comment: Comment,
  expand: ReadonlySet<string>,
) {
  const author = describeUserById(context, comment.authorAccountId);
  return {
    self: `${context.data.baseUrl}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
    id: comment.id,
    author,
    body: comment.body,
    updateAuthor: author,
    created: jiraTime(comment.created),
    updated: jiraTime(comment.updated),
    ...(comment.visibility === null ? {} : { visibility: comment.visibility }),
    ...(project.projectTypeKey === 'service_desk' ? { jsdPublic: !isInternal(comment) } : {}),
    ...(expand.has('properties')
      ? { properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) }
      : {}),
  };
}

/** The value of the field `comment`: what the caller may see, oldest first. */
export function describeCommentField(context: SiteContext, issue: Issue, project: Project, limit: number) {
  const visible = issue.comments.filter((comment) => maySeeComment(context, project, comment));
  const shown = visible.slice(0, limit);
  return {
    comments: shown.map((comment) => describeComment(context, { issue, project }, comment, new Set())),
    self: `${context.data.baseUrl}/rest/api/3/issue/${issue.id}/comment`,
    maxResults: shown.length,
    total: visible.length,
    startAt: 0,
  };
}
