import type { Change } from '../channels/port';
import type { HeldRole } from '../facts';
import type { InTurnOf } from '../turns';

/** The two fields of an issue that a leaver may stand in. */
export type IssueField = 'assignee' | 'reporter';

export interface FoundIssue {
  id: string;
  key: string;
}

/** What a page of Jira's answer showed, and whether there is more. */
export interface Found<Item> {
  items: Item[];
  hasMore: boolean;
}

export interface OwnedItem {
  id: string;
  name: string;
  shared: boolean;
}

/** How far to read: everything, or one page where somebody only looks. */
export type Extent = 'everything' | 'one-page';

/** What a person holds beside groups, as Jira tells it now. Each method may throw `TryLater` and `Refused`. */
export interface Holdings {
  /** Issues that are not done, by key. @param projectKeys all projects when undefined */
  openIssues(
    accountId: string,
    field: IssueField,
    projectKeys: readonly string[] | undefined,
    extent: Extent,
  ): Promise<Found<FoundIssue>>;
  /** Which of these issues still have the person in this field. */
  issuesStillWith(accountId: string, field: IssueField, ids: readonly string[]): Promise<FoundIssue[]>;
  filters(accountId: string, extent: Extent): Promise<Found<OwnedItem> & { total: number }>;
  /** Filters that the app has taken to rename them, where something kept it from passing them on. */
  filtersTaken(): Promise<{ id: string }[]>;
  dashboards(accountId: string, extent: Extent): Promise<Found<OwnedItem>>;
  /** Those of these projects that the person leads. */
  projectsLed(accountId: string, projectIds: readonly string[]): Promise<{ id: string }[]>;
  /** Ids of the components of these projects that the person leads. */
  componentsLed(accountId: string, projectKeys: readonly string[]): Promise<{ id: string }[]>;
  /** Those of these roles that the person holds by name. */
  rolesHeld<Role extends Pick<HeldRole, 'projectId' | 'roleId'>>(
    accountId: string,
    roles: readonly Role[],
  ): Promise<(Role & { isLast: boolean })[]>;
  /** Whether a group has no active member but, maybe, this person. */
  hasNoOtherMember(groupId: string, accountId: string): Promise<boolean>;
  /**
   * Which of these issues the person could be assigned, asked about one issue for each project; null where this site
   * does not tell.
   */
  assignable(accountId: string, issueIds: readonly string[]): Promise<ReadonlySet<string> | null>;
  /** Whether the person may read what is written there: in service projects as one of those who work there. */
  maySee(accountId: string, issueId: string, isServiceProject: boolean): Promise<boolean>;
}

/** Giving a person's work to somebody else. A refusal is an answer; reading back decides. */
export interface HandingOver {
  leadProject(projectId: string, accountId: string): Promise<Change>;
  leadComponent(componentId: string, accountId: string): Promise<Change>;
  ownFilter(filterId: string, accountId: string): Promise<Change>;
  /** Makes the app itself the owner, who alone may rename a filter. */
  takeFilter(filterId: string): Promise<Change>;
  renameFilter(filterId: string, name: string): Promise<Change>;
  /** Does what others must not do at the same time: the app owns one filter of a name at a time. */
  inTurn: InTurnOf;
  /** At most 100 at a time. @returns Jira's words by the ids that it refused */
  ownDashboards(
    dashboardIds: readonly string[],
    accountId: string,
  ): Promise<Change & { refused?: ReadonlyMap<string, string> }>;
  leaveRole(role: Pick<HeldRole, 'projectId' | 'roleId'>, accountId: string): Promise<Change>;
  /** At most 1,000 issues; tells nobody by mail. @returns the task that Jira carries it out in */
  changeIssues(
    issueIds: readonly string[],
    field: IssueField,
    accountId: string,
  ): Promise<{ accepted: true; taskId: string } | Extract<Change, { accepted: false }>>;
  /** How far a task is; undefined when Jira does not know it. */
  task(taskId: string): Promise<BulkTask | undefined>;
}

export interface BulkTask {
  state: 'under-way' | 'complete' | 'broken';
  /** Jira's name of the state. */
  name: string;
  /** Why Jira left issues as they are, by their ids. */
  failures: ReadonlyMap<string, string>;
}

/** Issues that one bulk change hands over, written down before it is made. */
export interface IssuePart {
  field: IssueField;
  to: string;
  projects: { projectKey: string; issues: FoundIssue[] }[];
}

export interface IssuePartStore {
  /** @param number from 0 */
  write(runId: string, number: number, part: IssuePart): Promise<void>;
  read(runId: string, number: number): Promise<IssuePart | undefined>;
}

/** Which runs name somebody as successor. */
export interface SuccessionStore {
  record(succession: { runId: string; successorId: string; createdAt: string }): Promise<void>;
  /** Ids of the newest runs that name this person, ended ones too. */
  runsFor(successorId: string): Promise<string[]>;
}
