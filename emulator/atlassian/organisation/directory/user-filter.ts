import { z } from 'zod';
import type { SiteContext } from '../../context';
import { membershipAmong, membershipIn } from '../accounts';
import { ROLES, type Account } from '../model';
import { assignmentsOf } from './access';
import { EXPANDABLE, statusOf } from './describe-user';

const strings = (most: number) => z.array(z.string()).min(1).max(most).optional();

/** `MultiDirectoryUserSearchRequest` of the organisation document, without its cursor. */
export const UserQuery = z
  .strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    accountIds: strings(10),
    directoryIds: strings(10),
    resourceIds: strings(20),
    groupIds: strings(10),
    roleIds: z.array(z.enum(ROLES)).min(1).max(10).optional(),
    claimStatus: z.enum(['managed', 'unmanaged']).optional(),
    status: z
      .array(z.enum(['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion']))
      .min(1)
      .max(4)
      .optional(),
    accountStatus: z
      .array(z.enum(['active', 'inactive', 'closed']))
      .min(1)
      .max(3)
      .optional(),
    membershipStatus: z
      .array(z.enum(['active', 'suspended', 'no_membership']))
      .min(1)
      .max(3)
      .optional(),
    emailDomains: strings(10),
    emails: strings(100),
    searchTerm: z.string().optional(),
    mfaEnabled: z.boolean().optional(),
    expand: z.array(z.enum(EXPANDABLE)).default([]),
    sortBy: z
      .array(z.strictObject({ field: z.literal('nick_name'), direction: z.enum(['asc', 'desc']) }))
      .length(1)
      .optional(),
  })
  .refine(({ emails, searchTerm }) => emails === undefined || searchTerm === undefined, {
    message: 'searchTerm and emails exclude each other.',
  });
export type UserQuery = z.output<typeof UserQuery>;

/** The accounts that a query can speak of, in its order; the cheapest way to them. */
export function candidatesOf(site: SiteContext, { accountIds, sortBy }: UserQuery): Account[] {
  const given = accountIds
    ? accountIds.flatMap((accountId) => site.visibleAccount(accountId) ?? [])
    : [...site.data.accounts.values()];
  const [order] = sortBy ?? [];
  if (!order) return given;
  const sign = order.direction === 'asc' ? 1 : -1;
  return given.sort((one, other) => sign * one.displayName.localeCompare(other.displayName));
}

/** Whether an account is what the query asks for. Erased accounts are, only when they are asked for. */
export function matchesQuery(
  site: SiteContext,
  query: UserQuery,
  directoryIds: readonly string[],
): (account: Account) => boolean {
  const asked = query.directoryIds ?? directoryIds;
  const inside = directoryIds.filter((id) => asked.includes(id));
  const among = (list: readonly string[] | undefined, value: string) => list?.includes(value) ?? true;
  return (account) =>
    (query.accountStatus === undefined
      ? account.status !== 'closed'
      : query.accountStatus.includes(account.status)) &&
    among(query.membershipStatus, membershipAmong(site, account, directoryIds)) &&
    among(query.status, statusOf(site, account, directoryIds)) &&
    (query.directoryIds === undefined ||
      inside.some((id) => membershipIn(site, account, id) !== 'no_membership')) &&
    (query.claimStatus === undefined || account.managed === (query.claimStatus === 'managed')) &&
    query.mfaEnabled !== true &&
    matchesEmail(query, account) &&
    matchesAccess(site, query, account);
}

function matchesEmail({ emails, emailDomains, searchTerm }: UserQuery, account: Account): boolean {
  const email = account.emailAddress.toLowerCase();
  const term = searchTerm?.toLowerCase();
  return (
    (emails?.some((wanted) => wanted.toLowerCase() === email) ?? true) &&
    (emailDomains?.some((domain) => email.endsWith(`@${domain.toLowerCase()}`)) ?? true) &&
    (term === undefined || email.includes(term) || account.displayName.toLowerCase().includes(term))
  );
}

function matchesAccess(
  site: SiteContext,
  { groupIds, resourceIds, roleIds }: UserQuery,
  account: Account,
): boolean {
  const own = site.visibleGroupIdsOf(account.accountId);
  if (groupIds && !groupIds.some((groupId) => own.has(groupId))) return false;
  if (!resourceIds && !roleIds) return true;
  return assignmentsOf(site, account).some(
    ({ resourceId, roles }) =>
      (resourceIds?.includes(resourceId) ?? true) && (roleIds?.some((role) => roles.has(role)) ?? true),
  );
}
