import type { SiteContext } from '../../context';
import type { Change, Issue } from '../../model';
import { describeUserById } from '../../shapes/users';
import { jiraTime } from '../jira-time';

/** `Changelog` of the OpenAPI document. Values that were or became empty are null, as on a real site. */
export function describeChange(context: SiteContext, change: Change) {
  return {
    id: change.id,
    author: describeUserById(context, change.authorAccountId),
    created: jiraTime(change.created),
    items: change.items.map((item) => ({ ...item })),
  };
}

/** The histories inside an issue: the newest ones, newest first, with the number of all. */
export function describeNewestChanges(context: SiteContext, issue: Issue, limit: number) {
  const newest = issue.changes.slice(-limit).reverse();
  return {
    startAt: 0,
    maxResults: newest.length,
    total: issue.changes.length,
    histories: newest.map((change) => describeChange(context, change)),
  };
}
