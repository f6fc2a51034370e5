import { createAccount } from '../organisation/accounts';
import { DELETION_GRACE_MILLISECONDS } from '../organisation/deletion';
import type { Account } from '../organisation/model';
import { daysAgo, type Construction } from './construction';
import type { PersonSeed } from './format-people';

/** The organisation's view of a seeded person. */
export function buildAccount(construction: Construction, accountId: string, seed: PersonSeed): Account {
  const timeOf = (days: number | null) => (days === null ? null : daysAgo(construction, days));
  const byProduct = Object.entries(seed.lastActiveDaysAgoByProduct);
  const isUsable = seed.active && !seed.closed && seed.deletedDaysAgo === null;
  const dueAt =
    seed.deletedDaysAgo === null
      ? null
      : Date.parse(daysAgo(construction, seed.deletedDaysAgo)) + DELETION_GRACE_MILLISECONDS;
  return createAccount({
    accountId,
    emailAddress: seed.closed ? '' : seed.email,
    displayName: seed.closed ? 'Former user' : seed.name,
    status: seed.closed ? 'closed' : isUsable ? 'active' : 'inactive',
    managed: seed.managed,
    managementSource: seed.synced ? 'synced' : 'invited',
    membershipStatus: seed.closed ? 'no_membership' : seed.membership,
    addedToOrg: daysAgo(construction, seed.addedDaysAgo),
    lastActive: timeOf(seed.lastActiveDaysAgo),
    ...(byProduct.length > 0
      ? { lastActiveByProduct: Object.fromEntries(byProduct.map(([key, days]) => [key, timeOf(days)])) }
      : {}),
    organisationRoles: seed.organisationRoles,
    restriction:
      seed.restriction === undefined && seed.synced ? 'externalDirectory.scim' : (seed.restriction ?? null),
    lifecycleConflict: seed.lifecycleConflict,
    deactivatedAt: isUsable || seed.closed ? null : timeOf(seed.deletedDaysAgo ?? seed.lastActiveDaysAgo),
    deletionDueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  });
}
