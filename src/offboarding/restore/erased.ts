import type { LeaverFacts } from '../facts';
import type { AccountState } from '../ports';

/** What Jira calls people whose account Atlassian has erased. */
const FORMER = /^(|former user|unknown)$/i;

/** Whether Jira shows somebody of whom Atlassian keeps nothing any more. */
export const isFormer = ({ active, displayName }: Pick<LeaverFacts, 'active' | 'displayName'>): boolean =>
  !active && FORMER.test(displayName.trim());

/**
 * Whether an account is erased for ever: the organisation says that it is closed, Jira does not know it any more, or shows
 * it without a name (facts of Jira: "An erased account has default or blank fields").
 */
export const isErased = (leaver: LeaverFacts | undefined, state: AccountState | null): boolean =>
  state?.account === 'closed' || !leaver || isFormer(leaver);
