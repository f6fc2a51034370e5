import type { ProcedureView } from '../../src/contract/settings';

export type Procedure = ProcedureView;

type Order = 'planned' | 'urgent';

/** Every procedure, with what it does in its order; the texts stand in the translation files. */
const STEPS = {
  'leave-company': {
    planned: ['check', 'work', 'roles', 'groups', 'account', 'verify', 'report'],
    urgent: ['checkAtOnce', 'groups', 'work', 'roles', 'account', 'verify', 'report'],
  },
  'leave-team': {
    planned: ['check', 'teamWork', 'teamRoles', 'teamGroups', 'verify', 'report'],
    urgent: ['checkAtOnce', 'teamGroups', 'teamWork', 'teamRoles', 'verify', 'report'],
  },
  'revoke-access': {
    planned: ['check', 'accessGroups', 'verify', 'report'],
    urgent: ['checkAtOnce', 'accessGroups', 'verify', 'report'],
  },
} as const satisfies Readonly<Record<Procedure, Readonly<Record<Order, readonly string[]>>>>;

export const PROCEDURES: readonly Procedure[] = ['leave-company', 'leave-team', 'revoke-access'];

export const stepsOf = (procedure: Procedure, order: Order): (typeof STEPS)[Procedure][Order] =>
  STEPS[procedure][order];
