import type { Effect } from '../effects';
import type { Salt } from '../evidence/record';
import type { LastLookParts } from '../candidates/last-look';
import type { Plan } from '../plan';
import type { InventoryParts } from '../hand-over/inventory';
import type { HandingOver, IssuePartStore } from '../hand-over/port';
import type {
  Channels,
  DecisionStore,
  Directory,
  RunStore,
  SettingsStore,
  Tickets,
  WatchStore,
} from '../ports';
import type { BegunStore } from '../reach/tally';
import type { Reason } from '../reasons';
import type { Holders } from '../restore/holders';
import type { Run } from '../run';
import type { Clock } from '../time';
import type { RunStatus } from '../words';

/** Everything that a step may use. Jira's points that it spends are counted for its run. */
export interface StepParts extends InventoryParts, LastLookParts {
  directory: Directory;
  channels: Channels;
  holders: Holders;
  handingOver: HandingOver;
  issueParts: IssuePartStore;
  watches: WatchStore;
  tickets: Tickets;
  decisions: DecisionStore;
  runs: RunStore;
  begun: BegunStore;
  settings: SettingsStore;
  clock: Clock;
  sleep: (milliseconds: number) => Promise<void>;
  salt: Salt;
}

/** A run in a worker's hands. A step changes nothing of it; it says what is to be changed. */
export interface RunInHand {
  run: Run;
  plan: Plan | undefined;
  /** Every effect so far, oldest first. */
  effects: readonly Effect[];
  /** An earlier worker may have done parts of this step: Jira is read before anything is done again. */
  isRepeat: boolean;
  /** Which step this is among all of the run; marks what it leaves behind. */
  index: number;
}

/** What a step came to. Changes of the run's document and effects are stored by the engine. */
export type StepOutcome =
  | {
      kind: 'done';
      changes?: Partial<Run['document']>;
      effects?: Effect[];
      /** Replaces the plan; only before the first write. */
      plan?: Plan;
      /** Stored at once; otherwise with the next step, because doing the step again would be harmless. */
      store: boolean;
      /** Epoch milliseconds before which the next step does not begin. */
      next?: { at: number; status: RunStatus; waitingFor: string };
    }
  /** A group of effects is to be stored, then the step goes on. */
  | { kind: 'again'; effects: Effect[]; changes?: Partial<Run['document']> }
  /** The step is tried again then. */
  | {
      kind: 'wait';
      at: number;
      waitingFor: string;
      cause: 'rate-limit' | 'failure' | 'held' | 'patience';
      /** Set where people have to do something before it goes on. */
      status?: Extract<RunStatus, 'held'>;
      effects?: Effect[];
      changes?: Partial<Run['document']>;
    }
  /** Nothing of what was still to come happens; the ticket is told why. */
  | { kind: 'stop'; reason: Reason };

export type Step = (hand: RunInHand, parts: StepParts) => Promise<StepOutcome>;

/** What must be there by now, because the engine gives no step a run without it. */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The run has no ${what}.`);
  return value;
}
