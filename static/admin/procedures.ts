import type { TicketRuleInput } from '../../src/contract/settings';

export type Procedure = NonNullable<TicketRuleInput['procedure']>;

/** Every procedure, with the steps that it takes in their order; their texts stand in the translation files. */
const STEPS = {
  'leave-company': ['check', 'groups', 'account', 'verify', 'report'],
} as const satisfies Readonly<Record<Procedure, readonly string[]>>;

export const PROCEDURES: readonly Procedure[] = ['leave-company'];

export const stepsOf = (procedure: Procedure): (typeof STEPS)[Procedure] => STEPS[procedure];
