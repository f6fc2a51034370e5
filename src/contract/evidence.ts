/** Evidence as the pages ask for it. */

/** Whose or which evidence. Dates are yyyy-MM-dd, both included, in UTC. */
export type EvidenceScope =
  | { kind: 'run'; runId: string }
  | { kind: 'ticket'; ticketKey: string }
  | { kind: 'person'; accountId: string }
  | { kind: 'period'; from: string; to: string };

/** JSON for the verifier, a table for spreadsheets, a report for people. */
export type EvidenceFormat = 'json' | 'csv' | 'html';

export interface EvidenceCalls {
  /** How much there is; writes nothing. */
  countEvidence: {
    payload: { scope: EvidenceScope };
    /** `logTicketKey` is where the end of the log is written every day; null for nowhere. */
    result: { runs: number; entries: number; parts: number; logTicketKey: string | null };
  };
  /** One part of an export, as a file. `of` is the number of parts that was counted: more or fewer by now are refused. */
  exportEvidence: {
    payload: { scope: EvidenceScope; format: EvidenceFormat; part: number; of: number };
    result: { name: string; type: string; content: string };
  };
  /** Attaches the whole export of a run to its ticket. */
  attachEvidence: {
    payload: { runId: string; format: EvidenceFormat };
    result: { names: string[]; ticketKey: string };
  };
}
