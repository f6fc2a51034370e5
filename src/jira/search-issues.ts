import type { JiraClient } from './client';
import { searchIssueKeys } from './endpoints/issues';

/** An issue as a search for many names it. */
export interface FoundIssue {
  id: string;
  key: string;
}

/**
 * Every issue of a bounded query, or the first page of them.
 * @returns `hasMore`: whether there are further pages
 */
export async function searchIssues(
  jira: JiraClient,
  jql: string,
  onePage = false,
): Promise<{ items: FoundIssue[]; hasMore: boolean }> {
  const items: FoundIssue[] = [];
  let token: string | undefined;
  do {
    const page = await jira.call(searchIssueKeys(jql, token));
    items.push(...page.issues);
    token = page.nextPageToken ?? undefined;
  } while (token !== undefined && !onePage);
  return { items, hasMore: token !== undefined };
}
