/** What Jira said about a leaver and about the site, read at one moment. */

import type { AccountStanding, Untold } from './channels/port';

export interface GroupName {
  groupId: string;
  name: string;
}

export interface LeaverFacts {
  accountId: string;
  displayName: string;
  accountType: 'atlassian' | 'app' | 'customer' | 'unknown';
  active: boolean;
  /** Absent where Jira does not show it. */
  emailAddress?: string;
  groups: readonly GroupName[];
  /** Keys of the products that the person may use now. */
  products: readonly string[];
  /** What the organisation says of the account; absent until somebody asked it. */
  standing?: AccountStanding | Untold;
}

/** A product of the site and the groups that give it. */
export interface ProductAccess {
  key: string;
  name: string;
  groupIds: readonly string[];
  defaultGroupIds: readonly string[];
}

/** Who leads the projects and components that the app may see; null where nobody does. */
export interface Leads {
  projects: readonly { id: string; key: string; name: string; leadId: string | null }[];
  components: readonly { id: string; name: string; projectKey: string; leadId: string | null }[];
}

/** What a person owns that deleting the account would destroy or leave without anybody. */
export interface Ownership {
  /** `shared`: others use it too. */
  filters: readonly { id: string; name: string; shared?: boolean }[];
  /** Filters may be more than were read; the number is what counts. */
  filterTotal: number;
  projects: readonly { id: string; key: string; name: string }[];
  components: readonly { id: string; name: string; projectKey: string }[];
}

export const ownsNothing = (ownership: Ownership): boolean =>
  ownership.filterTotal === 0 && ownership.projects.length === 0 && ownership.components.length === 0;

/** One project role that a person holds by name, not through a group. */
export interface HeldRole {
  projectId: string;
  projectKey: string;
  roleId: string;
  roleName: string;
  /** Whether nobody else is in this role of this project, neither a person nor a group. */
  isLast: boolean;
}

/** What a person is in the projects of the site: what Jira tells project by project only. */
export interface Places {
  projects: readonly { id: string; key: string; name: string; isDefaultAssignee: boolean }[];
  components: readonly { id: string; name: string; projectKey: string; isDefaultAssignee: boolean }[];
  roles: readonly HeldRole[];
}

/** Whose work goes to whom, with what Jira said of them when it was read. */
export interface Successor {
  accountId: string;
  displayName: string;
  /** An active person on this site. */
  isThere: boolean;
}

/**
 * Everything that a person holds on this site beside groups, read at one moment. Long lists are cut so that a plan fits
 * into one value of the store; `unlisted` says how many things are missing from them.
 */
export interface Inventory extends Ownership {
  /** ISO 8601. */
  readAt: string;
  /** Open issues by project. */
  issues: readonly { projectKey: string; assigned: number; reported: number }[];
  /** More issues are open than were counted: a plan that is only looked at counts one page. */
  hasMoreIssues: boolean;
  roles: readonly HeldRole[];
  /** Components and projects that give new issues to the leaver by default. */
  defaultAssigneeOf: readonly { id: string; name: string; projectKey: string }[];
  dashboards: readonly { id: string; name: string; shared?: boolean }[];
  /** Runs that are not over and name this person as successor. */
  successorOf: readonly { runId: string; leaver: string }[];
  /** Groups whose only active member the person is, among those that must not be left empty. */
  onlyMemberOf: readonly GroupName[];
  /** ISO 8601: as of when roles, leads and components were searched for, project by project; null when never. */
  indexedAt: string | null;
  /** What Jira did not let the app read, with its words. */
  unread: readonly { what: string; words: string }[];
  unlisted: number;
  /** Who inherits; empty in a plan that is only looked at, and where nobody was named. */
  successors: readonly Successor[];
  /** What nobody inherits, or what the settings leave where it is: numbers, and names of what is led. */
  stays: {
    issues: number;
    filters: number;
    dashboards: number;
    projects: readonly string[];
    components: readonly string[];
  };
  /** In how many parts the issues are handed over; each is one bulk change. */
  issueParts: number;
}

/** Names of the products that a group gives. */
export const productsOf = (groupId: string, products: readonly ProductAccess[]): string[] =>
  products.filter(({ groupIds }) => groupIds.includes(groupId)).map(({ name }) => name);
