/** Words of the domain that are values in the store: `design.md` fixes their meaning. */

export const RUN_STATUSES = [
  'scheduled',
  'queued',
  'running',
  'waiting',
  'held',
  'completed',
  'incomplete',
  'failed',
  'cancelled',
  'rehearsed',
  'refused',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

const ENDED: readonly RunStatus[] = [
  'completed',
  'incomplete',
  'failed',
  'cancelled',
  'rehearsed',
  'refused',
];

/** Whether nothing more happens to a run of this status by itself. */
export const hasEnded = (status: RunStatus): boolean => ENDED.includes(status);

export const PROCEDURES = ['leave-company'] as const;
export type ProcedureId = (typeof PROCEDURES)[number];

/** What becomes of the account once the groups are gone. */
export const ACCOUNT_ACTIONS = ['keep', 'delete'] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

/** How a run came about; `missed` is a ticket whose event never arrived. */
export const SOURCES = ['ticket', 'missed', 'page'] as const;
export type Source = (typeof SOURCES)[number];
