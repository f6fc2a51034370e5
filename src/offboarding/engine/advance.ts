import { TryLater } from '../later';
import { outstanding } from '../outstanding';
import type { StopRequest } from '../ports';
import { reason, type Reason } from '../reasons';
import { end, hasBegun, nextStep, type Run, type RunStep, type StepName, type StoppedBy } from '../run';
import { steps as allSteps } from '../steps';
import { objectionAfterHold } from '../steps/after-hold';
import type { RunInHand, StepOutcome, StepParts } from '../steps/step';
import { iso } from '../time';
import { inForce } from '../stop-in-force';
import { hasEnded } from '../words';
import type { Brake } from './brake';
import { MOST_FAILURES, waitAfter } from './failures';
import { finalStatus } from './final-status';
import { RunSession } from './session';
import { take } from './take';
import { refuseChange, takeStock } from './take-stock';
import type { WorkerParts } from './worker';

/** What a worker knows while it carries a run: whether it must let go, and what others want. */
export interface Control {
  /** The worker's time is nearly up: the run is put back at the next step. */
  isYielding(): boolean;
  /** Why everything is held at the moment, in plain words; null when it is not. Asked before each step and effect. */
  held(): Promise<string | null>;
  /** Lets a run begin unless everything is held or it is one more than the daily limit: see `Brake`. */
  mayBegin: Brake['mayBegin'];
  /** What somebody asked for since the run was claimed. */
  stopRequest(runId: string): StopRequest | undefined;
  /** Registers the session while it lasts, so that its claim is renewed. */
  carry(session: RunSession): () => void;
}

/** How a worker left a run. */
export type Advance =
  | { kind: 'ended' | 'lost' | 'gone' | 'held' }
  /** Another worker holds it until then. Epoch milliseconds. */
  | { kind: 'owned'; until: number }
  /** It goes on then. Epoch milliseconds. */
  | { kind: 'waits'; until: number };

/**
 * Claims a run that is due and carries it as far as it goes now.
 * @returns how it was left, and its claim then
 */
export async function advance(
  parts: StepParts,
  control: Control,
  id: string,
  partsFor: WorkerParts['counting'],
): Promise<Advance & { claim: number }> {
  const loaded = await parts.runs.load(id);
  if (!loaded) return { kind: 'gone', claim: Infinity };
  const { run } = loaded;
  const { claim } = run;
  const stop = inForce(loaded.stop, run);
  const now = parts.clock.now();
  if (hasEnded(run.status) && run.work === 'none') return { kind: 'ended', claim };
  if (Date.parse(run.dueAt) > now && !stop) return { kind: 'waits', until: Date.parse(run.dueAt), claim };
  if (run.claimedUntil > now) return { kind: 'owned', until: run.claimedUntil, claim };

  const claimed = await take(parts, control, loaded, stop !== undefined, now);
  if (!claimed) return { kind: 'lost', claim };
  const effects = claimed.document.evidencePages > 0 ? await parts.runs.effects(claimed) : [];
  const session = new RunSession(parts.runs, parts.clock, parts.salt, claimed, loaded.plan, effects);
  const release = control.carry(session);
  const partsWith = (beforeWrite: () => Promise<void>) =>
    partsFor(
      (points) => {
        session.spend(points);
      },
      beforeWrite,
      run.document.urgent,
    );
  try {
    const carried: Carried = {
      parts: partsWith(() => unlessHeld(parts, control, session)),
      control,
      session,
      interrupted: !run.document.leftCleanly,
      takeStock: () => takeStock(session, partsWith(refuseChange)),
    };
    return { ...(await carry(carried, stop)), claim: session.run.claim };
  } finally {
    release();
  }
}

/** A run on its way through its steps. */
interface Carried {
  parts: StepParts;
  control: Control;
  session: RunSession;
  /** An earlier worker may have done what is not written down. */
  interrupted: boolean;
  /** Finds that without doing anything. */
  takeStock: () => Promise<StepOutcome>;
}

/** Keeps a write from being sent while the worker has to leave, or everything is held, but for the report of what was done. */
async function unlessHeld(
  { clock }: Pick<StepParts, 'clock'>,
  control: Control,
  session: RunSession,
): Promise<void> {
  if (control.isYielding()) throw new TryLater(clock.now(), 'another worker goes on with it', 'rate-limit');
  if (isOnlyReportLeft(session.run)) return;
  const words = await control.held();
  if (words !== null) throw new TryLater(clock.now(), words, 'held');
}

async function carry(carried: Carried, initialStop: StopRequest | undefined): Promise<Advance> {
  const { parts, control, session, interrupted } = carried;
  let stop = initialStop;
  for (;;) {
    stop ??= inForce(control.stopRequest(session.run.id), session.run);
    if (stop && !isOnlyReportLeft(session.run)) {
      const left = await callOff(carried, stop.reason, stop.by);
      if (left) return left;
    }
    const step = nextStep(session.run);
    if (!step) return finish(parts, session);
    const held = isOnlyReportLeft(session.run) ? null : await control.held();
    if (held !== null) return hold(session, parts.clock.now(), held, !interrupted);
    if (control.isYielding()) return putBack(session, parts.clock.now(), { leftCleanly: !interrupted });
    if (step.name === 'report' && session.run.document.ticket) await sealBeforeReport(session, step);
    const hand = session.inHand(step, interrupted);
    const outcome = await attempt(
      async () => (await objectionOf(parts, session, hand)) ?? allSteps[step.name](hand, parts),
    );
    const refused = isToBegin(session.run, outcome) ? await control.mayBegin(session.run) : null;
    if (refused !== null) return hold(session, parts.clock.now(), refused, !interrupted);
    const left = await settle(carried, outcome, step);
    if (left) return left;
  }
}

