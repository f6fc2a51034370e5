import type { PersonView } from './runs';
import type { SettingsView } from './settings';

/** People whose access is not used, on their way. Times are ISO 8601, days yyyy-MM-dd. */

export type CandidateStage =
  'found' | 'approved' | 'noticed' | 'acting' | 'acted' | 'asked-back' | 'kept' | 'dismissed' | 'restored';

export interface CandidateView {
  person: PersonView;
  stage: CandidateStage;
  /** Goes up with every change: what somebody decides is about the version that they saw. */
  version: number;
  procedure: 'revoke-access' | 'leave-company';
  /** Names of the products that are not used. */
  products: string[];
  /** Between which days the last sign of activity is, as in the list of inactive people; null where there is none. */
  lastActive: { day: string | null; until: string } | null;
  foundAt: string;
  /** Since when it is at this stage. */
  changedAt: string;
  /** Why it waits for an operator. */
  note: string | null;
  approvedBy: PersonView | null;
  noticedAt: string | null;
  /** When the access ends unless somebody needs it. */
  actsAt: string | null;
  /** Nobody proposes the person before; null for ever, where they were dismissed. */
  until: string | null;
  ticketKey: string | null;
  runId: string | null;
  /** Oldest first; `by` is null for what Leaver did by itself. */
  history: { at: string; by: string | null; words: string }[];
}

/** A candidate as they were shown. */
export interface SeenCandidate {
  accountId: string;
  version: number;
}

export interface ReviewResult {
  done: number;
  refused: { accountId: string; words: string }[];
}

/** Calls of the operator's page about candidates. */
export interface CandidateCalls {
  listCandidates: {
    payload: { stage: CandidateStage; cursor?: string | undefined };
    result: { candidates: CandidateView[]; next: string | null };
  };
  /** Lets these be told; at most 50. */
  approveCandidates: { payload: { people: SeenCandidate[] }; result: ReviewResult };
  /** Takes these off their way, for `days` or for ever (null); at most 50. */
  dismissCandidates: {
    payload: { people: SeenCandidate[]; days: number | null; why: string };
    result: ReviewResult;
  };
  /** Gives back what the run took, for somebody who asked. */
  grantAccessBack: { payload: { accountId: string }; result: { runId: string } };
}

/** What a tracking ticket is about, for those who see it. */
export interface OwnAccessView {
  /** Whether it is the reader's own access. */
  isOwn: boolean;
  /** How it stands, as a sentence. */
  state: string;
  mayKeep: boolean;
  mayAskBack: boolean;
}

/** What is done about people whose access is not used. */
export interface SweepView {
  do: 'report' | 'review' | 'act';
  graceDays: number;
  /** The most people who become candidates within 24 hours. */
  dailyMaximum: number;
  /** May hold `{name}`, `{date}` and `{product}`. */
  notice: string;
  /** Where the tickets are made; null while nobody has said. */
  tracking: {
    projectKey: string;
    issueType: string;
    /** Makes it a request of the portal. */
    requestType: { fieldId: string; id: string } | null;
    /** The transition, or the status it leads to, that closes a ticket; null for the first one that leads to done. */
    doneMove: string | null;
  } | null;
  keptForDays: number;
  /** Null for never. */
  leavesAfterDays: number | null;
}

/** Calls of the administrator's page about it. */
export interface SweepCalls {
  /** Changes what is done; `version` is the one of the settings that was shown. */
  saveSweep: { payload: { version: number; sweep: SweepView }; result: SettingsView };
}
