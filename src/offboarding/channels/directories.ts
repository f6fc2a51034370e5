import type { AccountState, Change, ProductPlace, RefusalCause } from './port';

/**
 * What the channels beside Jira can do; `src/atlassian` gives it for one key. Methods may throw `TryLater`; a refusal of a
 * read is a `Refused`.
 */

/** An account as the organisation lists it. */
export interface OrganisationAccount {
  kind: 'managed' | 'unmanaged';
  isSynced: boolean;
  email: string | null;
  state: AccountState;
}

/** One directory of an organisation, by the organisation's key. */
export interface OrganisationDirectory {
  /** @returns undefined when the organisation knows no such account */
  account(accountId: string): Promise<OrganisationAccount | undefined>;
  /** Every product that the person may use, in any directory that the key may see. */
  access(accountId: string): Promise<ProductPlace[]>;
  /** Groups of the person that an identity provider synchronises. */
  syncedGroupIds(accountId: string): Promise<string[]>;
  /** Why user management may not deactivate or delete the account. */
  lifecycle(accountId: string): Promise<{ disable: RefusalCause | null; delete: RefusalCause | null }>;
  removeFromGroup(groupId: string, accountId: string): Promise<Change>;
  addToGroup(groupId: string, accountId: string): Promise<Change>;
  suspend(accountId: string): Promise<Change>;
  restore(accountId: string): Promise<Change>;
  removeFromDirectory(accountId: string): Promise<Change>;
  disable(accountId: string, message: string | null): Promise<Change>;
  enable(accountId: string): Promise<Change>;
  scheduleDeletion(accountId: string): Promise<Change>;
  cancelDeletion(accountId: string): Promise<Change>;
  invite(email: string, groupIds: readonly string[]): Promise<Change>;
}

/** The directory of an identity provider, by its own key. */
export interface IdentityDirectory {
  /** @param email the user's name in the directory, null when nobody tells it */
  setActive(accountId: string, email: string | null, active: boolean): Promise<Change>;
}

/** An organisation that a key sees. */
export interface SeenOrganisation {
  id: string;
  name: string;
  /** Whether this site is one of its sites; null where the key does not tell. */
  hasThisSite: boolean | null;
}

/** What a key turned out to be. */
export type KeyFindings =
  | { outcome: 'good'; organisations: SeenOrganisation[] }
  | { outcome: 'refused'; status: number; cause: RefusalCause; words: string }
  /** It is a key of the other kind. */
  | { outcome: 'wrong-kind' };

export interface OrganisationChoice extends SeenOrganisation {
  directories: { id: string; name: string }[];
}

/** Tries keys before they are stored, and shows what they see. */
export interface KeyProbe {
  /** @param scimDirectoryId to recognise a key of the other kind by */
  organisationKey(key: string, scimDirectoryId: string | null): Promise<KeyFindings>;
  scimKey(key: string, directoryId: string): Promise<KeyFindings>;
  organisations(key: string): Promise<OrganisationChoice[]>;
}
