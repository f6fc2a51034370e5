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

export const PROCEDURES = ['leave-company', 'leave-team', 'revoke-access'] as const;
export type ProcedureId = (typeof PROCEDURES)[number];

/** What a run carries out: a procedure of the administrator's, or giving back what an earlier run took. */
export type RunProcedure = ProcedureId | 'restore';

/** What becomes of the account once the groups are gone. */
export const ACCOUNT_ACTIONS = ['keep', 'delete'] as const;
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];

/** The ways to make a change in the directory. */
export const CHANNELS = ['jira', 'admin-api', 'scim'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * How a run came about; `missed` is a ticket whose event never arrived, `web` a signed request, `automation` a rule of
 * Automation for Jira, `import` a row of a file, `sweep` somebody whose access was not used.
 */
export const SOURCES = ['ticket', 'missed', 'page', 'web', 'automation', 'import', 'sweep'] as const;
export type Source = (typeof SOURCES)[number];
