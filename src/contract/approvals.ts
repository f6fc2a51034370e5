import type { PersonView, PlanView, RunProcedureView } from './runs';

/** Approval by a second person, as the pages see it. Times are ISO 8601. */

/** What a run waits for before it begins, or had to wait for. */
export interface ApprovalView {
  /** Why somebody else has to agree, as sentences. */
  causes: string[];
  askedBy: PersonView;
  askedAt: string;
  /** When a request ends that nobody has answered. */
  expiresAt: string;
  given: { by: PersonView; at: string } | null;
}

/** People who were asked for together and wait for approval. */
export interface ApprovalRequest {
  /** Stands for what was asked for together: a batch, an import, or what a sweep proposes for one operator. */
  id: string;
  people: { runId: string; person: PersonView }[];
  procedure: RunProcedureView;
  /** Null, too, where it is not the same for all of them. */
  ticketKey: string | null;
  /** Why the operator wants it, in their words; null, too, where it is not the same for all of them. */
  why: string | null;
  urgent: boolean;
  startAt: string;
  approval: ApprovalView;
  /** Where agreeing to this person, the first one of an import, agrees to so many: the rows are `listImportRows`. */
  import: { id: string; people: number } | null;
}

export interface ApprovalPage {
  /** The newest first. What was asked for together may go on in the next page. */
  requests: ApprovalRequest[];
  next: string | null;
}

/** What approving would begin, or why it cannot be approved. */
export type PlanToApprove = { runId: string; person: PersonView } & (
  | {
      allowed: true;
      plan: PlanView;
      fingerprint: string;
      /** Whether it is another plan than the one that was asked about. */
      isChanged: boolean;
    }
  | { allowed: false; reason: string }
);

export type ApprovalResult =
  | { outcome: 'done'; runId: string }
  /** Nothing was approved: it is asked for anew, with this plan. */
  | { outcome: 'changed'; runId: string; person: PlanToApprove }
  | { outcome: 'refused'; runId: string; reason: string };

/** The same on the page, and on a ticket for the runs of that ticket. Call them in groups of at most 20 runs. */
export interface DecidingCalls {
  /** The plans as they would be made now; writes nothing. */
  previewApprovals: { payload: { runIds: string[] }; result: { people: PlanToApprove[] } };
  /** Each is approved with the plan that was shown, or not at all. */
  approveRuns: {
    payload: { runs: { id: string; fingerprint: string }[] };
    result: { results: ApprovalResult[] };
  };
  /** Ends the runs, with the reason, before anything of them has begun. */
  declineRuns: { payload: { runIds: string[]; reason: string }; result: { results: ApprovalResult[] } };
}

export interface ApprovalCalls extends DecidingCalls {
  /** What waits for the caller to agree, or for somebody else to agree to what the caller asked for. */
  listApprovals: {
    payload: { whose: 'others' | 'own'; cursor?: string | undefined };
    result: ApprovalPage;
  };
}
