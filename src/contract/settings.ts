/** The settings as the administrator's page sees them. Times are ISO 8601. */

import type { BreakerSettingsView } from './breaker';
import type { SweepView } from './candidates';
import type { ChannelSettingsView } from './channels';
import type { PersonView } from './runs';
import type { InactivityRuleView } from './people';

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
  outcome?: Partial<TicketOutcomeView>;
}

/** What becomes of a ticket once its runs are over. Null for what is not wanted. */
export interface TicketOutcomeView {
  /** Added when everything was done and read back. */
  doneLabel: string | null;
  /** Added when it was not, and the ticket was not reopened either. */
  notDoneLabel: string | null;
  /** Id of the date-time field that gets the moment at which access was gone. */
  accessGoneField: string | null;
  /** The transition, or the status it leads to, by which Leaver resolves the ticket. */
  doneMove: string | null;
  /** The resolution that it sets. */
  doneResolution: string | null;
  /** The transition, or the status it leads to, by which Leaver reopens a ticket that was not done. */
  notDoneMove: string | null;
}

/** A transition of a ticket, with the name of the status it leads to. */
export interface TransitionView {
  name: string;
  status: string;
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

/** How far operators may go; empty lists and nulls narrow nothing. */
export interface ReachSettingsView {
  /** Only members of one of these groups. */
  groupIds: string[];
  /** Only people with an e-mail address in one of these domains. */
  domains: string[];
  accountKind: 'any' | 'managed' | 'unmanaged';
  procedures: ProcedureView[];
  /** People that one operator may begin within 24 hours. */
  perDay: number | null;
  /** Whether parts that cannot be undone may happen. */
  irreversible: boolean;
}

/** When a second person must agree. */
export interface ApprovalSettingsView {
  /** Requests for more people than this; null: never for their size. */
  overPeople: number | null;
  irreversible: boolean;
  sweeps: boolean;
  /** A request that nobody answered ends after so many hours. */
  expiresAfterHours: number;
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
  breaker?: Partial<BreakerSettingsView>;
  reach?: Partial<ReachSettingsView>;
  approval?: Partial<ApprovalSettingsView>;
  inactivity?: InactivityRuleView;
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
  reach: ReachSettingsView;
  approval: ApprovalSettingsView;
  inactivity: InactivityRuleView;
  /** `answersFor` is who let it act without a review. */
  sweep: SweepView & { answersFor: PersonView | null };
  teams: TeamInput[];
  channels: ChannelSettingsView;
  breaker: BreakerSettingsView;
  ticketRules: (TicketRuleInput & { mode: RuleMode; activeSince: string })[];
  /** Set while everything is stopped. */
  stopped: { at: string; by: string; reason: string } | null;
}

/** A change of the settings, or of what was agreed about the daily limit. */
export interface SettingsChange {
  /** Of the settings; null for the daily limit. */
  version: number | null;
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
  /** A `moment` is a date with a time. */
  fields: (Choice & { kind: 'people' | 'text' | 'date' | 'moment' | 'option' })[];
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
    | 'ticket-outcome'
    | 'named-tickets'
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
