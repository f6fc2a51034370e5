import { tellOfTrip, type AlertParts } from '../breaker/alert';
import type { BreakerStore } from '../breaker/gate';
import type { StopRequest, Wake } from '../ports';
import { nextStep, type Run } from '../run';
import type { StepParts } from '../steps/step';
import { iso, SECOND } from '../time';
import { advance, type Advance, type Control } from './advance';
import { createBrake, type Brake } from './brake';
import { LEASE, RENEW_BELOW } from './lease';
import type { RunSession } from './session';

/** Runs carried at a time; Jira's pace is one for all of them, so more would only wait for each other. */
const PLANNED_AT_A_TIME = 32;
/**
 * Planned runs beside these that only report: a ticket takes ten writes a second (facts), which many people on one ticket
 * wait for, and nobody else has to.
 */
const REPORTING_AT_A_TIME = 48;
/** Urgent runs have room beside any number of planned ones. */
const URGENT_AT_A_TIME = 16;
/** Rows that one question to the store gives at the most (facts, "KVS query"). */
const MOST_LISTED = 100;
/** How often a busy worker looks for planned runs, for stop requests and for claims to renew. Milliseconds. */
const LOOK_EVERY = SECOND;
/** How often it looks for urgent ones: the queue calls nobody else while it is busy. Milliseconds. */
const LOOK_FOR_URGENT_EVERY = SECOND / 4;
/** With less than this left, in milliseconds, the worker takes nothing more and puts back what it carries. */
const TIME_TO_LEAVE = 30 * SECOND;
/** The longest delay of a queue event (facts); what is due later is found by the five-minute schedule. */
const LONGEST_DELAY = 900 * SECOND;

/** After the store failed a run in hand or a look, somebody looks again so soon. Milliseconds. */
const LOOK_AGAIN = 30 * SECOND;

/** How many delayed looks a worker leaves behind, and how many runs each names. */
const MOST_WAKES = 10;
const MOST_HINTS = 100;

export interface WorkerParts extends StepParts, AlertParts {
  wake: Wake;
  breaker: BreakerStore;
  /** Milliseconds until the platform ends this invocation. */
  remaining: () => number;
  /**
   * The same parts, with the points of every request to Jira told to `spend`, and `beforeWrite` asked right before each
   * request that changes something; requests of an urgent run go before all others.
   */
  counting: (
    spend: (points: number) => void,
    beforeWrite: () => Promise<void>,
    isUrgent: boolean,
  ) => StepParts;
  log: (message: string) => void;
}

/** Why a worker wants to be called again, by returning the delivery to the queue. */
export interface WorkerResult {
  /** When a run can be taken that another worker held or that had to be let go. Milliseconds from now. */
  retryAfter: number | undefined;
}

/**
 * Carries every run that is due, many at a time, urgent ones first, until nothing is due or the time is nearly up.
 * @param hints runs that somebody has just created or changed; they are looked at first, without the index
 */
export async function work(parts: WorkerParts, hints: readonly string[]): Promise<WorkerResult> {
  const worker = new Worker(parts);
  return worker.run(hints);
}

class Worker {
  private readonly active = new Map<string, Promise<void>>();
  private readonly sessions = new Set<RunSession>();
  /** Runs that were looked at: the index of due runs lags behind. */
  private readonly looked = new Map<string, Looked>();
  private readonly waiting = new Map<string, number>();
  private stops: ReadonlyMap<string, StopRequest> = new Map();
  private readonly brake: Brake;
  private urgentCount = 0;
  /** Runs that were taken up since it was last asked whether more may come. */
  private carried = 0;
  private comeBackAt: number | undefined;
  private lastLook = 0;
  private lastLookForUrgent = 0;

  constructor(private readonly parts: WorkerParts) {
    this.brake = createBrake(parts);
    // Read while the first run is.
    void this.brake.held();
  }

  async run(hints: readonly string[]): Promise<WorkerResult> {
    // The index has the others, too.
    for (const id of hints.slice(0, PLANNED_AT_A_TIME)) this.start(id, 'planned');
    let taken = await this.look();
    while (this.active.size > 0 || taken > 0) {
      await Promise.race([...this.active.values(), this.parts.sleep(LOOK_FOR_URGENT_EVERY)]);
      taken = await this.look();
      if (this.active.size === 0 && taken === 0 && this.moreMayCome()) {
        await this.parts.sleep(LOOK_EVERY);
        taken = await this.look();
      }
    }
    await this.leave();
    return { retryAfter: this.comeBackAt && Math.max(this.comeBackAt - this.parts.clock.now(), SECOND) };
  }

  /**
   * Whether others follow those of which the last one has just ended, as the rows of an import do. Who waits for them keeps
   * Jira's pace: another worker would not know what this one has sent within the second.
   */
  private moreMayCome(): boolean {
    const hasBeenBusy = this.carried >= PLANNED_AT_A_TIME;
    this.carried = 0;
    return hasBeenBusy && !this.isYielding();
  }

  private isYielding(): boolean {
    return this.parts.remaining() < TIME_TO_LEAVE;
  }

  /** @returns how many runs were taken up */
  private async look(): Promise<number> {
    const now = this.parts.clock.now();
    const isBusy = this.active.size > 0;
    if (isBusy && now - this.lastLookForUrgent < LOOK_FOR_URGENT_EVERY) return 0;
    this.lastLookForUrgent = now;
    try {
      if (isBusy && now - this.lastLook < LOOK_EVERY) return await this.takeUrgent();
      this.lastLook = now;
      if (this.active.size > 0) this.stops = await this.parts.runs.stopRequests([...this.active.keys()]);
      await this.renew(now);
      const urgent = await this.takeUrgent();
      return urgent + (await this.take('planned', PLANNED_AT_A_TIME));
    } catch (error) {
      this.parts.log(`Looking for work failed: ${wordsOf(error)}`);
      this.comeBack(this.parts.clock.now() + LOOK_AGAIN);
      return 0;
    }
  }

