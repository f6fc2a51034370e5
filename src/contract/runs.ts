/** Runs as the pages see them. Times are ISO 8601. */
import type { ApprovalView } from './approvals';

export type RunStatusView =
  | 'scheduled'
  | 'queued'
  | 'running'
  | 'waiting'
  | 'held'
  | 'completed'
  | 'incomplete'
  | 'failed'
  | 'cancelled'
  | 'rehearsed'
  | 'refused';

export type SourceView = 'ticket' | 'missed' | 'page' | 'web' | 'automation' | 'import' | 'sweep';

/** What a run carries out; `restore` gives back what an earlier run took. */
export type RunProcedureView = 'leave-company' | 'leave-team' | 'revoke-access' | 'restore';

export interface PersonView {
  accountId: string;
  displayName: string;
}

export interface RunRow {
  id: string;
  batchId: string;
  status: RunStatusView;
  procedure: RunProcedureView;
  source: SourceView;
  leaver: PersonView | null;
  operator: PersonView | null;
  ticketKey: string | null;
  createdAt: string;
  startAt: string;
  endedAt: string | null;
  /** Why it was refused, cancelled or given up, as a sentence. */
  reason: string | null;
  /** Why it waits, as a sentence with the progress so far; null when it does not wait. */
  waiting: string | null;
  /** Numbers of effects. */
  done: number;
  blocked: number;
  /** The last run that gave back of what this one took, and whether access is back; null while none has. */
  restoredBy: { runId: string; at: string; withAccess: boolean } | null;
}

export interface EffectView {
  kind:
    | 'remove-group'
    | 'remove-role'
    | 'hold-account'
    | 'suspend-account'
    | 'disable-account'
    | 'delete-account'
    | 'schedule-deletion'
    | 'hand-over-issues'
    | 'hand-over-project'
    | 'hand-over-component'
    | 'hand-over-filter'
    | 'hand-over-dashboard'
    | 'tell-successor'
    | 'ask-identity-team'
    | 'give-back';
  subject: { id: string; name: string };
  outcome: 'done' | 'found-done' | 'blocked';
  at: string;
  /** Jira's own words, where it refused. */
  words: string | null;
  /** Why it is blocked and who can solve it. */
  advice: string | null;
  /** Why a blocked change needs nobody any more, as the end of a sentence; null while it does, and for what is done. */
  settled: string | null;
  /** Who has it now, by name. */
  toName?: string;
}

/** What a person holds beside groups. */
export interface InventoryView {
  /** Kind by kind; only what there is. Names may be fewer than the number. */
  rows: { what: string; number: number; items: string[] }[];
  /** Names of those who inherit. */
  successors: string[];
  /** As of when roles, leads and components were searched in every project; null when that has not happened yet. */
  indexedAt: string | null;
}

/** What a run would do to one person, or did. */
export interface PlanView {
  readAt: string;
  removals: { groupId: string; name: string; gives: string[] }[];
  account: { action: 'none' | 'keep' | 'delete' | 'suspend' | 'disable'; afterDays: number };
  /** Null where only groups are taken, or where a run has found nothing. */
  inventory: InventoryView | null;
  /** What becomes of the account, as a sentence. */
  accountStep: string;
  /** Sentences that the operator should read before confirming. */
  warnings: string[];
  /** Parts that Leaver cannot undo, as sentences; empty when everything can. */
  irreversible: string[];
  /** About how long it takes, in seconds, once it starts. */
  estimatedSeconds: number;
}

export interface VerificationRow {
  what: string;
  before: string;
  after: string;
}

/** Access that had come back when somebody looked again. */
export interface WatchView {
  at: string;
  /** What came back and by which way, as sentences. */
  regained: string[];
  /** What to do about it, as a sentence. */
  advice: string;
}

export interface RunDetail extends RunRow {
  /** `left`: how many changes of a step that is done still need a person. */
  steps: { name: string; label: string; doneAt: string | null; left: number }[];
  effects: EffectView[];
  /** What is left and who can solve it, as sentences. */
  outstanding: string[];
  plan: PlanView | null;
  verifiedAt: string | null;
  /** When access was gone and how long that took, as a part of a sentence; null while it is not. */
  accessGone: string | null;
  /** What Leaver changed on the ticket because of how the run ended, as sentences. */
  onTicket: string[];
  verification: VerificationRow[];
  /** Why the operator wanted it. */
  why: string | null;
  /** What acted in the operator's name, such as `Key "HR system"`; null where they did it themself. */
  via: string | null;
  /** Why the ticket could not be told. */
  untold: string | null;
  /** Jira points that the run has cost. */
  points: number;
  /** The run whose effects this one gives back; null for every run that takes. */
  restores: string | null;
  /** Every later look at which access had come back, oldest first. */
  watch: WatchView[];
  /** When somebody looks again by itself; null when nobody does any more. */
  nextLookAt: string | null;
  /** What a second person has to agree to, or has agreed to; null where nobody has to. */
  approval: ApprovalView | null;
  /** What the caller may do with it now; `approve` is to look at the plan, and to approve or decline it. */
  actions: ('approve' | 'cancel' | 'retry' | 'restore' | 'export')[];
}

export interface RunFilter {
  status?: RunStatusView | undefined;
  leaverId?: string | undefined;
  operatorId?: string | undefined;
  source?: SourceView | undefined;
  ticketId?: string | undefined;
  /** Dates, yyyy-MM-dd, both included, in UTC. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface RunPage {
  runs: RunRow[];
  next: string | null;
  /** With several filters the search ends after some pages: how far back it looked. Null when it saw everything. */
  lookedBackTo: string | null;
}

export interface BatchView {
  id: string;
  runs: RunRow[];
  ended: number;
}

export interface HeldPerson {
  person: PersonView;
  /** Since when, and by whose run; null for people whom Leaver did not put there. */
  since: string | null;
  operator: PersonView | null;
  runId: string | null;
}

export interface Summary {
  /** When the figures were counted, in the background; null before the first time, when all of them are nothing. */
  computedAt: string | null;
  offboardedThisMonth: number;
  inProgress: number;
  needingAttention: number;
  /** Median minutes from the start to access gone, over this month; null when nobody left. */
  medianMinutes: number | null;
  /**
   * Median minutes from the end of the last working day to access gone, over this month; without such a day from the
   * request. Access that went before counts as 0. Null when nobody left.
   */
  medianAfterLastDayMinutes: number | null;
  /** Ended runs by week (Monday, yyyy-MM-dd), the last eight weeks, oldest first. */
  weeks: { week: string; completed: number; incomplete: number }[];
}
