import type { Plan } from './plan';
import { NO_TICKET, UNKNOWN, type Run, type RunDocument, type RunStep, type StepName } from './run';
import { DAY, iso } from './time';
import type { RunStatus } from './words';

/** What a run is born with, whichever way in it came. */
export interface Birth extends Pick<
  RunDocument,
  | 'ticket'
  | 'leaver'
  | 'operator'
  | 'successorId'
  | 'procedure'
  | 'teamId'
  | 'rehearsal'
  | 'urgent'
  | 'reason'
  | 'why'
> {
  id: string;
  batchId: string;
  source: Run['source'];
  /** Epoch milliseconds. */
  now: number;
  /** Epoch milliseconds: the earliest moment of the first effect. */
  startsAt: number;
  plan: Plan | undefined;
  /** The status of a run that ends before it begins. */
  ended?: Extract<RunStatus, 'refused' | 'cancelled'>;
}

/** A run as it is first stored: with the steps that it will take, and in the line where the worker finds it. */
export function newRun(birth: Birth): Run {
  const { now, startsAt, ended, id, batchId, source } = birth;
  const { ticket, leaver, operator, successorId, procedure, teamId, rehearsal, urgent, reason, why } = birth;
  const waits = startsAt > now && !ended && !birth.rehearsal;
  return {
    id,
    batchId,
    kind: 'run',
    status: ended ?? (waits ? 'scheduled' : 'queued'),
    work: birth.urgent ? 'urgent' : 'planned',
    dueAt: iso(now),
    createdAt: iso(now),
    leaverId: birth.leaver?.accountId ?? UNKNOWN,
    operatorId: birth.operator?.accountId ?? UNKNOWN,
    source,
    ticketId: birth.ticket?.id ?? NO_TICKET,
    claim: 0,
    claimedUntil: 0,
    document: {
      ticket,
      leaver,
      operator,
      successorId,
      procedure,
      teamId,
      rehearsal,
      urgent,
      reason,
      why,
      startAt: iso(startsAt),
      steps: stepsOf(birth, waits).map((name) => ({ name, doneAt: null })),
      waitingFor: null,
      verification: null,
      claimMark: null,
      leftCleanly: true,
      verifications: 0,
      evidencePages: 0,
      effects: { done: 0, blocked: 0 },
      deleteAt: null,
      failures: 0,
      points: 0,
      untold: null,
      startedAt: null,
      retriedAt: null,
      accessGoneAt: null,
      endedAt: null,
    },
  };
}

function stepsOf({ ended, rehearsal, plan }: Birth, waits: boolean): StepName[] {
  if (ended) return ['report'];
  if (rehearsal) return ['rehearse'];
  const announced: StepName[] = waits ? ['announce'] : [];
  const access: StepName[] = ['check', 'remove-groups', 'close-account', 'verify', 'report'];
  const deletesLater = plan?.account.action === 'delete' && plan.account.afterDays > 0;
  const deletion: StepName[] = deletesLater ? ['wait-for-deletion', 'close-account', 'verify', 'report'] : [];
  return [...announced, ...access, ...deletion];
}

/** When an account whose access went now may be deleted, in epoch milliseconds. */
export const deletionTime = (plan: Plan, now: number): number => now + plan.account.afterDays * DAY;

/** Whether this is the part of a run in which a deletion that waited is carried out. */
export const isDeletionDue = (steps: readonly RunStep[]): boolean =>
  steps.every(({ name, doneAt }) => name !== 'wait-for-deletion' || doneAt !== null);
