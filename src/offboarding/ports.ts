import type { Summary } from '../contract/runs';
import type { Choice, RuleChoices } from '../contract/settings';
import type { Decision } from './decision';
import type { Effect } from './effects';
import type { Leads, LeaverFacts, Ownership, ProductAccess } from './facts';
import type { OperatorStanding } from './guards';
import type { Plan } from './plan';
import type { Reason } from './reasons';
import type { Run } from './run';
import type { Settings } from './settings';
import type { PersonName, Ticket } from './ticket';
import type { RunStatus, Source } from './words';

/** What the domain needs of the store. `storage/` gives it; every method repeats lost calls by itself. */

/** Written by somebody who does not own the run; the worker that does sees it before its next effect. */
export interface StopRequest {
  reason: Reason;
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
  /** Creates run and plan where they do not exist yet; existing ones stay as they are. */
  create(run: Run, plan: Plan | undefined): Promise<void>;
  load(id: string): Promise<LoadedRun | undefined>;
  /**
   * Takes a run: raises its claim number, so that every write of an earlier worker fails from now on.
   * @param run as it was loaded, with what is to be stored along
   * @returns the claimed run, or undefined when somebody else was faster
   */
  claim(run: Run): Promise<Run | undefined>;
  /**
   * Stores the run and a group of effects together, under the claim of the run.
   * @throws ConditionFailed when somebody else has claimed it
   */
  save(run: Run, effects: readonly Effect[]): Promise<Run>;
  /** Only before the first write of a run. */
  replacePlan(id: string, plan: Plan): Promise<void>;
  effects(run: Run): Promise<Effect[]>;
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

/** The figures on top of the page, counted now and then. */
export interface SummaryStore {
  read(): Promise<Summary | undefined>;
  replace(summary: Summary): Promise<void>;
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
  /** The one account with exactly this visible e-mail address, or undefined when there is none or more than one. */
  byEmail(email: string): Promise<{ accountId: string } | undefined>;
  products(): Promise<ProductAccess[]>;
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

/**
 * How Jira took a change: accepted, or refused with its words. Never the last word: reading back is. In doubt when an
 * earlier try got no answer, and may be what the change was refused for.
 */
export type Change =
  { accepted: true } | { accepted: false; status: number; words: string; inDoubt: boolean };

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
}

export interface Tickets {
  /** @returns undefined when the ticket is gone or the app may not see it */
  read(idOrKey: string, fieldIds: readonly string[]): Promise<Ticket | undefined>;
  /** Ids of the tickets of a project whose status changed in the last minutes. */
  transitionedWithin(projectKey: string, minutes: number): Promise<string[]>;
  /**
   * Comments once: looks for an earlier comment of the same mark first when `mayExist`.
   * @returns undefined when it stands, or why it could not be written
   */
  comment(comment: TicketComment): Promise<string | undefined>;
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

/** Tells the worker to look; the store is the truth. */
export interface Wake {
  /** @param runIds looked at first @param delaySeconds 0 to 900 */
  look(runIds: readonly string[], delaySeconds?: number): Promise<void>;
}
