/** Evidence as the pages ask for it. */

/** Whose or which evidence. Dates are yyyy-MM-dd, both included, in UTC. */
export type EvidenceScope =
  | { kind: 'run'; runId: string }
  | { kind: 'ticket'; ticketKey: string }
  | { kind: 'person'; accountId: string }
  | { kind: 'period'; from: string; to: string };

/** JSON for the verifier, a table for spreadsheets, a report for people. */
export type EvidenceFormat = 'json' | 'csv' | 'html';

/** What one part of an export holds, as it was counted: whoever has it need not look for all the runs again. */
export interface EvidencePiece {
  /** How many runs the whole export is about. */
  runs: number;
  /** What entries call the oldest of them; null for a run of an earlier version. */
  first: string | null;
  /** `from` and `to` count the entries of a run from 0, `to` not included; null for its end. */
  slices: { runId: string; from: number; to: number | null }[];
  /** Numbers of the log's entries, both included; null for none. */
  log: { from: number; to: number } | null;
}

export interface EvidenceFile {
  name: string;
  type: string;
  content: string;
}

/** How the last try to write the end of the log to its ticket went. */
export interface LogWritten {
  /** ISO 8601 */
  at: string;
  /** Why it is not there; null where it is. */
  problem: string | null;
}

export interface EvidenceCalls {
  /** How much there is; writes nothing. */
  countEvidence: {
    payload: { scope: EvidenceScope };
    /** `pieces` are the parts in their order; `logTicketKey` is where the end of the log is written every day, null for nowhere. */
    result: {
      runs: number;
      entries: number;
      parts: number;
      pieces: EvidencePiece[];
      logTicketKey: string | null;
      logWritten: LogWritten | null;
    };
  };
  /**
   * One part of an export, as a file. `of` is the number of parts that was counted; without the piece that was counted, all
   * runs are looked for again, and more or fewer parts by now are refused.
   */
  exportEvidence: {
    payload: {
      scope: EvidenceScope;
      format: EvidenceFormat;
      part: number;
      of: number;
      piece?: EvidencePiece | undefined;
    };
    /** Seconds after which to ask again, where the storage has reached its limit. */
    result: EvidenceFile | { busyFor: number };
  };
  /** Attaches the whole export of a run to its ticket. */
  attachEvidence: {
    payload: { runId: string; format: EvidenceFormat };
    result: { names: string[]; ticketKey: string };
  };
}
