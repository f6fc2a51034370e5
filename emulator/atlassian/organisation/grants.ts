import type { SiteContext } from '../context';

/** Takes the roles that somebody holds without a group on the products of these directories. */
export function loseRoles(site: SiteContext, accountId: string, directoryIds: readonly string[]): void {
  const { roleGrants, resources } = site.data.organisation;
  const lost = new Set(
    resources.filter(({ directoryId }) => directoryIds.includes(directoryId)).map(({ id }) => id),
  );
  const kept = roleGrants.of(accountId).filter(({ resourceId }) => !lost.has(resourceId));
  site.setRoleGrants(accountId, kept);
}
