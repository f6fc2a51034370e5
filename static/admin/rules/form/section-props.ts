import type { RuleChoices } from '../../../../src/contract/settings';
import type { ChangeRule, RuleDraft } from './rule-draft';

/** What each part of the form gets. */
export interface RuleSectionProps {
  draft: RuleDraft;
  change: ChangeRule;
  /** What is wrong with a field, in words; null when nothing is. */
  problemOf: (field: keyof RuleDraft) => string | null;
}

export type ChoicesProps = RuleSectionProps & { choices: RuleChoices };
