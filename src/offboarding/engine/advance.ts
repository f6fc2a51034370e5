import { TryLater } from '../later';
import type { StopRequest } from '../ports';
import { reason } from '../reasons';
import { end, hasBegun, nextStep, type Run, type RunStep, type StepName } from '../run';
import { steps as allSteps } from '../steps';
import { isFresh } from '../steps/check';
import type { RunInHand, StepOutcome, StepParts } from '../steps/step';
import { iso } from '../time';
import { hasEnded } from '../words';
import { MOST_FAILURES, waitAfter } from './failures';
import { finalStatus } from './final-status';
import { LEASE } from './lease';
import { RunSession } from './session';

/** What a worker knows while it carries a run: whether it must let go, and what others want. */
export interface Control {
  /** The worker's time is nearly up: the run is put back at the next step. */
  isYielding(): boolean;
  /** Somebody stopped everything: the run is held before its next step. */
  isHalted(): Promise<boolean>;
  /** What somebody asked for since the run was claimed. */
  stopRequest(runId: string): StopRequest | undefined;
  /** Registers the session while it lasts, so that its claim is renewed. */
  carry(session: RunSession): () => void;
}

/** How a worker left a run. */
export type Advance =
  | { kind: 'ended' | 'not-due' | 'lost' | 'gone' | 'held' }
  /** Another worker holds it until then. Epoch milliseconds. */
  | { kind: 'owned'; until: number }
  /** It goes on then. Epoch milliseconds. */
  | { kind: 'waits'; until: number };

const HELD = { status: 'held', waitingFor: 'an administrator stopped everything' } as const;

/** Claims a run that is due and carries it as far as it goes now. */
export async function advance(
  parts: StepParts,
  control: Control,
  id: string,
  countPoints: (spend: (points: number) => void) => StepParts,
): Promise<Advance> {
  const loaded = await parts.runs.load(id);
  if (!loaded) return { kind: 'gone' };
  const { run } = loaded;
  const stop = inForce(loaded.stop, run);
  const now = parts.clock.now();
  if (hasEnded(run.status) && run.work === 'none') return { kind: 'ended' };
  if (Date.parse(run.dueAt) > now && !stop) return { kind: 'not-due' };
  if (run.claimedUntil > now) return { kind: 'owned', until: run.claimedUntil };

  const claimed = await parts.runs.claim(taken(run, isFresh(loaded, now), stop, now));
  if (!claimed) return { kind: 'lost' };
  const effects = claimed.document.evidencePages > 0 ? await parts.runs.effects(claimed) : [];
  const session = new RunSession(parts.runs, parts.clock, parts.salt, claimed, loaded.plan, effects);
  const release = control.carry(session);
  try {
    const counted = countPoints((points) => {
      session.spend(points);
    });
    return await carry(counted, control, session, !run.document.leftCleanly, stop);
  } finally {
    release();
  }
}

/** A stop that was asked for before somebody had the run tried again counts no more. */
const inForce = (stop: StopRequest | undefined, { document }: Run): StopRequest | undefined =>
  stop && stop.at > (document.retriedAt ?? '') ? stop : undefined;

/** The run as it is stored when it is claimed. What begins now says so before its first effect. */
function taken(run: Run, fresh: boolean, stop: StopRequest | undefined, now: number): Run {
  const begins = nextStep(run)?.name === 'check' && fresh && !stop && now >= Date.parse(run.document.startAt);
  return {
    ...run,
    status: hasEnded(run.status) ? run.status : 'running',
    claimedUntil: now + LEASE,
    document: {
      ...run.document,
      leftCleanly: false,
      waitingFor: null,
      startedAt: run.document.startedAt ?? (begins ? iso(now) : null),
    },
  };
}

async function carry(
  parts: StepParts,
  control: Control,
  session: RunSession,
  interrupted: boolean,
  initialStop: StopRequest | undefined,
): Promise<Advance> {
  let stop = initialStop;
  for (;;) {
    stop ??= inForce(control.stopRequest(session.run.id), session.run);
    if (stop && !isOnlyReportLeft(session.run)) session.replan(stepsAfterStop(session.run), stop.reason);
    const step = nextStep(session.run);
    if (!step) return finish(parts, session);
    if (!isOnlyReportLeft(session.run) && (await control.isHalted())) {
      await putBack(session, parts.clock.now(), { leftCleanly: !interrupted }, HELD);
      return { kind: 'held' };
    }
    if (control.isYielding()) return putBack(session, parts.clock.now(), { leftCleanly: !interrupted });
    if (step.name === 'report') await sealBeforeReport(session, step);
    const outcome = await attempt(parts, session.inHand(step, interrupted));
    const left = await settle(parts, session, step, outcome, interrupted);
    if (left) return left;
  }
}

