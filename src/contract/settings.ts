/** The settings as the administrator's page sees them. Times are ISO 8601. */

export type RuleMode = 'rehearsal' | 'live' | 'off';

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
    kind?: {
      field: string;
      kinds: { value: string; procedure: 'leave-company'; teamId?: string | null }[];
    } | null;
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
  teams?: TeamInput[];
  ticketRules?: TicketRuleInput[];
}

/** A name, its groups, project roles and projects: what somebody leaves who leaves the team. */
export interface TeamInput {
  id: string;
  name: string;
  groupIds?: string[];
  projectRoles?: string[];
  projectKeys?: string[];
}

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
  teams: TeamInput[];
  ticketRules: (TicketRuleInput & { mode: RuleMode; activeSince: string })[];
  /** Set while everything is stopped. */
  stopped: { at: string; by: string; reason: string } | null;
}

export interface SettingsChange {
  version: number;
  at: string;
  by: { accountId: string; displayName: string };
  /** What was changed, as sentences. */
  what: string[];
}

export interface Choice {
  id: string;
  name: string;
}

/** What an administrator can choose from when writing a rule for a project. */
export interface RuleChoices {
  issueTypes: Choice[];
  statuses: Choice[];
  resolutions: Choice[];
  /** Null where the site has no service projects; request types are named by hand. */
  requestTypeField: string | null;
  fields: (Choice & { kind: 'people' | 'text' | 'date' | 'option' })[];
}

export interface Finding {
  /** Stable name of the probe. */
  probe:
    'change-groups' | 'delete-people' | 'check-others' | 'holding-group' | 'rule-fields' | 'comment' | 'time';
  title: string;
  result: 'good' | 'warning' | 'problem' | 'not-tried';
  /** What was found, and what to do. */
  text: string;
}

/** One line of the checklist of the first opening. */
export interface ChecklistItem {
  key: 'doctor' | 'operators' | 'holding-group' | 'ticket-rule' | 'rehearsal' | 'live';
  done: boolean;
  text: string;
}
