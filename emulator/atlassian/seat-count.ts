import type { ApplicationRole, SiteData } from './model';

/** How many active people each product has. Counted when asked and kept until somebody comes or goes. */
export class SeatCount {
  private readonly counts = new Map<string, number>();

  constructor(private readonly data: SiteData) {}

  of(role: ApplicationRole): number {
    const known = this.counts.get(role.key);
    if (known !== undefined) {
      return known;
    }
    const accountIds = new Set<string>();
    for (const groupId of role.groupIds) {
      for (const accountId of this.data.memberships.accountIdsOf(groupId)) {
        if (this.data.people.get(accountId)?.active) {
          accountIds.add(accountId);
        }
      }
    }
    this.counts.set(role.key, accountIds.size);
    return accountIds.size;
  }

  forget(): void {
    this.counts.clear();
  }
}
