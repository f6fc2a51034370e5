import { hashOf } from './canonical';
import { GENESIS } from './chain';

/** An entry of the site's log: the chain into which the ends of all chains of runs go, in the order of their ends. */
export interface LogEntry {
  /** Counted from 1. */
  number: number;
  /** ISO 8601. */
  at: string;
  runs: {
    /** What entries call the run (`RunEvidence.id`). */
    runId: string;
    /** Hash of its last entry. */
    head: string;
    /** How many entries it has. */
    entries: number;
    /** How many groups of them are stored. */
    pages: number;
  }[];
  /** Hash of the entry before; of the first one `GENESIS`. */
  previous: string;
  /** Hash of all of the above. */
  hash: string;
}

/** The end of the log. */
export interface LogHead {
  number: number;
  hash: string;
}

export const EMPTY_LOG: LogHead = { number: 0, hash: GENESIS };

/** The entry that follows on a head. */
export function logEntry(head: LogHead, runs: LogEntry['runs'], at: string): LogEntry {
  const entry = { number: head.number + 1, at, runs, previous: head.hash };
  return { ...entry, hash: hashOf(entry) };
}
