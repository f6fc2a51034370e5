import type { Reason } from './reasons';
import type { PersonName } from './ticket';
import type { ProcedureId, RunStatus, Source } from './words';

/** The parts of a run; a name never changes its meaning, runs of earlier versions hold them. */
export const STEPS = [
  'announce',
  'rehearse',
  'check',
  'remove-groups',
  'close-account',
  'verify',
  'report',
  'wait-for-deletion',
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

/** Everything about a run that no index needs. */
export interface RunDocument {
  ticket: TicketReference | null;
  leaver: PersonName | null;
  operator: PersonName | null;
  successorId: string | null;
  procedure: ProcedureId;
  /** The team that is left, for procedures that leave one. */
  teamId: string | null;
  rehearsal: boolean;
  urgent: boolean;
  /** When the run may begin. ISO 8601. */
  startAt: string;
  steps: RunStep[];
  /** Why the operator wanted it, in their words. */
  why: string | null;
  /** Why the run was refused, cancelled or given up. */
  reason: Reason | null;
  /** Why the run waits, in plain words. */
  waitingFor: string | null;
  verification: Verification | null;
  /** Made anew with each claim, so that a worker knows its own by it when the answer got lost. */
  claimMark: string | null;
  /** Whether the last worker left between two steps, so that none of the open steps can have begun. */
  leftCleanly: boolean;
  /** How often reading back has waited for what Jira had accepted. */
  verifications: number;
  /** How many groups of evidence are stored. */
  evidencePages: number;
  effects: { done: number; blocked: number };
  /** When a deletion that waits is due. ISO 8601. */
  deleteAt: string | null;
  /** Failures in a row of the platform or of Jira; rate limits do not count. */
  failures: number;
  /** Jira points that this run has cost. */
  points: number;
  /** Why the ticket could not be told. */
  untold: string | null;
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
