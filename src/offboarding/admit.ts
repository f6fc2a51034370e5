import { runId, type Decision } from './decision';
import type { Examined } from './examine';
import { TryLater } from './later';
import { newRun, type Birth } from './new-run';
import { makePlan, type Plan } from './plan';
import type { ClaimStore, DecisionStore, Directory, RunStore } from './ports';
import { reason, type Reason } from './reasons';
import type { Run } from './run';
import type { Settings } from './settings';
import { iso, MINUTE, SECOND, type Clock } from './time';
import type { LeaverReference } from './ticket-fields';
import { hasEnded } from './words';

/** A run that was claimed but never stored belongs to a decision that was cut off; after this it is given up. */
const UNBORN_FOR = 15 * MINUTE;

/** A run that somebody has stopped comes to its end within seconds; then its leaver is free. */
const WAIT_FOR_STOP = 5 * SECOND;

export interface AdmitParts {
  directory: Directory;
  decisions: DecisionStore;
  runs: RunStore;
  claims: ClaimStore;
  clock: Clock;
}

/** What all leavers of one submission have in common, whichever way in it came. */
export interface Submission extends Pick<
  Birth,
  'source' | 'ticket' | 'operator' | 'successorId' | 'procedure' | 'teamId' | 'rehearsal' | 'urgent' | 'why'
> {
  decisionId: string;
  ruleId: string | null;
  /** Epoch milliseconds: the earliest moment of the first effect. */
  startsAt: number;
}

/** A run to be, with the plan that it will follow. */
export interface Verdict {
  run: Run;
  plan: Plan | undefined;
}

/**
 * Makes the run of one leaver of whom everything is known; the same guards for every way in.
 * @throws TryLater while an earlier run for the leaver is being stopped
 */
export async function admit(
  parts: AdmitParts,
  submission: Submission,
  reference: LeaverReference,
  examined: Examined,
  settings: Settings,
): Promise<Verdict> {
  const name = leaverName(examined, reference);
  if (!examined.leaver) return refuse(parts, submission, name, examined.refusal, 'refused');
  if (examined.refusal) return refuse(parts, submission, name, examined.refusal, 'refused');
  const { leaver, products } = examined;
  if (submission.successorId === leaver.accountId) {
    return refuse(parts, submission, name, reason('successor-is-leaver', {}), 'refused');
  }
  const now = parts.clock.now();
  const plan = makePlan(leaver, products, settings, iso(now));
  const birth: Birth = { ...common(submission, name), now, plan, reason: null };
  if (!submission.rehearsal) {
    const holder = await parts.claims.take(leaver.accountId, birth.id, (id, takenAt) =>
      isUnderWay(parts, id, takenAt),
    );
    if (holder !== birth.id) {
      if ((await parts.runs.stopRequests([holder])).has(holder)) {
        throw new TryLater(now + WAIT_FOR_STOP, `the earlier run ${holder} is being stopped`, 'failure');
      }
      const why = reason('already-running', { who: leaver.displayName, run: holder });
      return refuse(parts, submission, name, why, 'refused');
    }
  }
  return { run: newRun(birth), plan };
}

/** A run that ends before it begins, so that a refusal is told and found like everything else. */
export function refuse(
  { clock }: Pick<AdmitParts, 'clock'>,
  submission: Submission,
  leaver: Run['document']['leaver'],
  why: Reason,
  ended: 'refused' | 'cancelled',
): Verdict {
  const now = clock.now();
  const birth: Birth = {
    ...common(submission, leaver),
    now,
    startsAt: now,
    plan: undefined,
    reason: why,
    ended,
  };
  return { run: newRun(birth), plan: undefined };
}

/**
 * Records what was decided. The recorded decision is the arbiter: whoever comes second gets the first one's.
 * @returns the runs that count
 */
export async function record(
  parts: AdmitParts,
  submission: Submission,
  verdicts: readonly Verdict[],
): Promise<Run[]> {
  const runs = verdicts.map(({ run }) => run);
  const decision = await parts.decisions.record({
    id: submission.decisionId,
    ticketKey: submission.ticket?.key ?? null,
    ruleId: submission.ruleId,
    decidedAt: iso(parts.clock.now()),
    runs,
  });
  if (decision.runs !== runs) return resume(parts, decision);
  await Promise.all(verdicts.map(({ run, plan }) => parts.runs.create(run, plan)));
  return runs;
}

/** Brings the runs of an earlier decision into being where a crash kept them from it. */
export async function resume({ runs }: Pick<AdmitParts, 'runs'>, decision: Decision): Promise<Run[]> {
  await Promise.all(decision.runs.map((run) => runs.create(run, undefined)));
  return decision.runs;
}

async function isUnderWay({ runs, clock }: AdmitParts, id: string, takenAt: number): Promise<boolean> {
  const run = await runs.get(id);
  return run ? !hasEnded(run.status) : clock.now() - takenAt < UNBORN_FOR;
}

function common({ decisionId, ...submission }: Submission, leaver: Run['document']['leaver']) {
  return {
    ...submission,
    id: runId(decisionId, leaver?.accountId ?? 'nobody'),
    batchId: decisionId,
    leaver,
  };
}

function leaverName(examined: Examined, reference: LeaverReference): Run['document']['leaver'] {
  if (examined.leaver) {
    return { accountId: examined.leaver.accountId, displayName: examined.leaver.displayName };
  }
  return reference.by === 'account'
    ? { accountId: reference.accountId, displayName: reference.accountId }
    : null;
}
