import type { SiteData } from '../model';
import type { Role, RoleGrant } from './model';

/** Roles on a product that let nobody use it as a licensed person. */
const WITHOUT_LICENCE: ReadonlySet<Role> = new Set([
  'atlassian/user-access-admin',
  'atlassian/customer',
  'atlassian/stakeholder',
]);

/** `ari:cloud:jira-software::site/{cloudId}`. */
export function resourceIdOf(product: string, cloudId: string): string {
  return `ari:cloud:${product}::site/${cloudId}`;
}

/** Whether any of the roles gives this product on this site without a group. */
export function isGrantedDirectly(data: SiteData, product: string, grants: readonly RoleGrant[]): boolean {
  if (grants.length === 0) return false;
  const resourceId = resourceIdOf(product, data.cloudId);
  return grants.some((grant) => grant.resourceId === resourceId && !WITHOUT_LICENCE.has(grant.role));
}
