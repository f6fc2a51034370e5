import type { Directory } from '../connection/emulator-state';

type DirectoryPerson = Directory['people'][number];
type DirectoryGroup = Directory['groups'][number];

export function groupsOf({ groups, memberships }: Directory, accountId: string): DirectoryGroup[] {
  const ids = new Set(memberships.filter((each) => each.accountId === accountId).map((each) => each.groupId));
  return groups.filter((group) => ids.has(group.groupId));
}

export function membersOf({ people, memberships }: Directory, groupId: string): DirectoryPerson[] {
  const ids = new Set(memberships.filter((each) => each.groupId === groupId).map((each) => each.accountId));
  return people.filter((person) => ids.has(person.accountId));
}

/** What kind of account a person has, in words. */
export function accountNote({ accounts }: Directory, person: DirectoryPerson): string {
  if (person.accountType === 'app') return 'App';
  if (person.accountType === 'customer') return 'Portal customer';
  const account = accounts.find((each) => each.accountId === person.accountId);
  if (account === undefined) return 'Unknown to the organisation';
  const kind = account.managed === true ? 'Managed' : 'Unmanaged';
  return account.status === 'active' ? kind : `${kind}, ${account.status}`;
}
