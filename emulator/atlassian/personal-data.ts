import type { OwnAccountChange, PersonalData } from '../contract';
import { erase } from './organisation/deletion';
import { createContext } from './request-context';
import { describeUser } from './shapes/users';
import type { SiteState } from './site-state';

/** What Atlassian knows of the accounts that apps report, and what people do to their own. */
export interface PersonalDataOfSite {
  of(accountId: string): PersonalData | undefined;
  /** @returns false when there is no such account */
  change(accountId: string, change: OwnAccountChange): boolean;
}

/** Notices changes of names and addresses since it was asked before, whoever made them. */
export function createPersonalData(state: SiteState): PersonalDataOfSite {
  const { data, clock } = state;
  const known = new Map<string, string>();
  const changedAt = new Map<string, number>();

  return {
    of(accountId) {
      const account = data.accounts.get(accountId);
      if (!account) {
        return undefined;
      }
      const text = textOf(account);
      if (text !== (known.get(accountId) ?? text)) {
        changedAt.set(accountId, clock.now());
      }
      known.set(accountId, text);
      return { closed: account.status === 'closed', changedAt: changedAt.get(accountId) ?? null };
    },
    change(accountId, { closed, displayName, emailAddress }) {
      const account = data.accounts.get(accountId);
      const person = data.people.get(accountId);
      if (!account || account.status === 'closed') {
        return false;
      }
      const site = createContext(state, { kind: 'anonymous' }, 0, () => undefined);
      if (closed) {
        erase(site, account);
        return true;
      }
      const names = {
        displayName: displayName ?? account.displayName,
        emailAddress: emailAddress ?? account.emailAddress,
      };
      changedAt.set(accountId, clock.now());
      known.set(accountId, textOf(names));
      site.changeAccount({ ...account, ...names });
      if (person) {
        const changed = { ...person, ...names };
        site.changePerson(changed);
        site.emit({ eventType: 'avi:jira:updated:user', user: describeUser(site, changed) });
      }
      return true;
    },
  };
}

function textOf(account: { displayName: string; emailAddress: string }): string {
  return JSON.stringify([account.displayName, account.emailAddress]);
}
