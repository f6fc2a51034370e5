import type { LeaverFacts } from './facts';
import { reason, type Reason } from './reasons';
import type { Settings } from './settings';
import type { PersonName } from './ticket';

/**
 * Names of the groups whose members administer a site or an organisation, in every generation of sites.
 * Jira has no call that tells who may administer users, so they are known by name; `permissions/check` tells who
 * administers Jira; further groups are a setting.
 */
export const ADMINISTRATOR_GROUPS: readonly string[] = [
  'administrators',
  'jira-administrators',
  'org-admins',
  'site-admins',
  'system-administrators',
];

/** What was learned about the person who asks. */
export type OperatorStanding =
  | { may: true }
  | { may: false; because: 'no-permission' | 'not-in-group' | 'not-allowed-to-ask' }
  | { may: 'unknown'; words: string };

/** Why this person may not start anything, or undefined. */
export function operatorRefusal(operator: PersonName, standing: OperatorStanding): Reason | undefined {
  const who = operator.displayName;
  if (standing.may === true) return undefined;
  if (standing.may === 'unknown') return reason('operator-check-failed', { who, words: standing.words });
  switch (standing.because) {
    case 'no-permission':
      return reason('operator-without-permission', { who });
    case 'not-in-group':
      return reason('operator-not-in-group', { who });
    case 'not-allowed-to-ask':
      return reason('operator-check-not-allowed', { who });
  }
}

/**
 * Why an operator may not do this to this leaver, or undefined.
 * @param administersJira whether Jira said that the leaver holds Administer Jira
 */
export const leaverRefusal = (
  leaver: LeaverFacts,
  operator: PersonName,
  administersJira: boolean,
  protection: Settings['protection'],
): Reason | undefined =>
  neverRefusal(leaver, operator) ??
  protectionRefusal(leaver, administersJira, protection) ??
  goneRefusal(leaver);

/** Why nobody may do this to this leaver, whoever agrees to it, or undefined. These guards never go away. */
export function neverRefusal(leaver: LeaverFacts, operator: PersonName): Reason | undefined {
  const who = leaver.displayName;
  if (leaver.accountId === operator.accountId) return reason('leaver-is-operator', { who });
  if (leaver.accountType === 'app') return reason('leaver-is-app', { who });
  if (leaver.accountType === 'customer') return reason('leaver-is-customer', { who });
  return undefined;
}

/** Why only an administrator together with a second person may do this to this leaver, or undefined. */
export function protectionRefusal(
  leaver: LeaverFacts,
  administersJira: boolean,
  protection: Settings['protection'],
): Reason | undefined {
  const who = leaver.displayName;
  const administrators = leaver.groups.find(({ name }) => ADMINISTRATOR_GROUPS.includes(name.toLowerCase()));
  if (administrators) return reason('leaver-is-administrator', { who, group: administrators.name });
  if (administersJira) return reason('leaver-is-administrator', { who, group: 'Administer Jira' });
  if (protection.accountIds.includes(leaver.accountId)) {
    return reason('leaver-is-protected', { who, group: 'listed by name' });
  }
  const protecting = leaver.groups.find(({ groupId }) => protection.groupIds.includes(groupId));
  return protecting && reason('leaver-is-protected', { who, group: protecting.name });
}

/** Why there is nothing left to take from this leaver, or undefined. */
export const goneRefusal = ({ active, groups, displayName }: LeaverFacts): Reason | undefined =>
  !active && groups.length === 0 ? reason('leaver-gone', { who: displayName }) : undefined;
