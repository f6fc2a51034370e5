import type { Effect } from '../effects';
import type { Entry } from '../evidence/chain';
import { effectEntry } from '../evidence/effect-entries';
import { addEntries, planMark, type Salt } from '../evidence/record';
import { ended, endedState, entriesBetween, heldState, planHash, planned } from '../evidence/run-entries';
import type { Plan } from '../plan';
import type { RunStore } from '../ports';
import type { Reason } from '../reasons';
import { hasBegun, type Run, type RunStep, type StepName, type StoppedBy } from '../run';
import type { RunInHand } from '../steps/step';
import { iso, type Clock } from '../time';
import type { RunStatus } from '../words';
import { isBlocked, latestEffects } from '../effects';
import { LEASE } from './lease';

/**
 * A claimed run in the hands of one worker: what has changed since it was last stored, and the one line in which its
 * writes stand. A write that finds the claim lost throws, and the worker lets go.
 */
export class RunSession {
  private unstored: Effect[] = [];
  private concludes: RunStatus | undefined;
  private stored: Run;
  private writes: Promise<void> = Promise.resolve();

  constructor(
    private readonly runs: RunStore,
    private readonly clock: Clock,
    private readonly salt: Salt,
    public run: Run,
    private plan: Plan | undefined,
    private effects: Effect[],
  ) {
    this.stored = run;
  }

  inHand(step: RunStep, isRepeat: boolean): RunInHand {
    const { run, plan, effects } = this;
    // A step that waited for what Jira may not show yet has been tried before.
    const wasTried = isRepeat || run.document.verifications > 0;
    return { run, plan, effects, isRepeat: wasTried, index: run.document.steps.indexOf(step) };
  }

  spend(points: number): void {
    this.change({ points: this.run.document.points + points });
  }

  change(changes: Partial<Run['document']>): void {
    this.run = { ...this.run, document: { ...this.run.document, ...changes } };
  }

  put(fields: Partial<Run>): void {
    this.run = { ...this.run, ...fields };
  }

  add(effects: readonly Effect[]): void {
    this.unstored.push(...effects);
    this.effects = [...this.effects, ...effects];
    const latest = latestEffects(this.effects);
    const blocked = latest.filter(isBlocked).length;
    this.change({ effects: { done: latest.length - blocked, blocked } });
  }

  /** Marks a step as done; failures in a row end with it. */
  complete(step: RunStep, changes: Partial<Run['document']>, effects: readonly Effect[]): void {
    const doneAt = iso(this.clock.now());
    const steps = this.run.document.steps.map((one) => (one === step ? { ...one, doneAt } : one));
    this.change({ ...changes, steps, failures: 0 });
    this.add(effects);
  }

  /** Replaces the steps that are still open; of several reasons the first stays. */
  replan(names: readonly StepName[], reason: Reason, stoppedBy: StoppedBy | null = null): void {
    if (this.run.document.reason === null) this.replaceOpen(names, { reason, stoppedBy });
  }

  /** Only reports any more, whatever was still to be done, were it the rest of a run that was called off. */
  giveUp(reason: Reason): void {
    this.replaceOpen(['report'], { reason, stoppedBy: null });
  }

  private replaceOpen(names: readonly StepName[], why: Pick<Run['document'], 'reason' | 'stoppedBy'>): void {
    const done = this.run.document.steps.filter(({ doneAt }) => doneAt !== null);
    const open = names.map((name) => ({ name, doneAt: null }));
    this.change({ steps: [...done, ...open], ...why });
  }

  async replacePlan(plan: Plan): Promise<void> {
    await this.runs.replacePlan(this.run.id, plan);
    this.plan = plan;
  }

  /** Records how the run turned out, unless that is the last thing that was recorded. */
  conclude(status: RunStatus): void {
    const isKnown = this.run.document.evidence?.state === endedState(status) && !this.hasNews();
    this.concludes = isKnown ? undefined : status;
  }

  /** Stores what there is to record, so that the head of the chain can be told elsewhere. */
  async seal(): Promise<void> {
    if (this.concludes !== undefined || this.hasNews()) await this.store();
  }

  /** Stores the run with the effects since the last time; keeps the claim alive unless the run is let go. */
  store(): Promise<void> {
    this.writes = this.writes.then(() => this.write());
    return this.writes;
  }

  private async write(): Promise<void> {
    const at = iso(this.clock.now());
    const { concludes } = this;
    const entries = this.news(at);
    if (concludes !== undefined) entries.push(ended(concludes, this.run, at));
    this.unstored = [];
    this.concludes = undefined;
    if (this.run.claimedUntil > 0) this.put({ claimedUntil: this.clock.now() + LEASE });
    const state = concludes === undefined ? heldState(this.run) : endedState(concludes);
    const { run, sealed } = addEntries(this.run, entries, this.salt, { state, ...this.planMark() });
    this.stored = await this.runs.save(run, sealed);
    // Points and changes that came while the write was under way are kept.
    const { evidencePages, evidence } = this.stored.document;
    this.change({ evidencePages, ...(evidence && { evidence }) });
  }

  /** Everything that is to be recorded since the run was stored last. */
  private news(at: string): Entry[] {
    const { run, stored, plan, unstored } = this;
    const { plan: mark } = this.planMark();
    // A worker that died may have left a plan that no entry tells of yet.
    const isNew = plan !== undefined && mark !== undefined && mark !== run.document.evidence?.plan;
    return [
      ...(isNew ? [planned(plan, planHash(plan), at)] : []),
      ...unstored.map(effectEntry),
      ...entriesBetween(stored, run, at),
    ];
  }

  private planMark(): { plan?: string } {
    return this.plan && hasBegun(this.run) ? { plan: planMark(planHash(this.plan)) } : {};
  }

  private hasNews(): boolean {
    return this.news('').length > 0;
  }
}
