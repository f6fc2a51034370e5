import type { Summary } from '../contract/runs';
import type { Choice, RuleChoices } from '../contract/settings';
import type { Breaker } from './breaker/breaker';
import type { Change, Channels } from './channels/port';
import type { Decision } from './decision';
import type { Effect } from './effects';
import type { SealedEntry } from './evidence/chain';
import type { Leads, LeaverFacts, Ownership, ProductAccess } from './facts';
import type { OperatorStanding } from './guards';
import type { Plan } from './plan';
import type { Reason } from './reasons';
import type { Run, StoppedBy } from './run';
import type { Settings, Team } from './settings';
import type { PersonName, Ticket } from './ticket';
import type { OfferedTransition, TicketChanges } from './ticket-outcome/port';
import type { Watch } from './watch/watch';
import type { RunStatus, Source } from './words';

/** What the domain needs of the store. `storage/` gives it; every method repeats lost calls by itself. */

/** Written by somebody who does not own the run; the worker that does sees it before its next effect. */
export interface StopRequest {
  reason: Reason;
  /** Absent where it follows from what happened, as from a ticket that was reopened. */
  by?: StoppedBy;
  /** ISO 8601 */
  at: string;
}

export interface LoadedRun {
  run: Run;
  plan: Plan | undefined;
  stop: StopRequest | undefined;
}

export interface RunStore {
  get(id: string): Promise<Run | undefined>;
  /** Many runs at once, by id; those that do not exist are left out. */
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, Run>>;
  /** Creates run and plan where they do not exist yet; existing ones stay as they are. */
  create(run: Run, plan: Plan | undefined): Promise<void>;
  load(id: string): Promise<LoadedRun | undefined>;
  /**
   * Takes a run: raises its claim number, so that every write of an earlier worker fails from now on.
   * @param run as it was loaded, with what is to be stored along
   * @param sealed entries that `addEntries` has put at the end of its chain
   * @returns the claimed run, or undefined when somebody else was faster
   */
  claim(run: Run, sealed?: readonly SealedEntry[]): Promise<Run | undefined>;
  /**
   * Takes a run that begins with it, and counts it in the same transaction.
   * @param counted the counter with this run
   * @returns 'overtaken' when somebody else has written the counter; undefined when somebody else has the run
   */
  begin(run: Run, counted: Breaker): Promise<Run | 'overtaken' | undefined>;
  /**
   * Stores the run together with entries that `addEntries` has put at the end of its chain, under the claim of the run. A run
   * that is over goes into the site's log with it.
   * @throws ConditionFailed when somebody else has claimed it
   */
  save(run: Run, sealed: readonly SealedEntry[]): Promise<Run>;
  plan(id: string): Promise<Plan | undefined>;
  /** Only before the first write of a run. */
  replacePlan(id: string, plan: Plan): Promise<void>;
  effects(run: Run): Promise<Effect[]>;
  /** The whole chain of a run, as far as retention has left it. */
  entries(run: Run): Promise<SealedEntry[]>;
  /** Puts entries without some of their personal values in place of the whole ones. */
  replaceEntries(run: Run, erase: (entry: SealedEntry) => SealedEntry): Promise<void>;
  requestStop(id: string, request: StopRequest): Promise<void>;
  /** What somebody wants of these runs, by run. */
  stopRequests(ids: readonly string[]): Promise<ReadonlyMap<string, StopRequest>>;
  /** Runs of a line that are due, oldest first; the index may lag a little. `before` is ISO 8601. */
  due(work: 'urgent' | 'planned', before: string, limit: number): Promise<Run[]>;
  /**
   * Runs newest first, by the index of the narrowest filter; the other filters are the caller's. `from` and `to` are
   * ISO 8601.
   */
  list(
    filter: RunFilter,
    page: { cursor: string | undefined; limit: number },
  ): Promise<{ runs: Run[]; next: string | undefined }>;
}

