import type { RunRow } from '../../../../src/contract/runs';

/** A run as a list shows it: one from the page about nobody, with what a test says of it. */
export const runRow = (changes: Pick<RunRow, 'id'> & Partial<RunRow>): RunRow => ({
  batchId: 'batch',
  status: 'completed',
  procedure: 'leave-company',
  source: 'page',
  leaver: null,
  operator: null,
  ticketKey: null,
  createdAt: '2026-11-21T12:00:00.000Z',
  startAt: '2026-11-21T12:00:00.000Z',
  endedAt: null,
  reason: null,
  waiting: null,
  done: 0,
  blocked: 0,
  restoredBy: null,
  ...changes,
});
