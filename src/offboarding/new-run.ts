import { awaitedInWords } from './approval/words';
import { handsOverWork } from './course';
import { born, withoutCopies, type Salt } from './evidence/record';
import { decidedEntry } from './evidence/run-entries';
import type { Plan } from './plan';
import { NO_TICKET, UNKNOWN, type Run, type RunDocument, type StepName } from './run';
import { DAY, iso } from './time';
import type { RunStatus } from './words';

/** What a run is born with, whichever way in it came. */
export interface Birth extends Pick<
  RunDocument,
  | 'ticket'
  | 'leaver'
  | 'operator'
  | 'successorId'
  | 'successors'
  | 'procedure'
  | 'teamId'
  | 'rehearsal'
  | 'urgent'
  | 'reason'
  | 'why'
  | 'via'
  | 'leavesAt'
  | 'restores'
  | 'approval'
  | 'askGuards'
> {
  id: string;
  batchId: string;
  source: Run['source'];
  /** Epoch milliseconds. */
  now: number;
  /** Epoch milliseconds: the earliest moment of the first effect. */
  startsAt: number;
  plan: Plan | undefined;
  /** For the chain of evidence, which begins with the run. */
  salt: Salt;
  /** The status of a run that ends before it begins. */
  ended?: Extract<RunStatus, 'refused' | 'cancelled'>;
}

/** A run as it is first stored: with the steps that it will take, and in the line where the worker finds it. */
export function newRun(birth: Birth): Run {
  const { now, startsAt, ended, id, batchId, source } = birth;
  const { ticket, leaver, operator, successorId, procedure, teamId, rehearsal, urgent, reason, why, via } =
    birth;
  const { approval } = birth;
  const waits = startsAt > now && !ended && !birth.rehearsal;
  const status: RunStatus = ended ?? (approval ? 'held' : waits ? 'scheduled' : 'queued');
  const decided = { ...birth, status, createdAt: iso(now), startAt: iso(startsAt) };
  return withoutCopies({
    id,
    batchId,
    kind: 'run',
    status,
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
      ...(birth.successors && { successors: birth.successors }),
      procedure,
      teamId,
      rehearsal,
      urgent,
      reason,
      why,
      ...(via && { via }),
      ...(birth.restores && { restores: birth.restores }),
      startAt: iso(startsAt),
      ...(birth.leavesAt !== undefined && { leavesAt: birth.leavesAt }),
      steps: stepsOf(birth, waits).map((name) => ({ name, doneAt: null })),
      waitingFor: approval ? awaitedInWords(approval) : null,
      ...(approval && { approval }),
      ...(birth.askGuards && { askGuards: true }),
      verification: null,
      claimMark: null,
      leftCleanly: true,
      verifications: 0,
      evidencePages: 0,
      evidence: born(decidedEntry(decided, birth.plan), birth.salt),
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
  });
}

function stepsOf({ ended, rehearsal, plan, procedure, urgent, approval }: Birth, waits: boolean): StepName[] {
  if (ended) return ['report'];
  if (rehearsal) return ['rehearse'];
  if (procedure === 'restore') return ['check', 'bring-back', 'give-back', 'verify', 'report'];
  const approved: StepName[] = approval ? ['approval'] : [];
  const announced: StepName[] = waits ? ['announce'] : [];
  const account: StepName[] = plan?.account.action === 'none' ? [] : ['close-account'];
  const deletes = plan?.account.action === 'delete';
  const deletesLater = deletes && plan.account.afterDays > 0;
  const work: StepName[] = handsOverWork(procedure) ? ['inventory', 'hand-over', 'remove-roles'] : [];
  // Urgent: access first, as far as it can be undone; deleting comes last of all, whatever is urgent.
  const parts: StepName[] = !urgent
    ? [...work, 'remove-groups', ...account]
    : deletes && !deletesLater
      ? ['remove-groups', ...(plan.account.meanwhile ? account : []), ...work, ...account]
      : ['remove-groups', ...account, ...work];
  const access: StepName[] = ['check', ...parts, 'verify', 'report'];
  const deletion: StepName[] = deletesLater ? ['wait-for-deletion', 'close-account', 'verify', 'report'] : [];
  return [...approved, ...announced, ...access, ...deletion];
}

/** When an account whose access went now may be deleted, in epoch milliseconds. */
export const deletionTime = (plan: Plan, now: number): number => now + plan.account.afterDays * DAY;
