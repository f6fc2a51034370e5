import type { Run } from './run';

/**
 * What was made of one submission, stored once and for ever under what identifies it: a transition is (ticket,
 * changelog id), a request from a page is its request id. It holds the runs as they were born, one per leaver, so that a
 * crash after the decision loses none of them. The runs of one decision are a batch.
 */
export interface Decision {
  id: string;
  ticketKey: string | null;
  ruleId: string | null;
  /** ISO 8601 */
  decidedAt: string;
  runs: Run[];
}

export const transitionId = (ticketId: string, changelogId: string): string => `${ticketId}.${changelogId}`;

/** Two people never share a request id, whatever their pages send. */
export const requestDecisionId = (operatorId: string, requestId: string): string =>
  `page.${operatorId}.${requestId}`;

/** The run's id follows from what identifies the decision, so that a second try means the same run. */
export const runId = (decisionId: string, leaver: string): string => `${decisionId}.${leaver}`;

/** A row of a file is one decision, however often its portion is begun. */
export const importDecisionId = (importId: string, line: number): string =>
  `import.${importId}.${String(line)}`;

/** The id of the import, out of the decision about one of its rows; undefined for every other decision. */
export const importOf = (decisionId: string): string | undefined =>
  /^import\.(.+)\.\d+$/.exec(decisionId)?.[1];

/** Requests from outside carry the credential that they came with, so that two of them never share one. */
export const requestedDecisionId = (
  source: 'web' | 'automation',
  credentialId: string,
  request: string,
): string => `${source}.${credentialId}.${request}`;
