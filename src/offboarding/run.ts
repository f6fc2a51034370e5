import type { Approval } from './approval/approval';
import type { AccountState } from './channels/port';
import type { RunEvidence } from './evidence/record';
import type { Reason } from './reasons';
import type { PersonName } from './ticket';
import type { TicketMark } from './ticket-outcome/mark';
import type { Via } from './via';
import type { RunProcedure, RunStatus, Source } from './words';
import type { Absence } from './restore/absence';

/** The parts of a run; a name never changes its meaning, runs of earlier versions hold them. */
export const STEPS = [
  'approval',
  'announce',
  'rehearse',
  'check',
  'inventory',
  'hand-over',
  'remove-roles',
  'remove-groups',
  'close-account',
  'verify',
  'report',
  'wait-for-deletion',
  'bring-back',
  'give-back',
] as const;
export type StepName = (typeof STEPS)[number];

export interface RunStep {
  name: StepName;
  /** ISO 8601; null while the step is open. */
  doneAt: string | null;
}

/** What reading back showed after the last effect. */
export interface Verification {
  /** ISO 8601 */
  at: string;
  /** Groups other than the holding group that the leaver is still in. */
  groups: { groupId: string; name: string }[];
  isHeld: boolean;
  /** Keys of the products that the leaver may still use. */
  products: string[];
  /** Whether the leaver is still an active person on this site. */
  onSite: boolean;
  /** Whether Jira shows the person as active; absent in runs from before it was read. */
  active?: boolean;
  /** What the organisation says of the account; null where no channel tells, or the run left the account alone. */
  account?: AccountState | null;
  /** Ids of the effects whose subject is still with the leaver: work that was handed over, roles that were taken. */
  remaining?: string[];
  /** What a restore gave back and Jira does not show, by the id of the effect; absent for every other run. */
  notBack?: string[];
}

/** What a restore gives back. */
export interface Restores {
  /** The run that is undone. */
  runId: string;
  /** Ids of its effects, as `restore/undoable.ts` names them. */
  chosen: string[];
  /** Who had it when somebody chose to take it from them nevertheless, by the same id. */
  agreed: Readonly<Record<string, string>>;
}

/** That a restore gave back something of what a run took. */
export interface RestoredBy {
  runId: string;
  /** ISO 8601 */
  at: string;
  /** Whether the person has access again by it, or by an earlier one; work alone may come back without. */
  withAccess: boolean;
}

export interface TicketReference {
  id: string;
  key: string;
  /** Null where nobody's transition but a page started the run. */
  changelogId: string | null;
  isServiceProject: boolean;
  /** Whether other people leave on the same ticket: their reports must not replace each other. */
  isShared: boolean;
  /** The rule that a transition started, which must still be live when the run begins. */
  ruleId: string | null;
}

/** One bulk change of issues, stored before Jira is asked; the issues stand in its part, which was written down earlier. */
export interface PendingBulk {
  part: number;
  /** Keys of the projects whose issues are asked for. */
  projects: readonly string[];
  /** Ids of issues of these projects that somebody had given away before. */
  without: readonly string[];
  /** Jira's task; null until Jira has accepted it. */
  taskId: string | null;
  /** ISO 8601. */
  since: string;
  /** How often somebody has looked how far it is. */
  looks: number;
}

/** Everything about a run that no index needs. */
/** Somebody who called a run off, and where they did. */
export interface StoppedBy extends PersonName {
  way: 'page' | 'ticket' | 'web';
}

