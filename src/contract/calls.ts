/**
 * Every call between the pages and the resolvers: function key, what is sent, what comes back. Pages import this folder
 * and nothing else of `src`; it imports nothing else. Times are ISO 8601.
 */
import type { ApprovalCalls, DecidingCalls } from './approvals';
import type { RestorePreview, RestoreResult } from './restore';
import type {
  BatchView,
  HeldPerson,
  PersonView,
  PlanView,
  RunDetail,
  RunFilter,
  RunPage,
  Summary,
} from './runs';
import type { BreakerCalls } from './breaker';
import type { CandidateCalls, OwnAccessView, SweepCalls } from './candidates';
import type { ChannelCalls } from './channels';
import type { EvidenceCalls } from './evidence';
import type { ImportCalls } from './imports';
import type { OrchestrationCalls } from './orchestration';
import type { PeopleCalls } from './people';
import type {
  ChecklistItem,
  Choice,
  Finding,
  ProcedureView,
  RuleChoices,
  RuleMode,
  SettingsChange,
  SettingsInputView,
  SettingsView,
  TransitionView,
} from './settings';

/** What somebody may do here; asked of Jira for each call. */
export type CallerRole = 'operator' | 'administrator' | 'auditor';

/** The people and the circumstances of a request from the operator's page. */
export interface OffboardRequest {
  procedure: ProcedureView;
  /** The team that is left, for `leave-team`. */
  teamId?: string | null | undefined;
  successorId: string | null;
  /** Who inherits what belongs to one project, where that is somebody else; at most one for each project. */
  successors?: { projectKey: string; accountId: string }[] | undefined;
  urgent: boolean;
  when: { kind: 'now' } | { kind: 'date'; date: string } | { kind: 'moment'; at: string };
  /** Why, in the operator's words; at most 500 characters. */
  why: string;
  ticketKey: string | null;
}

/** What would happen to one person, or why nothing will. */
export type PersonPreview = PersonView &
  (
    | {
        allowed: true;
        plan: PlanView;
        fingerprint: string;
        /** Why a second person has to agree, as sentences; empty where nobody has to, whatever the number of people. */
        approval: string[];
      }
    | { allowed: false; reason: string }
  );

export type StartResult =
  | { outcome: 'started'; batchId: string; runIds: string[] }
  /** Nothing was begun: these people are not as they were shown. Show them again and ask again. */
  | { outcome: 'changed'; people: PersonPreview[] };

/** Calls of the operator's page; the administrator's page serves the same for administrators who are operators. */
export interface OperatorCalls
  extends ApprovalCalls, EvidenceCalls, ImportCalls, PeopleCalls, CandidateCalls {
  /** Who the caller is, and what the form needs. */
  getConsole: {
    payload: Record<string, never>;
    result: {
      roles: CallerRole[];
      procedures: { id: ProcedureView; name: string }[];
      /** The teams that somebody can leave. */
      teams: { id: string; name: string }[];
      timeZone: string;
      endOfDay: string;
      stopWindowMinutes: number;
      /** The most people for one request. */
      mostPeople: number;
      /** The most people for one preview call. */
      mostPreviewed: number;
      stopped: string | null;
      /** Why everything is held for the daily limit, as a sentence; null when it is not. */
      tripped: string | null;
    };
  };
  getSummary: { payload: Record<string, never>; result: Summary };
  /** What would happen; writes nothing. Call it in groups of `mostPreviewed`. */
  preview: {
    payload: { people: string[]; request: OffboardRequest };
    /**
     * A second person has to agree to more people than `approvalOver` in one request; null where the number does not
     * matter. By the daily limit `mayBegin` people may begin then, as counted now; more than that hold everything.
     */
    result: { people: PersonPreview[]; startsAt: string; approvalOver: number | null; mayBegin: number };
  };
  /** The same `requestId` twice starts once. `typedCount` repeats the number of people when they are more than five. */
  start: {
    payload: {
      requestId: string;
      people: { accountId: string; fingerprint: string }[];
      request: OffboardRequest;
      typedCount: number | null;
    };
    result: StartResult;
  };
  listRuns: { payload: { filter?: RunFilter; cursor?: string | undefined }; result: RunPage };
  getRun: { payload: { id: string }; result: RunDetail };
  getBatch: { payload: { id: string }; result: BatchView };
  cancelRun: { payload: { id: string }; result: { requested: true } };
  retryRun: { payload: { id: string }; result: { requested: true } };
  /** What giving back everything that a run took would do; writes nothing. */
  previewRestore: { payload: { runId: string }; result: RestorePreview };
  /** Gives back what was chosen of the preview. The same `requestId` twice starts once. */
  startRestore: {
    payload: { requestId: string; runId: string; chosen: string[]; fingerprint: string; why: string };
    result: RestoreResult;
  };
  listHeld: { payload: { startAt?: number | undefined }; result: { people: HeldPerson[]; total: number } };
}

