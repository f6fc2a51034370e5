import type { ApprovalResult, PlanToApprove } from '../../../src/contract/approvals';
import { callOperator, callTicket } from '../call';

/** What is shown and sent to somebody who is to agree. */
export type Shown = Extract<PlanToApprove, { allowed: true }>;

/** Where somebody decides: each place calls the server in a way of its own. */
export interface Deciding {
  preview: (runIds: string[]) => Promise<PlanToApprove[]>;
  approve: (runs: { id: string; fingerprint: string }[]) => Promise<ApprovalResult[]>;
  decline: (runIds: string[], reason: string) => Promise<ApprovalResult[]>;
}

export const ON_PAGE: Deciding = {
  preview: async (runIds) => (await callOperator('previewApprovals', { runIds })).people,
  approve: async (runs) => (await callOperator('approveRuns', { runs })).results,
  decline: async (runIds, reason) => (await callOperator('declineRuns', { runIds, reason })).results,
};

export const ON_TICKET: Deciding = {
  preview: async (runIds) => (await callTicket('previewApprovals', { runIds })).people,
  approve: async (runs) => (await callTicket('approveRuns', { runs })).results,
  decline: async (runIds, reason) => (await callTicket('declineRuns', { runIds, reason })).results,
};

/** People per call: each is read from Jira again, and a call ends after 25 s. The server takes 20. */
export const PORTION = 10;
