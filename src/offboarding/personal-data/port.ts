import type { Decision } from '../decision';
import type { Json } from '../evidence/canonical';
import type { SealedEntry } from '../evidence/chain';
import type { Effect } from '../effects';
import type { Run } from '../run';
import type { Shards } from './register';

/** How far the cycle has come: who is stored, what Atlassian says of them, what is to be done because of it. */
export interface Cycle {
  phase: 'idle' | 'collect' | 'report' | 'change';
  /** Runs that were created before are done in this phase; null until what belongs to no run is. ISO 8601. */
  position: string | null;
  /** Account ids of those of whom something was left because a run is under way. */
  left: readonly string[];
  /** How many values hold the register. */
  shards: number;
}

export const NO_CYCLE: Cycle = { phase: 'idle', position: null, left: [], shards: 0 };

/** Groups of evidence; those of an earlier version hold effects. */
export interface StoredEvidence {
  kind: 'evidence';
  key: string;
  entries: readonly (SealedEntry | Effect)[];
}

/** Everything else: what goes with a run, decisions, rows of settings and of credentials, single values. */
export interface StoredJson {
  kind:
    | 'run'
    | 'plan'
    | 'stop'
    | 'issues'
    | 'watch'
    | 'claim'
    | 'succession'
    | 'decision'
    | 'settings'
    | 'orchestration'
    | 'people'
    | 'candidate'
    | 'import'
    | 'list'
    | 'value';
  key: string;
  value: Json;
}

export type Stored = StoredEvidence | StoredJson;

/** A run, and what is stored with it. */
export interface RunRecord {
  run: Run;
  parts: readonly Stored[];
}

/** One cycle at a time: the row that says where it stands is changed only by who has it. */
export interface HeldCycle {
  cycle: Cycle;
  /** @returns false when somebody else has it meanwhile */
  save(cycle: Cycle): Promise<boolean>;
  letGo(): Promise<void>;
}

/** Everything that is stored, to be read and changed as a whole. */
export interface PersonalDataStore {
  /**
   * Takes the cycle for as long as an invocation may last.
   * @param isBegun whether one begins where none is under way
   * @returns undefined while somebody else has it, and where there is nothing to go on with
   */
  take(isBegun: boolean): Promise<HeldCycle | undefined>;
  shards(count: number): Promise<Shards>;
  writeShards(shards: Shards, numbers: readonly number[]): Promise<void>;
  /** Runs from this moment on, oldest first. */
  runs(from: string, cursor: string | undefined): Promise<{ runs: Run[]; next: string | undefined }>;
  /** What is stored with each of these runs. */
  records(runs: readonly Run[]): Promise<RunRecord[]>;
  decisions(ids: readonly string[]): Promise<Decision[]>;
  /** Which of these runs there are. */
  existing(runIds: readonly string[]): Promise<Run[]>;
  /** What belongs to no run, but for the settings and for what the cycle itself writes; a few values at a time. */
  others(): AsyncIterable<readonly StoredJson[]>;
  /**
   * Puts a value in place of another one; undefined takes it away.
   * @returns false when it has changed meanwhile
   */
  replace(before: Stored, after: Stored | undefined): Promise<boolean>;
  /** Takes away what is found by nothing but the person. */
  forget(accountId: string): Promise<void>;
}

/**
 * Tells Atlassian of whom anything is stored, at most 90 people at once, and since when.
 * @throws TryLater when only time helps, Refused when Atlassian does not take the report
 */
export type PersonalDataReport = (
  accounts: { accountId: string; updatedAt: string }[],
) => Promise<{ accountId: string; status: 'closed' | 'updated' }[]>;
