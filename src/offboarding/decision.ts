import type { Run } from './run';

/**
 * What was made of one matched transition, stored once and for ever under (ticket, changelog id). It holds the runs as
 * they were born, one per leaver, so that a crash after the decision loses none of them.
 */
export interface Decision {
  ticketId: string;
  ticketKey: string;
  changelogId: string;
  ruleId: string;
  /** ISO 8601 */
  decidedAt: string;
  runs: Run[];
}

/** The run's id follows from what identifies the decision, so that a second try means the same run. */
export const runId = (ticketId: string, changelogId: string, leaver: string): string =>
  `${ticketId}.${changelogId}.${leaver}`;
