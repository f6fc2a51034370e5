import type { SiteContext } from '../context';
import type { Person } from '../model';
import { isGrantedDirectly } from '../organisation/product-access';
import { describeApplicationRole } from './application-roles';
import { describeGroupName } from './groups';

/** `AvatarUrlsBean` of the OpenAPI document. */
export function avatarUrls(baseUrl: string, accountId: string): Record<string, string> {
  const address = (size: number) =>
    `${baseUrl}/secure/useravatar?ownerId=${encodeURIComponent(accountId)}&size=${size}`;
  return { '16x16': address(16), '24x24': address(24), '32x32': address(32), '48x48': address(48) };
}

export function userAddress(baseUrl: string, accountId: string): string {
  return `${baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`;
}

/** A user as lists and references carry it. The address is there only when the caller may see it. */
export function describeUser(context: SiteContext, person: Person) {
  const { baseUrl } = context.data;
  return {
    self: userAddress(baseUrl, person.accountId),
    accountId: person.accountId,
    accountType: person.accountType,
    ...(context.maySeeEmailOf(person) && person.emailAddress !== ''
      ? { emailAddress: person.emailAddress }
      : {}),
    avatarUrls: avatarUrls(baseUrl, person.accountId),
    displayName: person.displayName,
    active: person.active,
    timeZone: person.timeZone,
  };
}

/** `User` with the lists that `expand` asks for; their sizes are always told. */
export function describeUserWithAccess(context: SiteContext, person: Person, expand: ReadonlySet<string>) {
  const groups = [...context.visibleGroupIdsOf(person.accountId)].flatMap(
    (groupId) => context.data.groups.get(groupId) ?? [],
  );
  const groupIds = new Set(groups.map(({ groupId }) => groupId));
  const grants = context.visibleRoleGrantsOf(person.accountId);
  const roles = context.data.applicationRoles.filter(
    (role) =>
      person.active &&
      (role.groupIds.some((groupId) => groupIds.has(groupId)) ||
        isGrantedDirectly(context.data, role.key, grants)),
  );
  return {
    ...describeUser(context, person),
    locale: person.locale,
    groups: {
      size: groups.length,
      items: expand.has('groups')
        ? groups.map((group) => describeGroupName(context.data.baseUrl, group))
        : [],
    },
    applicationRoles: {
      size: roles.length,
      items: expand.has('applicationRoles')
        ? roles.map((role) => describeApplicationRole(context, role))
        : [],
    },
    expand: 'groups,applicationRoles',
  };
}

/** A user inside an answer, by id; somebody whom the site does not know any more is named by the id alone. */
export function describeUserById(context: SiteContext, accountId: string) {
  const person = context.data.people.get(accountId);
  return person
    ? describeUser(context, person)
    : {
        self: userAddress(context.data.baseUrl, accountId),
        accountId,
        accountType: 'unknown' as const,
        displayName: 'Former user',
        active: false,
      };
}
