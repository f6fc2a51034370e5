import type { Checkpoint, Signer } from './checkpoint';
import type { LogEntry, LogHead } from './site-log';

/** The site's log as it stands. */
export interface LogState {
  head: LogHead;
  /** What retention left; entries up to its number are gone, or about to go. */
  checkpoint: Checkpoint | null;
  /** The number of the last entry that retention has taken away; 0 when it has taken none. */
  removedTo: number;
}

/** The last try to write the end of the log to the log ticket. */
export interface LogAnchor {
  /** ISO 8601 */
  at: string;
  ticketKey: string;
  /** Why it is not there; null where it is. */
  problem: string | null;
}

/** What the domain needs of the stored log. Entries come into it when runs end: see `RunStore`. */
export interface SiteLog {
  /** Makes the row that says where the log ends; without it the first end of a run does. */
  begin(): Promise<void>;
  state(): Promise<LogState>;
  anchor(): Promise<LogAnchor | undefined>;
  recordAnchor(anchor: LogAnchor): Promise<void>;
  /** The entries of these numbers, both included; those that are gone are left out. */
  read(from: number, to: number): Promise<LogEntry[]>;
  /** @returns false when the log has changed meanwhile */
  leaveCheckpoint(checkpoint: Checkpoint, seen: LogState): Promise<boolean>;
  /** Takes entries away, with what is stored of the runs that they name and that have not gone on since. */
  remove(entries: readonly LogEntry[]): Promise<void>;
}

export interface EvidenceKeys {
  /** The app's key; made when it is asked for first. Only the daily schedule does, so that there is one. */
  signer(): Promise<Signer>;
  /** Null until there is a key. */
  publicKey(): Promise<string | null>;
}