/** Calls of the administrator's page. */
export interface AdminCalls extends OrchestrationCalls, ChannelCalls, BreakerCalls, SweepCalls {
  getSettings: { payload: Record<string, never>; result: SettingsView };
  /** `version` is the one that was shown; somebody else's newer one is a conflict. */
  saveSettings: { payload: { version: number; settings: SettingsInputView }; result: SettingsView };
  setRuleMode: { payload: { version: number; ruleId: string; mode: RuleMode }; result: SettingsView };
  /** Stops everything at once, or lets it go on; `reason` is shown to everybody. */
  stopEverything: { payload: { version: number; reason: string }; result: SettingsView };
  resumeEverything: { payload: { version: number }; result: SettingsView };
  listChanges: { payload: Record<string, never>; result: { changes: SettingsChange[] } };
  getChecklist: { payload: Record<string, never>; result: { items: ChecklistItem[] } };
  /** The write probes run only with both a test account and an empty group. */
  runDoctor: {
    payload: { testAccountId?: string | undefined; testGroupId?: string | undefined };
    result: { at: string; findings: Finding[] };
  };
  searchGroups: { payload: { query: string }; result: { groups: Choice[] } };
  /** Names for ids that the settings hold; what Jira does not know any more is left out. */
  nameGroups: { payload: { ids: string[] }; result: { groups: Choice[] } };
  namePeople: { payload: { ids: string[] }; result: { people: PersonView[] } };
  listProjects: { payload: { query: string }; result: { projects: { key: string; name: string }[] } };
  getRuleChoices: { payload: { projectKey: string }; result: RuleChoices };
  /**
   * What Leaver may make of the newest ticket that stands where a rule begins; null where no ticket does, so that nobody
   * can tell.
   */
  getTransitions: {
    payload: { projectKey: string; issueTypes: string[]; statuses: string[]; resolutions: string[] };
    result: { transitions: TransitionView[] | null };
  };
  /** What one person may do here: Jira lists no holders of a permission, but it answers about each person. */
  checkPerson: {
    payload: { accountId: string };
    /** Null where this site does not tell. */
    result: { operator: boolean | null; auditor: boolean | null; administrator: boolean | null };
  };
}

/** Calls of the ticket panel; the ticket is the one that the panel stands on. */
export interface TicketCalls extends DecidingCalls {
  getPanel: { payload: Record<string, never>; result: TicketPanel };
  /** For an operator, on a ticket that was refused because of who resolved it. */
  startHere: { payload: Record<string, never>; result: StartResult };
  /** For the person whose unused access the ticket is about: nothing is taken. */
  keepAccess: { payload: Record<string, never>; result: OwnAccessView };
  /** For the same person, when it has ended: an operator decides. */
  askAccessBack: { payload: Record<string, never>; result: OwnAccessView };
}

export interface TicketPanel {
  /** The bare state, for everybody who may browse the ticket; null when Leaver has nothing to do with it. */
  state: string | null;
  /** What is about to become of somebody's unused access; absent on tickets that are not about it. */
  ownAccess?: OwnAccessView;
  /** Only for operators, administrators and auditors. */
  details: {
    /** What will happen when this ticket is resolved, per person; empty once it was. */
    plans: PersonPreview[];
    /** Whether the rule only rehearses: then the plans say what it would do if it were live. */
    isRehearsal: boolean;
    /** Why nothing can be planned, as a sentence. */
    problem: string | null;
    /** Who may resolve it, as a sentence. */
    whoMayResolve: string;
    runs: RunDetail[];
    mayStartHere: boolean;
  } | null;
}