export interface RunFilter {
  status?: RunStatus | undefined;
  leaverId?: string | undefined;
  operatorId?: string | undefined;
  source?: Source | undefined;
  ticketId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export interface DecisionStore {
  get(id: string): Promise<Decision | undefined>;
  /** Whether a decision is small enough to be stored, whatever comes up about single people until then. */
  fits(decision: Decision): boolean;
  /** Stores a decision unless there is one; gives the one that counts. */
  record(decision: Decision): Promise<Decision>;
}

export interface ClaimStore {
  /** The latest run of each of these leavers. */
  latestRuns(leaverIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Makes a run the one for this leaver, unless another one for them is still under way.
   * @returns the id of the run that has the leaver now: `runId`, or the other one's
   */
  take(
    leaverId: string,
    runId: string,
    isUnderWay: (runId: string, takenAt: number) => Promise<boolean>,
  ): Promise<string>;
}

export interface SettingsStore {
  read(): Promise<Settings>;
  /** @returns false when somebody else has changed them since `settings.version - 1` */
  replace(settings: Settings, change: SettingsChange): Promise<boolean>;
  /** The last changes, newest first. */
  changes(latestVersion: number, limit: number): Promise<SettingsChange[]>;
}

/** Who changed the settings, when and what, for every version. */
export interface SettingsChange {
  version: number;
  /** ISO 8601 */
  at: string;
  by: PersonName;
  what: string[];
}

/** The figures on top of the page as they were counted last. */
export interface CountedSummary {
  figures: Summary;
  /** Epoch milliseconds. */
  countedAt: number;
  /** Stands for everything that the figures depend on: while it stays, they do. */
  seen: string;
}

export interface WatchStore {
  get(runId: string): Promise<Watch | undefined>;
  /** Creates the row of a run that has none yet. */
  begin(watch: Watch): Promise<void>;
  /** @returns false when somebody else has changed the row since `watch.version - 1` */
  replace(watch: Watch): Promise<boolean>;
  /** Rows that are due, oldest first; the index may lag a little. `before` is ISO 8601. */
  due(before: string, limit: number): Promise<Watch[]>;
}

export interface SummaryStore {
  read(): Promise<CountedSummary | undefined>;
  replace(summary: CountedSummary): Promise<void>;
}

export interface InstallationStore {
  /** Whether the Doctor has been asked since the installation. */
  doctorSeen(): Promise<boolean>;
  recordDoctor(at: number): Promise<void>;
  /** Epoch milliseconds; the moment of the first look when the platform's event never came. */
  installedAt(): Promise<number>;
  recordInstallation(at: number): Promise<void>;
  /** How far the search for missed events has come, epoch milliseconds. */
  missedScannedTo(): Promise<number | undefined>;
  recordMissedScan(to: number): Promise<void>;
}

/** What the domain reads from and changes in Jira. `jira/` gives it; every method may throw `TryLater`. */
export interface Directory {
  /** @returns undefined when Jira knows no such account */
  leaver(accountId: string): Promise<LeaverFacts | undefined>;
  /** What the organisation says of the account, where a channel can ask it. */
  standing: Channels['standing'];
  /** The e-mail address of an account where Jira shows it. */
  emailOf(accountId: string): Promise<string | null>;
  /** The one account with exactly this visible e-mail address, or undefined when there is none or more than one. */
  byEmail(email: string): Promise<{ accountId: string } | undefined>;
  products(): Promise<ProductAccess[]>;
  /** The largest number of people who use one product; undefined where Jira does not tell. */
  activePeople(): Promise<number | undefined>;
  /** Whether a person holds one of a team's roles by name in one of its projects. */
  isInRoleOf(accountId: string, team: Pick<Team, 'projectKeys' | 'projectRoles'>): Promise<boolean>;
  /** Who leads what on this site; read once for any number of people. */
  leads(): Promise<Leads>;
  ownership(accountId: string, leads: Promise<Leads>): Promise<Ownership>;
  /** Whether this person holds a global permission of the app's own; null where this site does not tell. */
  holds(accountId: string, permission: 'offboard-people' | 'audit-offboarding'): Promise<boolean | null>;
  /** Whether Jira says that this person administers Jira; false where the app may not ask. */
  administersJira(accountId: string): Promise<boolean>;
  operatorStanding(accountId: string, operators: Settings['operators']): Promise<OperatorStanding>;
  /** A page of 50 of a group's members, inactive ones too. */
  members(groupId: string, startAt: number): Promise<{ people: PersonName[]; total: number }>;
  removeFromGroup(groupId: string, accountId: string): Promise<Change>;
  addToGroup(groupId: string, accountId: string): Promise<Change>;
  removeFromSite(accountId: string): Promise<Change>;
}

export type { Change } from './channels/port';
/** Changes of the directory by the allowed ways, and what giving back needs: see `channels/port.ts`. */
export type { AccountState, Channels } from './channels/port';

/** What administrators choose from. */
export interface Catalogue {
  searchGroups(query: string): Promise<Choice[]>;
  /** Names for ids; unknown ones are left out. */
  groups(ids: readonly string[]): Promise<Choice[]>;
  people(ids: readonly string[]): Promise<PersonName[]>;
  projects(query: string): Promise<{ key: string; name: string }[]>;
  /** @returns undefined when the app cannot see the project */
  ruleChoices(projectKey: string): Promise<RuleChoices | undefined>;
  /** Whether the app may comment on the tickets of a project; false where it cannot see the project. */
  mayComment(projectKey: string): Promise<boolean>;
  /** Which of these of Jira's project permissions the app holds there; none where it cannot see the project. */
  ownPermissions(projectKey: string, permissions: readonly string[]): Promise<string[]>;
  /** What the app may make of the newest ticket that stands where a rule begins; undefined where none does. */
  transitionsFrom(rule: WaitingRule): Promise<OfferedTransition[] | undefined>;
}

/** Which tickets a rule waits for, as far as Jira can search for them. */
export interface WaitingRule {
  projectKey: string;
  issueTypes: readonly string[];
  target: { statuses: readonly string[]; resolutions: readonly string[] };
}

export interface Tickets extends TicketChanges {
  /** @returns undefined when the ticket is gone or the app may not see it */
  read(idOrKey: string, fieldIds: readonly string[]): Promise<Ticket | undefined>;
  /** Ids of the tickets of a project whose status changed in the last minutes. */
  transitionedWithin(projectKey: string, minutes: number): Promise<string[]>;
  /**
   * Comments once: looks for an earlier comment of the same mark first when `mayExist`.
   * @returns undefined when it stands, or why it could not be written
   */
  comment(comment: TicketComment): Promise<string | undefined>;
  /** Creates a sub-task once. @returns undefined when it stands, or why it could not be created */
  createSubTask(subTask: SubTask): Promise<string | undefined>;
  /** @returns undefined when it is there, or why it could not be attached */
  attach(
    ticketId: string,
    file: { name: string; type: string; content: string },
  ): Promise<string | undefined>;
  /** @returns undefined when it stands, or why it could not be written */
  setProperty(ticketId: string, key: string, value: unknown): Promise<string | undefined>;
}

export interface TicketComment {
  ticketId: string;
  /** An Atlassian document. */
  body: unknown;
  /** What makes the comment findable again: the run and the part of it. */
  mark: string;
  mayExist: boolean;
  audience: { kind: 'internal' } | { kind: 'everyone' } | { kind: 'role' | 'group'; name: string };
}

export interface SubTask {
  /** The ticket that it is a part of. */
  ticketId: string;
  /** The name of a type of sub-tasks. */
  issueType: string;
  /** Stands for it: a sub-task of the same ticket with this summary is this one. */
  summary: string;
  /** An Atlassian document. */
  description: unknown;
  mayExist: boolean;
}

/** Tells the worker to look; the store is the truth. */
export interface Wake {
  /** @param runIds looked at first @param delaySeconds 0 to 900 */
  look(runIds: readonly string[], delaySeconds?: number): Promise<void>;
}
