import type { Clock } from '../contract';
import type { Person, SiteData } from './model';
import type { Account, RoleGrant } from './organisation/model';

/** Changes older than this are forgotten; no lag reaches further back. */
const LONGEST_LAG_MILLISECONDS = 15 * 60 * 1000;

type Change =
  | { at: number; kind: 'membership'; groupId: string; accountId: string; added: boolean }
  | { at: number; kind: 'person'; before: Person }
  | { at: number; kind: 'account'; before: Account }
  | { at: number; kind: 'role-grants'; accountId: string; before: readonly RoleGrant[] };

/** People, accounts and what they hold as they were a while ago: Atlassian's reads may lag behind its writes. */
export class ReadLag {
  private changes: Change[] = [];

  constructor(
    private readonly data: SiteData,
    private readonly clock: Clock,
  ) {}

  recordMembership(groupId: string, accountId: string, added: boolean): void {
    this.record({ at: this.clock.now(), kind: 'membership', groupId, accountId, added });
  }

  recordPerson(before: Person): void {
    this.record({ at: this.clock.now(), kind: 'person', before });
  }

  recordAccount(before: Account): void {
    this.record({ at: this.clock.now(), kind: 'account', before });
  }

  recordRoleGrants(accountId: string): void {
    const before = this.data.organisation.roleGrants.of(accountId);
    this.record({ at: this.clock.now(), kind: 'role-grants', accountId, before });
  }

  groupIdsOf(accountId: string, lagMilliseconds: number): ReadonlySet<string> {
    const current = this.data.memberships.groupIdsOf(accountId);
    const since = this.membershipChanges(lagMilliseconds).filter((change) => change.accountId === accountId);
    return undo(current, since, ({ groupId, added }) => ({ value: groupId, added }));
  }

  accountIdsOf(groupId: string, lagMilliseconds: number): ReadonlySet<string> {
    const current = this.data.memberships.accountIdsOf(groupId);
    const since = this.membershipChanges(lagMilliseconds).filter((change) => change.groupId === groupId);
    return undo(current, since, ({ accountId, added }) => ({ value: accountId, added }));
  }

  person(accountId: string, lagMilliseconds: number): Person | undefined {
    const oldest = this.since(lagMilliseconds).find(
      (change) => change.kind === 'person' && change.before.accountId === accountId,
    );
    return oldest?.kind === 'person' ? oldest.before : this.data.people.get(accountId);
  }

  account(accountId: string, lagMilliseconds: number): Account | undefined {
    const oldest = this.since(lagMilliseconds).find(
      (change) => change.kind === 'account' && change.before.accountId === accountId,
    );
    return oldest?.kind === 'account' ? oldest.before : this.data.accounts.get(accountId);
  }

  roleGrantsOf(accountId: string, lagMilliseconds: number): readonly RoleGrant[] {
    const oldest = this.since(lagMilliseconds).find(
      (change) => change.kind === 'role-grants' && change.accountId === accountId,
    );
    return oldest?.kind === 'role-grants' ? oldest.before : this.data.organisation.roleGrants.of(accountId);
  }

  private record(change: Change): void {
    const horizon = change.at - LONGEST_LAG_MILLISECONDS;
    const oldest = this.changes[0];
    if (oldest && oldest.at < horizon) {
      this.changes = this.changes.filter((candidate) => candidate.at >= horizon);
    }
    this.changes.push(change);
  }

  private since(lagMilliseconds: number): Change[] {
    if (lagMilliseconds <= 0) {
      return [];
    }
    const visibleUntil = this.clock.now() - lagMilliseconds;
    return this.changes.filter((change) => change.at > visibleUntil);
  }

  private membershipChanges(lagMilliseconds: number) {
    return this.since(lagMilliseconds).filter((change) => change.kind === 'membership');
  }
}

/** Takes changes back, newest first. */
function undo<C>(
  current: ReadonlySet<string>,
  changes: readonly C[],
  read: (change: C) => { value: string; added: boolean },
): ReadonlySet<string> {
  if (changes.length === 0) {
    return current;
  }
  const former = new Set(current);
  for (const change of [...changes].reverse()) {
    const { value, added } = read(change);
    if (added) {
      former.delete(value);
    } else {
      former.add(value);
    }
  }
  return former;
}
