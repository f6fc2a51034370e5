import type { Membership } from './model';

const NONE: ReadonlySet<string> = new Set<string>();

/** Who is in which group, found from both sides without a search: a site may hold 100,000 people. */
export class Memberships implements Iterable<Membership> {
  private readonly groupsByAccount = new Map<string, Set<string>>();
  private readonly accountsByGroup = new Map<string, Set<string>>();

  constructor(memberships: Iterable<Membership> = []) {
    for (const { groupId, accountId } of memberships) {
      this.add(groupId, accountId);
    }
  }

  has(groupId: string, accountId: string): boolean {
    return this.groupsByAccount.get(accountId)?.has(groupId) ?? false;
  }

  /** The groups of one person, in the order in which the person came into them. */
  groupIdsOf(accountId: string): ReadonlySet<string> {
    return this.groupsByAccount.get(accountId) ?? NONE;
  }

  /** The members of one group, in the order in which they came. */
  accountIdsOf(groupId: string): ReadonlySet<string> {
    return this.accountsByGroup.get(groupId) ?? NONE;
  }

  add(groupId: string, accountId: string): void {
    insert(this.groupsByAccount, accountId, groupId);
    insert(this.accountsByGroup, groupId, accountId);
  }

  remove(groupId: string, accountId: string): void {
    this.groupsByAccount.get(accountId)?.delete(groupId);
    this.accountsByGroup.get(groupId)?.delete(accountId);
  }

  *[Symbol.iterator](): Iterator<Membership> {
    for (const [accountId, groupIds] of this.groupsByAccount) {
      for (const groupId of groupIds) {
        yield { groupId, accountId };
      }
    }
  }
}

function insert(index: Map<string, Set<string>>, key: string, value: string): void {
  const values = index.get(key);
  if (values) {
    values.add(value);
  } else {
    index.set(key, new Set([value]));
  }
}
