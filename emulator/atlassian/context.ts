import type {
  Caller,
  Clock,
  InstalledApp,
  ProductEvent,
  SiteSwitches,
  ValidateTransition,
} from '../contract';
import type { ApplicationRole, Person, Project, SiteData } from './model';
import type { Account, RoleGrant } from './organisation/model';
import type { Permissions } from './permissions';

/** What a route gets beside the request: the site, who asks, and what they may. */
export interface SiteContext {
  data: SiteData;
  clock: Clock;
  app: InstalledApp;
  caller: Caller;
  /** Whose rights apply: the person's, or those of the app's own user; null for anonymous callers. */
  accountId: string | null;
  switches: Readonly<Required<SiteSwitches>>;
  /** The emulator's time as ISO 8601 in UTC. */
  now(): string;
  /** An id that no other entity of the site has. */
  nextId(): string;

  mayAdministerJira(): boolean;
  /** Whether the caller may change groups and people: a site admin, or the app when the site lets it. */
  mayAdministerSite(): boolean;
  mayBrowseUsers(): boolean;
  mayBrowseProject(project: Project): boolean;
  /** May edit, assign, transition and comment. */
  mayWorkOn(project: Project): boolean;
  mayAdministerProject(project: Project): boolean;
  /** The same questions, and more, about any account. */
  permissions: Permissions;
  maySeeEmailOf(person: Person): boolean;

  emit(event: ProductEvent): void;
  validateTransition: ValidateTransition;
  /** Adds to what the request costs of the hour's points; the request itself has cost 1 already. */
  spend(points: number): void;
  /** How many active people have access to the product. */
  seatsTakenOf(role: ApplicationRole): number;
  /** How far this request's reads of people and memberships lag behind writes, in milliseconds. */
  readLagMilliseconds: number;
  /** The person's groups as this request sees them, older when reads lag. */
  visibleGroupIdsOf(accountId: string): ReadonlySet<string>;
  /** The group's members as this request sees them, older when reads lag. */
  visibleMembersOf(groupId: string): ReadonlySet<string>;
  /** The same as a list of people, for pages. */
  membersOf(groupId: string, includeInactive: boolean): readonly Person[];
  /** The person as this request sees them, older when reads lag. */
  visiblePerson(accountId: string): Person | undefined;
  addMembership(groupId: string, accountId: string): void;
  removeMembership(groupId: string, accountId: string): void;
  /** Replaces a person; earlier requests may see the former state while reads lag. */
  changePerson(person: Person): void;
  /** The organisation's view of the person as this request sees it, older when reads lag. */
  visibleAccount(accountId: string): Account | undefined;
  /** The roles that the person holds without a group, as this request sees them. */
  visibleRoleGrantsOf(accountId: string): readonly RoleGrant[];
  /** Replaces or adds an account; Jira's view is not touched. */
  changeAccount(account: Account): void;
  setRoleGrants(accountId: string, grants: readonly RoleGrant[]): void;
  /** Counts a request for dates of last activity; gives the headers of the refusal when there were too many. */
  admitLastActiveRequest(): Record<string, string> | undefined;
}
