import type { Effect } from '../effects';
import type { Plan } from '../plan';
import type { RunStore } from '../ports';
import type { Reason } from '../reasons';
import type { Run, RunStep, StepName } from '../run';
import type { RunInHand } from '../steps/step';
import { iso, type Clock } from '../time';
import { isBlocked, latestEffects } from '../effects';
import { LEASE } from './lease';

/**
 * A claimed run in the hands of one worker: what has changed since it was last stored, and the one line in which its
 * writes stand. A write that finds the claim lost throws, and the worker lets go.
 */
export class RunSession {
  private unstored: Effect[] = [];
  private writes: Promise<void> = Promise.resolve();

  constructor(
    private readonly runs: RunStore,
    private readonly clock: Clock,
    public run: Run,
    private plan: Plan | undefined,
    private effects: Effect[],
  ) {}

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

  /** Replaces the steps that are still open. */
  replan(names: readonly StepName[], reason: Reason): void {
    if (this.run.document.reason) return;
    const done = this.run.document.steps.filter(({ doneAt }) => doneAt !== null);
    const open = names.map((name) => ({ name, doneAt: null }));
    this.change({ steps: [...done, ...open], reason });
  }

  async replacePlan(plan: Plan): Promise<void> {
    await this.runs.replacePlan(this.run.id, plan);
    this.plan = plan;
  }

  /** Stores the run with the effects since the last time; keeps the claim alive unless the run is let go. */
  store(): Promise<void> {
    this.writes = this.writes.then(() => this.write());
    return this.writes;
  }

  private async write(): Promise<void> {
    const effects = this.unstored;
    this.unstored = [];
    if (this.run.claimedUntil > 0) this.put({ claimedUntil: this.clock.now() + LEASE });
    const saved = await this.runs.save(this.run, effects);
    // Points and changes that came while the write was under way are kept.
    this.change({ evidencePages: saved.document.evidencePages });
  }
}