  private takeUrgent(): Promise<number> {
    return this.take('urgent', URGENT_AT_A_TIME);
  }

  private async take(line: 'urgent' | 'planned', places: number): Promise<number> {
    if (this.isYielding() || (await this.brake.held()) !== null) return 0;
    const reporting = line === 'urgent' ? 0 : this.reporting();
    const carried = line === 'urgent' ? this.urgentCount : this.active.size - this.urgentCount;
    const room = places + reporting - carried;
    if (room <= 0) return 0;
    const now = this.parts.clock.now();
    // Some of the rows may be ones that this worker has just finished.
    const due = await this.parts.runs.due(line, iso(now), Math.min(2 * places + reporting, MOST_LISTED));
    const free = due.filter((run) => mayBeTaken(run, this.looked.get(run.id), now)).map(({ id }) => id);
    const next = line === 'urgent' ? free : [...new Set([...this.waited(now), ...free])];
    const taken = next.filter((id) => !this.active.has(id)).slice(0, room);
    for (const id of taken) this.start(id, line);
    return taken.length;
  }

  /** Runs that wait no longer, as for Jira to hand issues over: they come before those that have not begun. */
  private waited(now: number): string[] {
    return [...this.waiting].flatMap(([id, until]) => (until <= now ? [id] : []));
  }

  private reporting(): number {
    const reporting = [...this.sessions].filter(({ run }) => isReporting(run)).length;
    return Math.min(reporting, REPORTING_AT_A_TIME);
  }

  private start(id: string, line: 'urgent' | 'planned'): void {
    if (this.active.has(id)) return;
    this.waiting.delete(id);
    if (line === 'urgent') this.urgentCount += 1;
    this.carried += 1;
    const carried = this.carry(id).finally(() => {
      this.active.delete(id);
      if (line === 'urgent') this.urgentCount -= 1;
    });
    this.active.set(id, carried);
  }

  private async carry(id: string): Promise<void> {
    const control: Control = {
      isYielding: () => this.isYielding(),
      held: () => this.brake.held(),
      mayBegin: (...run) => this.brake.mayBegin(...run),
      stopRequest: (runId) => this.stops.get(runId),
      carry: (session) => {
        this.sessions.add(session);
        return () => this.sessions.delete(session);
      },
    };
    try {
      this.note(id, await advance(this.parts, control, id, this.parts.counting));
    } catch (error) {
      // The claim runs out by itself, and whoever takes it then reads Jira again.
      const now = this.parts.clock.now();
      this.looked.set(id, { notBefore: now + LEASE, claim: Infinity });
      this.comeBack(now + LOOK_AGAIN);
      this.parts.log(`Run ${id} was let go: ${wordsOf(error)}`);
    }
  }

  private note(id: string, left: Advance & Pick<Looked, 'claim'>): void {
    const { claim } = left;
    switch (left.kind) {
      case 'waits':
        this.looked.set(id, { notBefore: left.until, claim });
        this.waiting.set(id, left.until);
        return;
      case 'owned':
        this.looked.set(id, { notBefore: left.until, claim });
        this.comeBack(left.until);
        return;
      case 'held':
        // While everything is held nothing is taken; after the release it may be taken at once.
        return;
      default:
        this.looked.set(id, { notBefore: Infinity, claim });
    }
  }

  private comeBack(at: number): void {
    this.comeBackAt = Math.min(this.comeBackAt ?? at, at);
  }

  private async renew(now: number): Promise<void> {
    const stale = [...this.sessions].filter(({ run }) => run.claimedUntil - now < RENEW_BELOW);
    await Promise.allSettled(stale.map((session) => session.store()));
  }

  /** Sees to it that somebody looks when the next runs are due; the five-minute schedule covers what is far away. */
  private async leave(): Promise<void> {
    if (this.brake.hasRefused()) await this.alert();
    const now = this.parts.clock.now();
    if (this.brake.hasFailed()) this.comeBack(now + LOOK_AGAIN);
    const byDelay = new Map<number, string[]>();
    for (const [id, at] of this.waiting) {
      if (at - now > LONGEST_DELAY) continue;
      const delay = Math.max(0, Math.ceil((at - now) / SECOND));
      byDelay.set(delay, [...(byDelay.get(delay) ?? []), id]);
    }
    const soonest = [...byDelay].sort(([left], [right]) => left - right).slice(0, MOST_WAKES);
    for (const [delay, ids] of soonest) await this.parts.wake.look(ids.slice(0, MOST_HINTS), delay);
  }

  /** What fails here is tried again by the five-minute schedule. */
  private async alert(): Promise<void> {
    try {
      await tellOfTrip(this.parts);
    } catch (error) {
      this.parts.log(`The administrators could not be told of the daily limit: ${wordsOf(error)}`);
    }
  }
}

/** A run as a worker left it. */
interface Looked {
  /** When it may be looked at again. Epoch milliseconds. */
  notBefore: number;
  /** Its claim then; a later one says that somebody has changed it since, as by approving it. */
  claim: number;
}

const isReporting = (run: Run): boolean => !run.document.urgent && nextStep(run)?.name === 'report';

const mayBeTaken = ({ claim }: Run, looked: Looked | undefined, now: number): boolean =>
  looked === undefined || looked.notBefore <= now || claim > looked.claim;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown failure');
