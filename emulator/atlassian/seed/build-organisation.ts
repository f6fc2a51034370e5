import { resourceIdOf } from '../organisation/product-access';
import type { Account, ApiKey, Organisation, ProductResource, ScimUser } from '../organisation/model';
import { daysAgo, type Construction } from './construction';
import { SeedError, type Seed } from './format';
import { uuidOf } from './names';

const DAY_MILLISECONDS = 86_400_000;

/** The organisation: products of all its sites, keys, and the identity provider with its users. */
export function addOrganisation(construction: Construction, seed: Seed): void {
  const { organisation } = construction.data;
  organisation.resources = [...jiraProducts(construction), ...otherProducts(construction, seed)];
  organisation.keys = seed.organisation.keys.map((key) => buildKey(construction, seed, key));
  for (const person of seed.people) {
    const accountId = construction.people.idOf(person.email.toLowerCase());
    const account = construction.data.accounts.get(accountId);
    if (!account) continue;
    addDirectRoles(construction, seed, account, person.directRoles);
    if (person.apiTokens.length > 0) {
      const tokens = person.apiTokens.map(({ label, createdDaysAgo }) => ({
        id: uuidOf('api-token', `${person.email} ${label}`),
        label,
        createdAt: daysAgo(construction, createdDaysAgo),
        expiresAt: daysAgo(construction, createdDaysAgo - 365),
        lastAccessAt: account.lastActive,
      }));
      organisation.apiTokens.set(accountId, tokens);
    }
    if (person.synced) addScimUser(construction, account);
  }
  organisation.identityProvider = {
    synchronisesEverySeconds: seed.organisation.synchronisesEverySeconds,
    users: [...organisation.scimUsers.values()],
    memberIdsByGroup: membersOfProvider(construction),
  };
}

/** An organisation that has its names, before anybody is in it. */
export function emptyOrganisation(
  { organisation: seed }: Seed,
  roleGrants: Organisation['roleGrants'],
): Organisation {
  return {
    id: seed.id,
    name: seed.name,
    others: seed.otherOrganisations,
    directories: [{ id: seed.directoryId, name: seed.directoryName }, ...seed.otherDirectories],
    scimDirectoryId: seed.scimDirectoryId,
    resources: [],
    roleGrants,
    keys: [],
    apiTokens: new Map(),
    scimUsers: new Map(),
    identityProvider: { synchronisesEverySeconds: null, users: [], memberIdsByGroup: new Map() },
  };
}

/** Jira's own products on this site give what their groups give in Jira. */
function jiraProducts({ data }: Construction): ProductResource[] {
  return data.applicationRoles.map((product) => ({
    id: resourceIdOf(product.key, data.cloudId),
    product: product.key,
    name: product.name,
    cloudId: data.cloudId,
    siteUrl: data.baseUrl,
    directoryId: data.organisation.directories[0]?.id ?? '',
    groupRoles: product.groupIds.map((groupId) => ({
      groupId,
      role: data.groups.get(groupId)?.administers === 'none' ? 'atlassian/user' : 'atlassian/admin',
      isDefault: product.defaultGroupIds.includes(groupId),
    })),
  }));
}

function otherProducts({ data, groups }: Construction, seed: Seed): ProductResource[] {
  return seed.organisation.products.map((product) => {
    const { key, name, siteUrl = data.baseUrl } = product;
    const cloudId = product.cloudId ?? (siteUrl === data.baseUrl ? data.cloudId : uuidOf('site', siteUrl));
    return {
      id: resourceIdOf(key, cloudId),
      product: key,
      name,
      cloudId,
      siteUrl,
      directoryId: product.directoryId ?? seed.organisation.directoryId,
      groupRoles: [...product.groups, ...product.defaultGroups]
        .filter((group, index, all) => all.indexOf(group) === index)
        .map((group) => ({
          groupId: groups.idOf(group),
          role: 'atlassian/user',
          isDefault: product.defaultGroups.includes(group),
        })),
    };
  });
}

function buildKey(
  { data, people, now }: Construction,
  { organisation: own }: Seed,
  seed: Seed['organisation']['keys'][number],
): ApiKey {
  const admin = [...data.accounts.values()].find(({ organisationRoles }) =>
    organisationRoles.includes('org-admin'),
  );
  return {
    token: seed.token,
    kind: seed.kind,
    ownerId: seed.of ?? (seed.kind === 'scim' ? own.scimDirectoryId : own.id),
    otherOrganisationIds: seed.sees,
    accountId: seed.owner === undefined ? (admin?.accountId ?? null) : people.idOf(seed.owner.toLowerCase()),
    expiresAt: new Date(now + seed.expiresInDays * DAY_MILLISECONDS).toISOString(),
    scopes: seed.scopes,
    permitted: seed.permitted,
  };
}

/** Who has a role on a product of another directory is in that directory. */
function addDirectRoles(
  { data }: Construction,
  seed: Seed,
  account: Account,
  roles: Seed['people'][number]['directRoles'],
): void {
  if (roles.length === 0) return;
  const { organisation } = data;
  const found = roles.map(({ product, siteUrl = data.baseUrl, role }) => {
    const resource = organisation.resources.find(
      (candidate) => candidate.product === product && candidate.siteUrl === siteUrl,
    );
    if (!resource) throw new SeedError(`The seed has no product "${product}" on ${siteUrl}.`);
    return { resource, role };
  });
  organisation.roleGrants.set(
    account.accountId,
    found.map(({ resource, role }) => ({ resourceId: resource.id, role })),
  );
  const elsewhere = new Set(found.map(({ resource }) => resource.directoryId));
  elsewhere.delete(seed.organisation.directoryId);
  data.accounts.set(account.accountId, {
    ...account,
    otherDirectories: [...elsewhere].map((directoryId) => ({ directoryId, status: 'active' })),
  });
}

function addScimUser({ data }: Construction, account: Account): void {
  const user: ScimUser = {
    id: uuidOf('scim-user', account.emailAddress.toLowerCase()),
    accountId: account.accountId,
    userName: account.emailAddress,
    externalId: uuidOf('identity-provider', account.emailAddress.toLowerCase()),
    active: account.status === 'active',
    createdAt: account.addedToOrg,
    modifiedAt: account.addedToOrg,
  };
  data.organisation.scimUsers.set(user.id, user);
}

function membersOfProvider({ data }: Construction): Map<string, ReadonlySet<string>> {
  return new Map(
    [...data.groups.values()]
      .filter(({ managedBy }) => managedBy === 'identity-provider')
      .map(({ groupId }) => [groupId, new Set(data.memberships.accountIdsOf(groupId))]),
  );
}
