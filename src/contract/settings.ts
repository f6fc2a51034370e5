/** The settings as the administrator's page sees them. Times are ISO 8601. */

import type { ChannelSettingsView } from './channels';

/** A kind of leaving; an administrator sets its steps. */
export type ProcedureView = 'leave-company' | 'leave-team' | 'revoke-access';

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
      kinds: { value: string; procedure: ProcedureView; teamId?: string | null }[];
    } | null;
  };
  procedure?: ProcedureView;
  /** The team that is left, where `procedure` leaves one and no field says which. */
  teamId?: string | null;
}

/** What of a leaver's work goes to the successor. */
export interface HandOverView {
  issues: 'assigned' | 'assigned-and-reported' | 'none';
  leads: boolean;
  components: boolean;
  filters: boolean;
  dashboards: boolean;
  /** Whether the leaver is taken out of project roles. */
  roles: boolean;
  /** Inherits where nobody else was named. */
  successorId: string | null;
  /** Groups of which a plan says so when the leaver is the last one in them. */
  neverEmptyGroupIds: string[];
}

/** What is kept of the evidence, and where the end of its log is written. */
export interface EvidenceSettingsView {
  /** Key of the ticket that gets the end of the log every day; null for none. */
  logTicketKey: string | null;
  /** Null keeps evidence for ever. */
  keepDays: number | null;
}

export interface SettingsInputView {
  operators?: { check?: 'permission' | 'groups'; groupIds?: string[] };
  protection?: { groupIds?: string[]; accountIds?: string[] };
  holdingGroupId?: string | null;
  account?: { action?: 'keep' | 'delete'; afterDays?: number };
  handOver?: Partial<HandOverView>;
  times?: { zone?: string; endOfDay?: string; stopWindowMinutes?: number };
  report?: {
    visibility?: { to: 'everyone' } | { to: 'role' | 'group'; name: string };
    tellRequester?: boolean;
  };
  evidence?: Partial<EvidenceSettingsView>;
  teams?: TeamInput[];
  /** Left as they are where they are not sent. */
  channels?: ChannelSettingsView;
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
  handOver: HandOverView;
  times: { zone: string; endOfDay: string; stopWindowMinutes: number };
  report: {
    visibility: { to: 'everyone' } | { to: 'role' | 'group'; name: string };
    tellRequester: boolean;
  };
  evidence: EvidenceSettingsView;
  teams: TeamInput[];
  channels: ChannelSettingsView;
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
    | 'organisation-key'
    | 'scim-key'
    | 'change-groups'
    | 'delete-people'
    | 'check-others'
    | 'holding-group'
    | 'rule-fields'
    | 'comment'
    | 'time';
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
