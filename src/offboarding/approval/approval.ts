import { reason, type Reason } from '../reasons';
import type { PersonName } from '../ticket';
import { HOUR, iso } from '../time';
import type { ApprovalRules } from './settings';

/** Why somebody else must agree. */
export const APPROVAL_CAUSES = ['many-people', 'protected', 'irreversible', 'sweep'] as const;
export type ApprovalCause = (typeof APPROVAL_CAUSES)[number];

/** What a run waits for before anything of it begins. */
export interface Approval {
  causes: readonly ApprovalCause[];
  /** Fingerprint of the plan that was shown: another plan asks anew. */
  plan: string;
  askedBy: PersonName;
  /** ISO 8601. */
  askedAt: string;
  expiresAt: string;
  given: Consent | null;
  /** Of the first run of an import: whoever agrees to it agrees to all of them. */
  forAll?: ForAll;
  /** Of a later run of it: what was agreed to with the first one, which holds for this one, too. */
  agreed?: Consent;
}

interface Consent {
  by: PersonName;
  /** ISO 8601. */
  at: string;
}

/** What is the same for all runs of an import when its first one is agreed to. */
export interface ForAll {
  people: number;
  /** Stands for the kind of leaving, with everything that a team means. */
  course: string;
  /** Stands for what cannot be undone; null where all of it can. */
  irreversible: string | null;
}

/** What is to be begun, as far as the rules look at it. */
export interface Occasion {
  people: number;
  /** Whether the leaver is an administrator or a protected person. */
  isProtected: boolean;
  cannotBeUndone: boolean;
  isSweep: boolean;
}

/** Why a second person must agree to this; empty when nobody has to. */
export function causesOf(rules: ApprovalRules, occasion: Occasion): ApprovalCause[] {
  const applies: Record<ApprovalCause, boolean> = {
    'many-people': rules.overPeople !== null && occasion.people > rules.overPeople,
    // Not to be switched off: an administrator who leaves is the riskiest leaver.
    protected: occasion.isProtected,
    irreversible: rules.irreversible && occasion.cannotBeUndone,
    sweep: rules.sweeps && occasion.isSweep,
  };
  return APPROVAL_CAUSES.filter((cause) => applies[cause]);
}

/** A request for approval of the plan with this fingerprint. @param now epoch milliseconds */
export function askForApproval(
  rules: ApprovalRules,
  causes: readonly ApprovalCause[],
  plan: string,
  askedBy: PersonName,
  now: number,
  all: Pick<Approval, 'forAll' | 'agreed'> = {},
): Approval {
  const expiresAt = iso(now + rules.expiresAfterHours * HOUR);
  return { causes, plan, askedBy, askedAt: iso(now), expiresAt, given: null, ...all };
}

/**
 * Gives the approval, or says why this person may not, or why it is too late.
 * @param seen fingerprint of the plan that the approver looked at
 * @param live fingerprint of the plan as it would be made now
 */
export function approve(
  approval: Approval,
  approver: PersonName,
  leaverId: string,
  { seen, live }: { seen: string; live: string },
  now: number,
): Approval | Reason {
  const who = approver.displayName;
  if (approval.given) return reason('approval-given', { who: approval.given.by.displayName });
  if (approver.accountId === approval.askedBy.accountId) return reason('approval-by-requester', { who });
  if (approver.accountId === leaverId) return reason('approval-by-leaver', { who });
  if (now >= Date.parse(approval.expiresAt)) return reason('approval-expired', {});
  if (seen !== approval.plan || live !== approval.plan) return reason('approval-of-other-plan', {});
  return { ...approval, given: { by: approver, at: iso(now) } };
}

/** The same request for another plan, because the leaver is not as they were shown any more. */
export const askAnew = (
  approval: Approval,
  rules: ApprovalRules,
  plan: string,
  now: number,
  all: Pick<Approval, 'forAll'> = {},
): Approval => askForApproval(rules, approval.causes, plan, approval.askedBy, now, all);

/** Whether a run with this approval may begin with this plan. */
export const isApproved = (approval: Approval, plan: string): boolean =>
  approval.given !== null && approval.plan === plan;
