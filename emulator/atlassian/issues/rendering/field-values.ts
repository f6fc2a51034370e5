import type { SiteContext } from '../../context';
import type { Issue, Project } from '../../model';
import { describeUserById } from '../../shapes/users';
import type { FieldDefinition } from '../field-catalogue';
import { issuesOf } from '../issue-store';
import { jiraTime } from '../jira-time';
import { describeAttachment } from './attachments';
import { describeCommentField } from './comments';
import { describeCustomValue } from './custom-values';
import { describeProjectReference } from './project-reference';
import {
  describeIssueType,
  describePriority,
  describeResolution,
  describeStatus,
  describeStatusCategory,
  priorityOf,
  statusOf,
} from './statuses';

export interface RenderedIssue {
  issue: Issue;
  project: Project;
  /** How many comments the field `comment` holds at most. */
  commentLimit: number;
}

/** The value of a field as `GET issue` writes it. Undefined for what has no place among the fields: the key. */
export function describeFieldValue(
  context: SiteContext,
  { issue, project, commentLimit }: RenderedIssue,
  field: FieldDefinition,
): unknown {
  const { data } = context;
  if (field.custom) {
    return describeCustomValue(context, issue, field.custom);
  }
  switch (field.id) {
    case 'summary':
      return issue.summary;
    case 'description':
      return issue.description;
    case 'labels':
      return issue.labels;
    case 'issuetype': {
      const issueType = data.issueTypes.get(issue.issueTypeId);
      return issueType ? describeIssueType(data, issueType) : null;
    }
    case 'parent':
      return issue.parentId === undefined ? undefined : describeLinked(context, issue.parentId);
    case 'subtasks':
      return [...issuesOf(data).partsOf(issue.id)].flatMap((id) => describeLinked(context, id) ?? []);
    case 'project':
      return describeProjectReference(data, project);
    case 'status':
      return describeStatus(data, statusOf(data, issue.statusId));
    case 'statusCategory':
      return describeStatusCategory(data, statusOf(data, issue.statusId).category);
    case 'priority':
      return describePriority(data, priorityOf(issue.priority));
    case 'resolution': {
      const resolution = data.resolutions.get(issue.resolutionId ?? '');
      return resolution ? describeResolution(data, resolution) : null;
    }
    case 'resolutiondate':
      return issue.resolutionDate === null ? null : jiraTime(issue.resolutionDate);
    case 'created':
      return jiraTime(issue.created);
    case 'updated':
      return jiraTime(issue.updated);
    case 'assignee':
      return describePerson(context, issue.assigneeAccountId);
    case 'reporter':
      return describePerson(context, issue.reporterAccountId);
    case 'creator':
      return describePerson(context, issue.creatorAccountId);
    case 'watches':
      return describeWatches(context, issue);
    case 'attachment':
      return (issuesOf(data).attachments.get(issue.id) ?? []).map((file) =>
        describeAttachment(context, file),
      );
    case 'comment':
      return describeCommentField(context, issue, project, commentLimit);
    default:
      return undefined;
  }
}

/** A parent or a sub-task as another issue names it. */
function describeLinked({ data }: SiteContext, id: string) {
  const issue = issuesOf(data).get(id);
  if (!issue) {
    return undefined;
  }
  const issueType = data.issueTypes.get(issue.issueTypeId);
  return {
    id,
    key: issue.key,
    self: `${data.baseUrl}/rest/api/3/issue/${id}`,
    fields: {
      summary: issue.summary,
      status: describeStatus(data, statusOf(data, issue.statusId)),
      priority: describePriority(data, priorityOf(issue.priority)),
      ...(issueType ? { issuetype: describeIssueType(data, issueType) } : {}),
    },
  };
}

/** The number of people who watch an issue, and whether the caller is one of them. */
export function describeWatches(context: SiteContext, issue: Issue) {
  const watchers = issuesOf(context.data).watchers.get(issue.id);
  return {
    self: `${context.data.baseUrl}/rest/api/3/issue/${issue.key}/watchers`,
    watchCount: watchers?.size ?? 0,
    isWatching: context.accountId !== null && (watchers?.has(context.accountId) ?? false),
  };
}

function describePerson(context: SiteContext, accountId: string | null) {
  return accountId === null ? null : describeUserById(context, accountId);
}
