/**
 * The entities of the emulated site, as plain data with Atlassian's ids.
 * Routes read and change them; nothing else holds state. Times are ISO 8601 in UTC.
 */

import type { SiteSwitches } from '../contract';
import type { Memberships } from './memberships';
import type { Account, Organisation } from './organisation/model';
import type { OwnedEntities } from './owned-entities';

/** A document in Atlassian Document Format. */
export interface AdfDocument {
  type: 'doc';
  version: 1;
  content: unknown[];
}

/** Jira's view of a person. Removing somebody from the site leaves them inactive and without groups. */
export interface Person {
  accountId: string;
  accountType: 'atlassian' | 'app' | 'customer' | 'unknown';
  displayName: string;
  emailAddress: string;
  /** People may hide their address; then every answer but the person's own has none. */
  emailVisible: boolean;
  active: boolean;
  timeZone: string;
  locale: string;
  createdAt: string;
}

export interface Group {
  groupId: string;
  name: string;
  managedBy: 'site' | 'identity-provider';
  /** `site-admins` may administer users and groups, `jira-admins` may administer Jira. */
  administers: 'site' | 'jira' | 'none';
}

export interface Membership {
  groupId: string;
  accountId: string;
}

/** Which groups give access to a product, and which of them are given by default. */
export interface ApplicationRole {
  key: string;
  name: string;
  groupIds: string[];
  defaultGroupIds: string[];
  numberOfSeats: number;
  /** Then nobody can be taken out of the last of these default groups from Jira. */
  keepsLastDefault: boolean;
}

export interface Project {
  id: string;
  key: string;
  name: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  leadAccountId: string;
  assigneeType: 'PROJECT_LEAD' | 'UNASSIGNED';
  issueTypeIds: string[];
  workflowId: string;
  /** Groups and people who may see the project; `anyone` is every licensed person. */
  browse: { groupIds: string[]; accountIds: string[]; anyone: boolean };
  /** Groups whose members may also edit, assign, transition and comment; in service projects they are the agents. */
  work: { groupIds: string[]; accountIds: string[]; anyone: boolean };
  /** What the app's own user may do there; everything unless a seed says otherwise. Without `browse` nothing. */
  app: { browse: boolean; comment: boolean; edit: boolean; assign: boolean; transition: boolean };
}

export interface ProjectComponent {
  id: string;
  projectId: string;
  name: string;
  leadAccountId: string | null;
  assigneeType: 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED';
}

export interface ProjectRole {
  id: string;
  name: string;
}

/** One place in one role of one project, held by a person or a group. */
export interface RoleActor {
  projectId: string;
  roleId: string;
  accountId: string | null;
  groupId: string | null;
}

export interface IssueType {
  id: string;
  name: string;
  subtask: boolean;
}

export interface Status {
  id: string;
  name: string;
  category: 'new' | 'indeterminate' | 'done';
}

export interface Resolution {
  id: string;
  name: string;
}

export interface WorkflowTransition {
  id: string;
  name: string;
  /** Empty: from every status. */
  fromStatusIds: string[];
  toStatusId: string;
  /** Sets this resolution; `null` clears it; undefined leaves it. */
  resolutionId?: string | null;
  /** Keys of `jira:workflowValidator` modules that are asked before. */
  validators: string[];
  /** Fields that its screen requires: without them the transition is refused. */
  requiredFieldIds: string[];
}

export interface Workflow {
  id: string;
  name: string;
  initialStatusId: string;
  transitions: WorkflowTransition[];
}

export interface RequestType {
  id: string;
  name: string;
  projectId: string;
  issueTypeId: string;
}

export type FieldKind =
  | 'user'
  | 'users'
  | 'text'
  | 'paragraph'
  | 'date'
  | 'datetime'
  | 'select'
  | 'multiselect'
  | 'checkboxes'
  | 'number'
  | 'request-type';

export interface CustomField {
  /** `customfield_10042`. */
  id: string;
  name: string;
  kind: FieldKind;
  options: { id: string; value: string }[];
}

