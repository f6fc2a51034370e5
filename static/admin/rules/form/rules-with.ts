import type { TicketRuleInput } from '../../../../src/contract/settings';

/** The rules with one of them written anew, or added at the end. */
export const rulesWith = (rules: readonly TicketRuleInput[], written: TicketRuleInput): TicketRuleInput[] =>
  rules.some(({ id }) => id === written.id)
    ? rules.map((one) => (one.id === written.id ? written : one))
    : [...rules, written];
