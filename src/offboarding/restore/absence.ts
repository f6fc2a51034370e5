import type { AccountState } from '../ports';
import type { UndoableKind } from './undoable';

/** What keeps somebody away from the site, and what undoes it. */
export type Absence = 'deletion-pending' | 'deactivated' | 'suspended' | 'not-on-site' | 'unknown';

/**
 * Why an account is not active.
 * @param state what the organisation says; null where no channel tells: then what the run did is the best guess
 */
export function absenceOf(state: AccountState | null, undone: UndoableKind | undefined): Absence {
  if (state) {
    if (state.isDeletionPending) return 'deletion-pending';
    if (state.account === 'inactive') return 'deactivated';
    return state.membership === 'suspended' ? 'suspended' : 'not-on-site';
  }
  switch (undone) {
    case 'disable-account':
      return 'deactivated';
    case 'suspend-account':
      return 'suspended';
    case 'schedule-deletion':
      return 'deletion-pending';
    case 'delete-account':
      return 'not-on-site';
    default:
      return 'unknown';
  }
}

/** Whether the organisation has the person active on this site; what Jira shows may lag behind, or say otherwise. */
export const isPresent = (state: AccountState | null): boolean =>
  state?.account === 'active' && state.membership === 'active' && !state.isDeletionPending;

/** What an administrator has to do, ready to be handed on. */
export function returnInWords(absence: Absence, who: string, accountId: string): string {
  const account = `${who} (account id ${accountId})`;
  switch (absence) {
    case 'deletion-pending':
      return `To the organisation admins: the account of ${account} is marked for deletion. Please cancel the deletion at admin.atlassian.com > Directory > Managed accounts; after the 14 days of grace nobody can.`;
    case 'deactivated':
      return `To the organisation admins: please activate the account of ${account} again at admin.atlassian.com > Directory > Managed accounts. If the identity provider manages it, its team has to activate the person there.`;
    case 'suspended':
      return `To the organisation admins: please restore the access of ${account} at admin.atlassian.com > Directory > Users.`;
    case 'not-on-site':
      return `To the site admins: please invite ${account} to this site again at admin.atlassian.com > Directory > Users > Invite users, with the same e-mail address as before, and without choosing groups.`;
    case 'unknown':
      return `To the site admins: the account of ${account} is not active on this site. Please activate or invite it again at admin.atlassian.com > Directory > Users.`;
  }
}
