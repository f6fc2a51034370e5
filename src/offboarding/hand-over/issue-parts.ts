import type { Heirs } from './heirs';
import type { FoundIssue, IssueField, IssuePart } from './port';

/** Issues that one bulk change takes at the most (facts). */
const ISSUES_AT_A_TIME = 1_000;

/** The key of an issue's project. */
export const projectOf = (issueKey: string): string => issueKey.slice(0, issueKey.lastIndexOf('-'));

/** These issues by who gets them, in as few bulk changes as Jira lets. */
export function issueParts(issues: readonly FoundIssue[], field: IssueField, heirs: Heirs): IssuePart[] {
  return [...grouped(issues, ({ key }) => heirs.ofProject(projectOf(key)))].flatMap(([to, theirs]) =>
    Array.from({ length: Math.ceil(theirs.length / ISSUES_AT_A_TIME) }, (_, index) => ({
      field,
      to,
      projects: byProject(theirs.slice(index * ISSUES_AT_A_TIME, (index + 1) * ISSUES_AT_A_TIME)),
    })),
  );
}

const byProject = (issues: readonly FoundIssue[]): IssuePart['projects'] =>
  [...grouped(issues, ({ key }) => projectOf(key))].map(([projectKey, listed]) => ({
    projectKey,
    issues: listed,
  }));

/** Issues by a name; those without one are left out. */
function grouped(
  issues: readonly FoundIssue[],
  nameOf: (issue: FoundIssue) => string | null,
): Map<string, FoundIssue[]> {
  const groups = new Map<string, FoundIssue[]>();
  for (const issue of issues) {
    const name = nameOf(issue);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(issue);
    else groups.set(name, [issue]);
  }
  return groups;
}
