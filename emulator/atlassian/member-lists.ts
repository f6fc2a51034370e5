import type { Person, SiteData } from './model';
import type { ReadLag } from './read-lag';

/** The members of groups as lists, for pages: made when asked and kept until somebody comes or goes. */
export class MemberLists {
  private readonly lists = new Map<string, readonly Person[]>();

  constructor(
    private readonly data: SiteData,
    private readonly readLag: ReadLag,
  ) {}

  of(groupId: string, includeInactive: boolean, lagMilliseconds: number): readonly Person[] {
    if (lagMilliseconds > 0) {
      return this.list(groupId, includeInactive, lagMilliseconds);
    }
    const key = `${groupId} ${String(includeInactive)}`;
    const known = this.lists.get(key);
    if (known) {
      return known;
    }
    const list = this.list(groupId, includeInactive, 0);
    this.lists.set(key, list);
    return list;
  }

  forget(): void {
    this.lists.clear();
  }

  private list(groupId: string, includeInactive: boolean, lagMilliseconds: number): Person[] {
    const accountIds =
      lagMilliseconds > 0
        ? this.readLag.accountIdsOf(groupId, lagMilliseconds)
        : this.data.memberships.accountIdsOf(groupId);
    const members: Person[] = [];
    for (const accountId of accountIds) {
      const person =
        lagMilliseconds > 0
          ? this.readLag.person(accountId, lagMilliseconds)
          : this.data.people.get(accountId);
      if (person && (person.active || includeInactive)) {
        members.push(person);
      }
    }
    return members;
  }
}
