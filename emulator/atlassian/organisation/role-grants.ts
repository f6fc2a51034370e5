import type { RoleGrant } from './model';

const NONE: readonly RoleGrant[] = [];

/** Roles that people hold without a group. Few do, so that nothing is kept for the others. */
export class RoleGrants {
  private readonly byAccount = new Map<string, readonly RoleGrant[]>();

  of(accountId: string): readonly RoleGrant[] {
    return this.byAccount.get(accountId) ?? NONE;
  }

  set(accountId: string, grants: readonly RoleGrant[]): void {
    if (grants.length === 0) this.byAccount.delete(accountId);
    else this.byAccount.set(accountId, grants);
  }

  /** Who holds a role on this resource without a group. */
  accountIdsOn(resourceId: string): string[] {
    return [...this.byAccount]
      .filter(([, grants]) => grants.some((grant) => grant.resourceId === resourceId))
      .map(([accountId]) => accountId);
  }
}
