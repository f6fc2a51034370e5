/**
 * Every call between the pages and the resolvers: function key, what is sent, what comes back. Pages import this file
 * and nothing else of `src`; it imports nothing. Times are ISO 8601.
 */

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

export interface RunRow {
  id: string;
  status: RunStatusView;
  leaver: string;
  operator: string;
  ticketKey: string | null;
  createdAt: string;
  startAt: string;
  endedAt: string | null;
  /** Why it was refused, cancelled or given up, as a sentence. */
  reason: string | null;
  /** Why it waits, in plain words. */
  waitingFor: string | null;
  /** Numbers of effects. */
  done: number;
  blocked: number;
}

export interface EffectView {
  kind: string;
  subject: { id: string; name: string };
  outcome: 'done' | 'found-done' | 'blocked';
  at: string;
  /** Jira's own words, where it refused. */
  words: string | null;
  /** Why it is blocked and who can solve it. */
  advice: string | null;
}

export interface PlanView {
  readAt: string;
  removals: { groupId: string; name: string; gives: string[] }[];
  account: { action: 'keep' | 'delete'; afterDays: number; holdingGroupId: string | null };
}

export interface RunDetail extends RunRow {
  steps: { name: string; doneAt: string | null }[];
  effects: EffectView[];
  /** What is left, as sentences. */
  outstanding: string[];
  plan: PlanView | null;
  /** Why the ticket could not be told. */
  untold: string | null;
  /** Jira points that the run has cost. */
  points: number;
}

/** Calls of the operator's page. */
export interface OperatorCalls {
  listRuns: { payload: { cursor?: string | undefined }; result: { runs: RunRow[]; next: string | null } };
  getRun: { payload: { id: string }; result: RunDetail };
  cancelRun: { payload: { id: string }; result: { requested: true } };
}

export interface TicketRuleInput {
  id: string;
  name: string;
  projectKey: string;
  issueTypes?: string[];
  requestTypes?: string[];
  requestTypeField?: string | null;
  target: { statuses?: string[]; resolutions?: string[] };
  fields: {
    leavers: string[];
    successor?: string | null;
    lastWorkingDay?: string | null;
    urgency?: { field: string; urgentValues: string[] } | null;
    kind?: { field: string; kinds: { value: string; procedure: 'leave-company' }[] } | null;
  };
  procedure?: 'leave-company';
}

export interface SettingsInputView {
  operators?: { check?: 'permission' | 'groups'; groupIds?: string[] };
  protection?: { groupIds?: string[]; accountIds?: string[] };
  holdingGroupId?: string | null;
  account?: { action?: 'keep' | 'delete'; afterDays?: number };
  times?: { zone?: string; endOfDay?: string; stopWindowMinutes?: number };
  report?: {
    visibility?: { to: 'everyone' } | { to: 'role' | 'group'; name: string };
    tellRequester?: boolean;
  };
  ticketRules?: TicketRuleInput[];
}

export type RuleMode = 'rehearsal' | 'live' | 'off';

export interface SettingsView {
  version: number;
  operators: { check: 'permission' | 'groups'; groupIds: string[] };
  protection: { groupIds: string[]; accountIds: string[] };
  holdingGroupId: string | null;
  account: { action: 'keep' | 'delete'; afterDays: number };
  times: { zone: string; endOfDay: string; stopWindowMinutes: number };
  report: {
    visibility: { to: 'everyone' } | { to: 'role' | 'group'; name: string };
    tellRequester: boolean;
  };
  ticketRules: (TicketRuleInput & { mode: RuleMode; activeSince: string })[];
}

/** Calls of the administrator's page. */
export interface AdminCalls {
  getSettings: { payload: Record<string, never>; result: SettingsView };
  /** `version` is the one that was shown; somebody else's newer one is a conflict. */
  saveSettings: { payload: { version: number; settings: SettingsInputView }; result: SettingsView };
  setRuleMode: { payload: { version: number; ruleId: string; mode: RuleMode }; result: SettingsView };
}
