import type { PersonName } from '../ticket';
import { iso, MINUTE } from '../time';

/** What lets something that is no person start runs: a tool signs with a key, a rule of Automation names its permit. */
export const CREDENTIAL_KINDS = ['key', 'rule'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** Without its secret, which lies in the platform's own store for secrets. */
export interface Credential {
  id: string;
  kind: CredentialKind;
  name: string;
  /** Who answers for everything that is done with it; their permission is asked for at each call. */
  owner: PersonName;
  /** For a rule: whether only a connection of the owner's own counts, so that a copied permit opens nothing. */
  ownConnectionOnly: boolean;
  /** ISO 8601 */
  createdAt: string;
  createdBy: PersonName;
  /** Null while it may be used. */
  revoked: { at: string; by: PersonName } | null;
}

/** All credentials that there are or were; `version` goes up with every change, for the conflict check. */
export interface CredentialList {
  version: number;
  credentials: Credential[];
}

/** How often a credential was used in the running minute. */
export interface Usage {
  /** ISO 8601 */
  lastUsedAt: string;
  /** The minute since 1970. */
  minute: number;
  count: number;
}

export interface CredentialStore {
  read(): Promise<CredentialList>;
  /** @returns false when somebody else has changed the list since `list.version - 1` */
  replace(list: CredentialList): Promise<boolean>;
  secretOf(id: string): Promise<string | undefined>;
  keepSecret(id: string, secret: string): Promise<void>;
  forgetSecret(id: string): Promise<void>;
  /**
   * Counts one use.
   * @returns false when there were too many in this minute, or too many at once
   */
  count(id: string): Promise<boolean>;
  /** The last use of each of these credentials; those never used are left out. ISO 8601. */
  lastUses(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Takes a signature, once.
   * @returns false when it was taken before
   */
  takeSignature(credentialId: string, signature: string): Promise<boolean>;
  /**
   * Binds an idempotency key to a request, for ever.
   * @returns false when it is bound to another one
   */
  bindRequest(credentialId: string, idempotencyKey: string, request: string): Promise<boolean>;
}

/** A script that polls a run every second fits; one that lost its mind does not. */
const MOST_USES_A_MINUTE = 60;

/** The usage after one more call at this moment (epoch milliseconds), or undefined when that is one too many. */
export function usedOnceMore(usage: Usage | undefined, now: number): Usage | undefined {
  const minute = Math.floor(now / MINUTE);
  const count = usage?.minute === minute ? usage.count + 1 : 1;
  return count > MOST_USES_A_MINUTE ? undefined : { lastUsedAt: iso(now), minute, count };
}