/** Runs a step; whatever goes wrong in it becomes waiting. */
async function attempt(parts: StepParts, hand: RunInHand): Promise<StepOutcome> {
  const step = required(nextStep(hand.run));
  try {
    return await allSteps[step.name](hand, parts);
  } catch (error) {
    if (error instanceof TryLater) {
      return { kind: 'wait', at: error.at, waitingFor: error.why, cause: error.kind };
    }
    return { kind: 'wait', at: 0, waitingFor: wordsOf(error), cause: 'failure' };
  }
}

/** Stores what a step came to. @returns how the worker leaves the run, or undefined when it goes on */
async function settle(
  parts: StepParts,
  session: RunSession,
  step: RunStep,
  outcome: StepOutcome,
  interrupted: boolean,
): Promise<Advance | undefined> {
  const now = parts.clock.now();
  switch (outcome.kind) {
    case 'done': {
      if (outcome.plan) await session.replacePlan(outcome.plan);
      session.complete(step, outcome.changes ?? {}, outcome.effects ?? []);
      if (outcome.next) return putBack(session, outcome.next.at, { leftCleanly: true }, outcome.next);
      if (outcome.store) await session.store();
      return undefined;
    }
    case 'again':
      session.change(outcome.changes ?? {});
      session.add(outcome.effects);
      await session.store();
      return undefined;
    case 'stop':
      session.replan(stepsAfterStop(session.run), outcome.reason);
      return undefined;
    case 'wait':
      session.add(outcome.effects ?? []);
      session.change(outcome.changes ?? {});
      return outcome.cause === 'failure'
        ? afterFailure(session, outcome, now)
        : putBack(
            session,
            outcome.at,
            { leftCleanly: outcome.cause === 'patience' && !interrupted },
            { status: 'waiting', waitingFor: outcome.waitingFor },
          );
  }
}

async function afterFailure(
  session: RunSession,
  { at, waitingFor }: Extract<StepOutcome, { kind: 'wait' }>,
  now: number,
): Promise<Advance | undefined> {
  const failures = session.run.document.failures + 1;
  if (failures > MOST_FAILURES) {
    const step = nextStep(session.run);
    const why = reason('gave-up', { tries: String(MOST_FAILURES), words: waitingFor });
    if (step?.name === 'report') session.complete(step, { untold: waitingFor, reason: why }, []);
    else session.replan(['report'], why);
    session.change({ failures: 0 });
    return undefined;
  }
  const until = Math.max(at, now + waitAfter(failures));
  return putBack(session, until, { failures, leftCleanly: false }, { status: 'waiting', waitingFor });
}

const isOnlyReportLeft = ({ document: { steps } }: Run): boolean =>
  steps.every(({ name, doneAt }) => doneAt !== null || name === 'report');

/** What is still to be done for a run that is stopped: nothing new, but the truth about what was done. */
function stepsAfterStop(run: Run): StepName[] {
  const { steps, bulk } = run.document;
  if (!hasBegun(run) || !steps.some(({ name, doneAt }) => name === 'check' && doneAt !== null))
    return ['report'];
  // What Jira was asked for goes on there; how it ended has to be known.
  return [...(bulk ? (['hand-over'] as const) : []), 'verify', 'report'];
}

async function putBack(
  session: RunSession,
  until: number,
  changes: Partial<Run['document']>,
  waiting: { status: Run['status']; waitingFor: string | null } = { status: 'running', waitingFor: null },
): Promise<Advance> {
  session.change({ ...changes, waitingFor: waiting.waitingFor });
  session.put({ status: waiting.status, dueAt: iso(until), claimedUntil: 0 });
  await session.store();
  return { kind: 'waits', until };
}

/** The report tells the head of the chain, so that what it tells must be there by then, the end included. */
async function sealBeforeReport(session: RunSession, step: RunStep): Promise<void> {
  const hand = session.inHand(step, false);
  if (hand.index === hand.run.document.steps.length - 1) session.conclude(finalStatus(hand));
  await session.seal();
}

async function finish(parts: StepParts, session: RunSession): Promise<Advance> {
  const hand = session.inHand({ name: 'report', doneAt: null }, false);
  const status = finalStatus(hand);
  session.conclude(status);
  session.put(end(session.run, status, iso(parts.clock.now())));
  await session.store();
  return { kind: 'ended' };
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 300) : 'unknown failure';

function required(step: RunStep | undefined): RunStep {
  if (!step) throw new Error('A run without an open step cannot be carried on.');
  return step;
}
