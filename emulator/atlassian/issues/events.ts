import type { SiteContext } from '../context';
import type { Change, Comment, Issue } from '../model';
import { projectOf } from './access';
import { jiraTime } from './jira-time';
import { describeProjectReference } from './rendering/project-reference';
import { describeIssueType, describeStatus, statusOf } from './rendering/statuses';

/**
 * Product events of issues, as a Forge app receives them.
 * Source: https://developer.atlassian.com/platform/forge/events-reference/jira/. Where the type reference says
 * `issueType` the payload has `issuetype`; people are account ids only; the resolution is not among the fields.
 */
export function emitCreated(context: SiteContext, issue: Issue, actor: string): void {
  emit(context, 'avi:jira:created:issue', issue, actor, { associatedUsers: [{ accountId: actor }] });
}

export function emitDeleted(context: SiteContext, issue: Issue, actor: string): void {
  emit(context, 'avi:jira:deleted:issue', issue, actor, { associatedUsers: [{ accountId: actor }] });
}

/** Sent every time that a person looks at an issue in Jira's own pages. */
export function emitViewed(context: SiteContext, issue: Issue, viewer: string): void {
  emit(context, 'avi:jira:viewed:issue', issue, viewer, { user: { accountId: viewer } });
}

export function emitCommented(context: SiteContext, issue: Issue, comment: Comment, actor: string): void {
  const author = { accountId: comment.authorAccountId };
  emit(context, 'avi:jira:commented:issue', issue, actor, {
    associatedUsers: [{ accountId: actor }],
    comment: {
      self: `${context.data.baseUrl}/rest/api/2/issue/${issue.id}/comment/${comment.id}`,
      id: comment.id,
      author,
      body: comment.body,
      updateAuthor: author,
      created: jiraTime(comment.created),
      updated: jiraTime(comment.updated),
      ...(comment.visibility === null ? {} : { visibility: comment.visibility }),
    },
  });
}

/** An update, and beside it an assignment when the assignee is among the changes. */
export function emitUpdated(context: SiteContext, issue: Issue, change: Change): void {
  const actor = change.authorAccountId;
  const assignment = change.items.filter(({ fieldId }) => fieldId === 'assignee');
  const people = new Set([actor, ...assignment.flatMap(({ from, to }) => [from, to])]);
  const associatedUsers = [...people].flatMap((accountId) => (accountId === null ? [] : [{ accountId }]));
  const associatedStatuses = change.items
    .filter(({ fieldId }) => fieldId === 'status')
    .flatMap(({ from, to }) => [from, to])
    .flatMap((id) => context.data.statuses.get(id ?? '') ?? [])
    .map((status) => describeStatus(context.data, status));

  emit(context, 'avi:jira:updated:issue', issue, actor, {
    changelog: describeChangelog(change.id, change.items),
    associatedUsers,
    ...(associatedStatuses.length > 0 ? { associatedStatuses } : {}),
  });
  if (assignment.length > 0) {
    emit(context, 'avi:jira:assigned:issue', issue, actor, {
      changelog: describeChangelog(change.id, assignment),
      associatedUsers,
    });
  }
}

function describeChangelog(id: string, items: Change['items']) {
  return {
    id,
    items: items.map((item) => ({
      field: item.field,
      fieldId: item.fieldId,
      from: item.from,
      fromString: item.fromString,
      to: item.to,
      toString: item.toString,
    })),
  };
}

function emit(
  context: SiteContext,
  eventType: string,
  issue: Issue,
  actor: string,
  details: Readonly<Record<string, unknown>>,
): void {
  context.emit({
    eventType,
    issue: describeIssueOfEvent(context, issue),
    atlassianId: actor,
    ...details,
    timestamp: String(context.clock.now()),
  });
}

function describeIssueOfEvent(context: SiteContext, issue: Issue) {
  const { data } = context;
  const issueType = data.issueTypes.get(issue.issueTypeId);
  const person = (accountId: string | null) => (accountId === null ? null : { accountId });
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: issueType ? describeIssueType(data, issueType) : null,
      creator: person(issue.creatorAccountId),
      created: jiraTime(issue.created),
      project: describeProjectReference(data, projectOf(context, issue)),
      reporter: person(issue.reporterAccountId),
      assignee: person(issue.assigneeAccountId),
      updated: jiraTime(issue.updated),
      status: describeStatus(data, statusOf(data, issue.statusId)),
    },
  };
}