export interface ChangeItem {
  field: string;
  fieldId: string;
  fieldtype: 'jira' | 'custom';
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
}

export interface Change {
  id: string;
  authorAccountId: string;
  created: string;
  items: ChangeItem[];
}

export interface Comment {
  id: string;
  authorAccountId: string;
  body: AdfDocument;
  created: string;
  updated: string;
  visibility: { type: 'group' | 'role'; value: string; identifier: string } | null;
  properties: Record<string, unknown>;
}

export interface Issue {
  id: string;
  key: string;
  projectId: string;
  issueTypeId: string;
  statusId: string;
  resolutionId: string | null;
  resolutionDate: string | null;
  summary: string;
  description: AdfDocument | null;
  labels: string[];
  priority: string;
  creatorAccountId: string;
  reporterAccountId: string | null;
  assigneeAccountId: string | null;
  /** Of a sub-task: the issue that it is a part of. */
  parentId?: string;
  created: string;
  updated: string;
  requestTypeId: string | null;
  /** Values of custom fields in storage form: account ids, option ids, ISO dates, strings, ADF. */
  customFields: Record<string, unknown>;
  comments: Comment[];
  changes: Change[];
  properties: Record<string, unknown>;
}

export interface Filter {
  id: string;
  name: string;
  jql: string;
  ownerAccountId: string;
  shared: boolean;
}

export interface Dashboard {
  id: string;
  name: string;
  ownerAccountId: string;
  shared: boolean;
}

/** A global permission, Jira's own (`ADMINISTER`, …) or the app's (by module key), and who holds it. */
export interface GlobalPermissionGrant {
  permission: string;
  groupIds: string[];
}

/** An entry of the site's audit log. */
export interface AuditRecord {
  id: number;
  summary: string;
  category: string;
  created: string;
  authorAccountId: string | null;
  object: { id: string; name: string; typeName: string };
  associated: { id: string; name: string; typeName: string }[];
}

/** In what sites differ without documentation saying so. */
export interface SiteVariations {
  /** The status with which changes of a group of the identity provider are refused. */
  identityProviderRefusal: 400 | 403;
  /** Then `DELETE user` refuses people who still have open issues, too. */
  keepsPeopleWithOpenIssues: boolean;
  /** Whether group and user changes by the app are allowed, as on some sites they are not. */
  appIsSiteAdmin: boolean;
  /** Whether the app may ask for the permissions of other people. */
  appMayCheckOthers: boolean;
  /** How bulk tasks end and how long they take: see `SiteSwitches`. */
  bulkTaskEnds: Required<SiteSwitches>['bulkTaskEnds'];
  bulkTaskSeconds: number | null;
  /** Whether administrators may change filters of others with `overrideSharePermissions`; the documents do not say. */
  administratorsEditFilters: boolean;
}

/** All of a site. Maps are by id; lists keep the order in which things came. */
export interface SiteData {
  cloudId: string;
  baseUrl: string;
  people: Map<string, Person>;
  accounts: Map<string, Account>;
  groups: Map<string, Group>;
  memberships: Memberships;
  applicationRoles: ApplicationRole[];
  globalPermissions: GlobalPermissionGrant[];
  projects: Map<string, Project>;
  components: Map<string, ProjectComponent>;
  roles: Map<string, ProjectRole>;
  roleActors: RoleActor[];
  issueTypes: Map<string, IssueType>;
  statuses: Map<string, Status>;
  resolutions: Map<string, Resolution>;
  workflows: Map<string, Workflow>;
  requestTypes: Map<string, RequestType>;
  customFields: Map<string, CustomField>;
  issues: Map<string, Issue>;
  filters: OwnedEntities<Filter>;
  dashboards: OwnedEntities<Dashboard>;
  organisation: Organisation;
  plan: 'free' | 'standard' | 'premium' | 'enterprise';
  variations: SiteVariations;
  /** Oldest first. */
  auditRecords: AuditRecord[];
}
