import type { ApplicationRole, SiteData } from './model';
import { resourceIdOf } from './organisation/product-access';

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
    const holders = [
      ...role.groupIds.map((groupId) => this.data.memberships.accountIdsOf(groupId)),
      this.data.organisation.roleGrants.accountIdsOn(resourceIdOf(role.key, this.data.cloudId)),
    ];
    for (const holder of holders) {
      for (const accountId of holder) {
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
