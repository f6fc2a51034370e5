import type { SentNotification } from '../../contract';
import type { SiteContext } from '../context';
import type { Comment, Issue } from '../model';
import { isInternal, projectOf } from './access';
import { issuesOf } from './issue-store';

/** Beyond this the oldest e-mails are forgotten. */
const LONGEST_RECORD = 100_000;

/**
 * Records the e-mail about something that happened to an issue. As in Jira's default notification scheme it goes to
 * assignee, reporter and watchers, but not to who did it, nor to apps or people who are not active.
 * @param others who gets it too: the former assignee
 */
export function notifyOfIssue(
  context: SiteContext,
  cause: Exclude<SentNotification['cause'], 'bulk-change'>,
  issue: Issue,
  others: readonly (string | null)[] = [],
): void {
  record(context, cause, issue.key, [...concerned(context, issue), ...others]);
}

/** Internal comments of service projects are mailed to those who work there only. */
export function notifyOfComment(context: SiteContext, issue: Issue, comment: Comment): void {
  const project = projectOf(context, issue);
  const recipients = concerned(context, issue).filter(
    (accountId) =>
      accountId !== null && (!isInternal(comment) || context.permissions.worksOn(accountId, project)),
  );
  record(context, 'issue-commented', issue.key, recipients);
}

/** One entry for all e-mails of a bulk change. */
export function notifyOfBulkChange(context: SiteContext, taskId: string, issues: readonly Issue[]): void {
  record(
    context,
    'bulk-change',
    taskId,
    issues.flatMap((issue) => concerned(context, issue)),
  );
}

function concerned(context: SiteContext, issue: Issue): (string | null)[] {
  const watchers = issuesOf(context.data).watchers.get(issue.id) ?? [];
  return [issue.assigneeAccountId, issue.reporterAccountId, ...watchers];
}

function record(
  context: SiteContext,
  cause: SentNotification['cause'],
  subject: string,
  accountIds: readonly (string | null)[],
): void {
  const recipients = [...new Set(accountIds)].filter((accountId) => {
    const person = context.data.people.get(accountId ?? '');
    return person?.active && person.accountType !== 'app' && accountId !== context.accountId;
  });
  if (recipients.length === 0) {
    return;
  }
  const { notifications } = issuesOf(context.data);
  notifications.push({
    at: context.now(),
    cause,
    subject,
    recipients: recipients.filter((accountId) => accountId !== null),
  });
  if (notifications.length > LONGEST_RECORD) {
    notifications.splice(0, LONGEST_RECORD / 10);
  }
}