/**
 * Lets nothing new be done; what was done is read back and told, what a worker that died has not written down included.
 * @returns how the worker leaves the run where Jira cannot be read now
 */
async function callOff(carried: Carried, why: Reason, by?: StoppedBy | null): Promise<Advance | undefined> {
  const { session, interrupted, takeStock } = carried;
  if (session.run.document.reason !== null) return undefined;
  if (interrupted && hasBegun(session.run)) {
    const left = await settle(carried, await attempt(takeStock));
    if (left) return left;
  }
  session.replan(stepsAfterStop(session.run, interrupted), why, by);
  return undefined;
}

/** What the guards say after a hold in the middle of a run; what has not begun is checked by its own step. */
async function objectionOf(
  parts: StepParts,
  session: RunSession,
  hand: RunInHand,
): Promise<StepOutcome | undefined> {
  const { run } = hand;
  const { askGuards, reason: why } = run.document;
  if (askGuards !== true || why !== null || !hasBegun(run) || isOnlyReportLeft(run)) return undefined;
  const objection = await objectionAfterHold(hand, parts);
  if (objection) return { kind: 'stop', reason: objection };
  session.change({ askGuards: false });
  return undefined;
}

/** Runs a step; whatever goes wrong in it becomes waiting. */
async function attempt(run: () => Promise<StepOutcome>): Promise<StepOutcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TryLater) {
      return { kind: 'wait', at: error.at, waitingFor: error.why, cause: error.kind };
    }
    return { kind: 'wait', at: 0, waitingFor: wordsOf(error), cause: 'failure' };
  }
}

/** Stores what a step came to. @returns how the worker leaves the run, or undefined when it goes on */
async function settle(carried: Carried, outcome: StepOutcome, step?: RunStep): Promise<Advance | undefined> {
  const { parts, session, interrupted } = carried;
  const now = parts.clock.now();
  switch (outcome.kind) {
    case 'done': {
      if (outcome.plan) await session.replacePlan(outcome.plan);
      if (step) session.complete(step, outcome.changes ?? {}, outcome.effects ?? []);
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
      return callOff(carried, outcome.reason);
    case 'wait':
      session.add(outcome.effects ?? []);
      session.change(outcome.changes ?? {});
      if (outcome.cause === 'held') return hold(session, now, outcome.waitingFor, false);
      return outcome.cause === 'failure'
        ? afterFailure(session, outcome, now)
        : putBack(
            session,
            outcome.at,
            { leftCleanly: outcome.cause === 'patience' && !interrupted },
            { status: outcome.status ?? 'waiting', waitingFor: outcome.waitingFor },
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
    else session.giveUp(why);
    session.change({ failures: 0 });
    return undefined;
  }
  const until = Math.max(at, now + waitAfter(failures));
  return putBack(session, until, { failures, leftCleanly: false }, { status: 'waiting', waitingFor });
}

const isOnlyReportLeft = ({ document: { steps } }: Run): boolean =>
  steps.every(({ name, doneAt }) => doneAt !== null || name === 'report');

/** What is still to be done for a run that is stopped: nothing new, but the truth about what was done. */
function stepsAfterStop(run: Run, interrupted: boolean): StepName[] {
  const { steps, bulk, effects } = run.document;
  const isOpen = (wanted: StepName) => steps.some(({ name, doneAt }) => name === wanted && doneAt === null);
  if (!hasBegun(run) || (isOpen('check') && effects.done === 0)) return ['report'];
  // What Jira was asked for goes on there, and a filter that is the app's for a moment has to go on: how that ends has to be known.
  const isUnderWay = bulk !== null || (interrupted && isOpen('hand-over'));
  return [...(isUnderWay ? (['hand-over'] as const) : []), 'verify', 'report'];
}

/** Whether the step says that the run's first effect comes next. */
const isToBegin = (run: Run, outcome: StepOutcome): boolean =>
  !hasBegun(run) && outcome.kind === 'done' && typeof outcome.changes?.startedAt === 'string';

/** Keeps the run where it is; it stays due, so that whoever looks after the release finds it. */
async function hold(
  session: RunSession,
  now: number,
  waitingFor: string,
  leftCleanly: boolean,
): Promise<Advance> {
  await putBack(session, now, { leftCleanly }, { status: 'held', waitingFor });
  return { kind: 'held' };
}

async function putBack(
  session: RunSession,
  until: number,
  changes: Partial<Run['document']>,
  waiting: { status: Run['status']; waitingFor: string | null } = { status: 'running', waitingFor: null },
): Promise<Advance> {
  const held = waiting.status === 'held' ? { askGuards: true } : {};
  session.change({ ...changes, ...held, waitingFor: waiting.waitingFor });
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
  session.change({ outstanding: outstanding(hand).length });
  session.put(end(session.run, status, iso(parts.clock.now())));
  await session.store();
  return { kind: 'ended' };
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message.slice(0, 300) : 'unknown failure';
