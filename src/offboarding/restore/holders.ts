import type { Change } from '../ports';

/** Who has something: an account id; null where nobody has it, undefined where the app sees no such thing. */
export type Holder = string | null | undefined;

/** Who has what a run took from its leaver, one thing at a time; each method may throw `TryLater`. */
export interface Holders {
  projectLead(projectId: string): Promise<Holder>;
  componentLead(componentId: string): Promise<Holder>;
  filter(filterId: string): Promise<{ ownerId: string | null; name: string } | undefined>;
  dashboardOwner(dashboardId: string): Promise<Holder>;
  /** Account ids of the people who hold a project role by name. */
  peopleInRole(projectKey: string, roleId: string): Promise<readonly string[] | undefined>;
  addToRole(projectKey: string, roleId: string, accountId: string): Promise<Change>;
  /** Ids of those issues that are not done and stand with this person; null for nobody. */
  openIssuesWith(issues: IssueList, accountId: string | null): Promise<string[]>;
  /** Ids of those issues that are not done and stand with neither of these two, nor with nobody. */
  openIssuesWithOthers(
    issues: IssueList,
    leaverId: string,
    successorId: string | undefined,
  ): Promise<string[]>;
}

/** Issues that were handed over together. */
export interface IssueList {
  ids: readonly string[];
  field: 'assignee' | 'reporter';
}
