import type { Channel } from '../words';

/**
 * What the steps need of the channels. Whoever changes the directory asks `ways(kind)` for what an administrator allows,
 * in the order to try, and hands it to `tryWays` (`try-ways.ts`) together with how to see that the change is so. The
 * kinds for giving back are the last five of `DirectoryChange`.
 */

/** A change of the directory, as it is asked of a channel. */
export type DirectoryChange =
  | { kind: 'remove-group'; groupId: string; accountId: string }
  | { kind: 'hold-account'; groupId: string; accountId: string }
  /** Access to this directory's products goes; groups and roles stay. */
  | { kind: 'suspend-account'; accountId: string }
  /** The Atlassian account itself, everywhere. `message` is shown to the person. */
  | { kind: 'disable-account'; accountId: string; message: string | null }
  /** Off this site; the Atlassian account stays. */
  | { kind: 'delete-account'; accountId: string }
  /** The Atlassian account itself; Atlassian carries it out after 14 days. */
  | { kind: 'schedule-deletion'; accountId: string }
  | { kind: 'give-back-group'; groupId: string; accountId: string }
  /** Ends a suspension. */
  | { kind: 'restore-access'; accountId: string }
  /** Ends a deactivation. */
  | { kind: 'enable-account'; accountId: string }
  /** Within 14 days; activates the account too. */
  | { kind: 'cancel-deletion'; accountId: string }
  /** Of somebody who was removed from the site. */
  | { kind: 'invite'; email: string; groupIds: readonly string[] };

export type ChangeKind = DirectoryChange['kind'];
export type ChangeOf<Kind extends ChangeKind> = Extract<DirectoryChange, { kind: Kind }>;

/** Why a channel refused, where its answer says so. */
export type RefusalCause =
  | 'no-key'
  | 'key-not-accepted'
  | 'key-with-scopes'
  | 'key-of-other-organisation'
  | 'key-without-right'
  | 'identity-provider'
  | 'not-managed'
  | 'own-account'
  | 'not-found'
  | 'no-egress';

/**
 * How a channel took a change: accepted, or refused with its words. Never the last word: reading back is. In doubt when
 * an earlier try got no answer, and may be what the change was refused for. `requestId` is what the answer calls the
 * request.
 */
export type Change =
  | { accepted: true; requestId?: string }
  | {
      accepted: false;
      status: number;
      words: string;
      inDoubt: boolean;
      cause?: RefusalCause;
      requestId?: string;
    };

export type RefusedChange = Extract<Change, { accepted: false }>;

/** One way that an administrator allows for a kind of change. */
export interface Way<Kind extends ChangeKind> {
  channel: Channel;
  make(change: ChangeOf<Kind>): Promise<Change>;
}

/** A product that a person may use, and where. */
export interface ProductPlace {
  product: string;
  /** Name or address of the site, its id where no name is known. */
  site: string;
  /** Whether this is the site that the app is installed on. */
  isHere: boolean;
  /** Whether its people are those of this site's directory, so that a suspension there takes it too. */
  inDirectory: boolean;
}

/** What the organisation says of an account. */
export interface AccountStanding {
  kind: 'managed' | 'unmanaged';
  /** Provisioned from an identity provider. */
  isSynced: boolean;
  email: string | null;
  state: AccountState;
  /** Every product of the organisation that the person may use; null where that cannot be known. */
  access: ProductPlace[] | null;
  /** Groups of the person that an identity provider synchronises. */
  syncedGroupIds: string[];
  /** Why user management may not deactivate or delete the account; null where it may. */
  lifecycle: { disable: RefusalCause | null; delete: RefusalCause | null };
}

/** The account as the organisation shows it now. */
export interface AccountState {
  /** Inactive after a deactivation, closed after a deletion. */
  account: 'active' | 'inactive' | 'closed';
  /** In the directory of this site. */
  membership: 'active' | 'suspended' | 'none';
  /** Ordered, and can be called off. */
  isDeletionPending: boolean;
}

/** Told without an answer of the organisation: no channel could, or it refused, or it failed just now. */
export type Untold = { untold: 'no-channel' } | { untold: 'refused' | 'failed'; words: string };

export interface Channels {
  /** The ways that are allowed now, in the order to try; empty where none is. */
  ways<Kind extends ChangeKind>(kind: Kind): Promise<Way<Kind>[]>;
  /** What the organisation says of an account before anything happens to it. */
  standing(accountId: string): Promise<AccountStanding | Untold>;
  /** For reading back; null where no channel tells. May throw `TryLater`. */
  accountState(accountId: string): Promise<AccountState | null>;
}