export interface RunDocument {
  ticket: TicketReference | null;
  leaver: PersonName | null;
  operator: PersonName | null;
  successorId: string | null;
  /** Who inherits what belongs to one project, where that is not `successorId`. */
  successors?: readonly { projectKey: string; accountId: string }[] | undefined;
  /** The bulk change of issues that is under way. */
  bulk?: PendingBulk | null;
  procedure: RunProcedure;
  /** The team that is left, for procedures that leave one. */
  teamId: string | null;
  rehearsal: boolean;
  urgent: boolean;
  /** When the run may begin. ISO 8601. */
  startAt: string;
  /** When the last working day ends, ISO 8601; absent where none was named. */
  leavesAt?: string;
  steps: RunStep[];
  /** Why the operator wanted it, in their words. */
  why: string | null;
  /** What acted in the operator's name; absent where they did it themself. */
  via?: Via;
  /** Only for the procedure `restore`. */
  restores?: Restores;
  /** The last restore that gave back something of what this run took; absent while none has. */
  restoredBy?: RestoredBy;
  /** When the leaver was asked, or had somebody asked, to come back to the site; ISO 8601. Only for a restore. */
  askedReturnAt?: string | null;
  /** What was to be ended by that, one after the other: an account may be deactivated and off the site. */
  askedReturnFor?: Absence[];
  /** Why the run was refused, cancelled or given up. */
  reason: Reason | null;
  /** Who called it off; null or absent where nobody in particular did. */
  stoppedBy?: StoppedBy | null;
  /** Why the run waits, in plain words. */
  waitingFor: string | null;
  /** What a second person has to agree to, or has agreed to; absent where nobody has to. */
  approval?: Approval;
  /** The guards are asked anew before it goes on: after each hold, and where others may begin at the same time. */
  askGuards?: boolean;
  verification: Verification | null;
  /** Made anew with each claim, so that a worker knows its own by it when the answer got lost. */
  claimMark: string | null;
  /** Whether the last worker left between two steps, so that none of the open steps can have begun. */
  leftCleanly: boolean;
  /** How often reading back has waited for what Jira had accepted. */
  verifications: number;
  /** How many groups of evidence are stored. */
  evidencePages: number;
  /** The chain of evidence; absent in a run of an earlier version until something is recorded of it. */
  evidence?: RunEvidence;
  effects: { done: number; blocked: number };
  /** How many things were left to people when it ended last; absent before that, and in runs of an earlier version. */
  outstanding?: number;
  /** When a deletion that waits is due. ISO 8601. */
  deleteAt: string | null;
  /** Failures in a row of the platform or of Jira; rate limits do not count. */
  failures: number;
  /** Jira points that this run has cost. */
  points: number;
  /** Why the ticket could not be told. */
  untold: string | null;
  /** What was changed on the ticket because of how the run ended, oldest first. */
  marks?: TicketMark[];
  startedAt: string | null;
  /** When somebody had the blocked effects tried again; older refusals count no more. */
  retriedAt: string | null;
  accessGoneAt: string | null;
  endedAt: string | null;
}

/**
 * The durable execution of a plan for one leaver. The fields beside `document` are the ones that are queried by.
 */
export interface Run {
  id: string;
  /** The decision that it came from, together with others. */
  batchId: string;
  kind: 'run';
  status: RunStatus;
  /** Which line the run stands in; `none` when nothing is to be done by itself. */
  work: 'urgent' | 'planned' | 'none';
  /** When to look at it next, while `work` is not `none`. ISO 8601. */
  dueAt: string;
  createdAt: string;
  /** `unknown` when the ticket names nobody. */
  leaverId: string;
  operatorId: string;
  source: Source;
  /** `none` for a run without a ticket. */
  ticketId: string;
  /** Goes up each time a worker takes the run; every write of a worker is conditional on its number. */
  claim: number;
  /** Epoch milliseconds until which the worker that took it counts as alive; 0 when nobody holds it. */
  claimedUntil: number;
  document: RunDocument;
}

export const UNKNOWN = 'unknown';
export const NO_TICKET = 'none';

export const nextStep = (run: Run): RunStep | undefined =>
  run.document.steps.find(({ doneAt }) => doneAt === null);

/** Whether anything of the leaver's access may have been changed already. */
export const hasBegun = (run: Run): boolean => run.document.startedAt !== null;

/** Whether nothing of the leaver's memberships is to remain. */
export const leavesEverything = ({ document }: Run): boolean => document.procedure === 'leave-company';

/** Whether no product access is to remain; who leaves a team keeps what other groups give. */
export const endsAccess = ({ document }: Run): boolean =>
  document.procedure === 'leave-company' || document.procedure === 'revoke-access';

/** Whether a run was refused because of who asked, and would be begun for somebody else. */
export const wasRefusedForOperator = ({ status, document }: Run): boolean =>
  status === 'refused' && document.reason?.code.startsWith('operator-') === true;

/** Takes a run out of every line: nothing more happens to it by itself. */
export function end(run: Run, status: RunStatus, at: string): Run {
  return {
    ...run,
    status,
    work: 'none',
    claimedUntil: 0,
    document: { ...run.document, waitingFor: null, endedAt: at },
  };
}
