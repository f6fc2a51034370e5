import type { OrganisationAccount, OrganisationDirectory } from '../offboarding/channels/directories';
import type { Change, ProductPlace, RefusalCause } from '../offboarding/channels/port';
import { AtlassianRefusal } from './call';
import { change } from './change';
import type { AtlassianClient } from './client';
import * as directory from './endpoints/directory';
import * as lifecycle from './endpoints/lifecycle';
import { queryWorkspaces } from './endpoints/organisations';
import { restrictionCause } from './error-words';

/** `-` stands for every directory that the key may see. */
const EVERY_DIRECTORY = '-';
/** Products live on sites; the platform's own roles do not. */
const SITE_RESOURCE = /^ari:cloud:([\w-]+)::site\/(.+)$/;

/**
 * People, groups and accounts as the organisation's APIs tell and change them.
 * @param cloudId the site that the app is installed on
 * @param nameMemory names of the products, read once for everybody
 */
export function createOrganisationDirectory(
  client: AtlassianClient,
  place: directory.DirectoryPlace,
  cloudId: string,
  nameMemory: NameMemory,
): OrganisationDirectory {
  const { organisationId } = place;
  const everywhere = { organisationId, directoryId: EVERY_DIRECTORY };
  return {
    account: async (accountId) => {
      const [here] = (await client.call(directory.searchUser(place, accountId))).data;
      if (here) return accountOf(here, true);
      const [elsewhere] = (await client.call(directory.searchUser(everywhere, accountId))).data;
      return elsewhere && accountOf(elsewhere, false);
    },

    access: async (accountId) => {
      const resources = new Map<string, boolean>();
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: RoleAssignments = await client.call(
          directory.getRoleAssignments(organisationId, accountId, cursor),
        );
        for (const { resourceId, directoryId, userDirectoryStatus } of page.data) {
          // Roles of the platform itself belong to no directory.
          const isProduct = typeof directoryId === 'string' && SITE_RESOURCE.test(resourceId);
          if (!isProduct || userDirectoryStatus === 'no_membership') continue;
          resources.set(resourceId, directoryId === place.directoryId);
        }
        cursor = page.links?.next ?? undefined;
      }
      const places = [...resources].sort(([one], [other]) => (one < other ? -1 : 1));
      const names = places.length > 0 ? await nameMemory(organisationId, client) : new Map<string, Named>();
      return places.map(([id, inDirectory]) => ({ ...placeOf(id, names.get(id), cloudId), inDirectory }));
    },

    syncedGroupIds: async (accountId) => {
      const synced: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: Groups = await client.call(directory.searchGroupsOf(place, accountId, cursor));
        synced.push(...page.data.filter(({ externalSynced }) => externalSynced).map(({ id }) => id));
        cursor = page.links?.next ?? undefined;
      }
      return synced;
    },

    lifecycle: async (accountId) => {
      try {
        const told = await client.call(lifecycle.getManageability(accountId));
        return {
          disable: restriction(told['lifecycle.enablement']),
          delete: restriction(told['lifecycle.delete']),
        };
      } catch (error) {
        if (!(error instanceof AtlassianRefusal)) throw error;
        const cause = error.reason ?? 'key-without-right';
        return { disable: cause, delete: cause };
      }
    },

    removeFromGroup: (groupId, accountId) =>
      change((told) => client.call(directory.removeMembership(place, groupId, accountId), told)),
    addToGroup: (groupId, accountId) =>
      change((told) => client.call(directory.addMembership(place, groupId, accountId), told)),
    suspend: (accountId) => change((told) => client.call(directory.suspendUser(place, accountId), told)),
    restore: (accountId) => change((told) => client.call(directory.restoreUser(place, accountId), told)),
    removeFromDirectory: (accountId) =>
      change((told) => client.call(directory.removeUser(place, accountId), told)),
    disable: (accountId, message) =>
      change((told) => client.call(lifecycle.disableAccount(accountId, message), told)),
    enable: (accountId) => change((told) => client.call(lifecycle.enableAccount(accountId), told)),
    scheduleDeletion: (accountId) => change((told) => client.call(lifecycle.deleteAccount(accountId), told)),
    cancelDeletion: (accountId) =>
      change((told) => client.call(lifecycle.cancelAccountDeletion(accountId), told)),
    invite: (email, groupIds) => invitation(client, organisationId, email, groupIds),
  };
}

type AnswerOf<Endpoint extends (...parameters: never[]) => { parse: (body: unknown) => unknown }> =
  ReturnType<ReturnType<Endpoint>['parse']>;
type RoleAssignments = AnswerOf<typeof directory.getRoleAssignments>;
type Groups = AnswerOf<typeof directory.searchGroupsOf>;
type User = AnswerOf<typeof directory.searchUser>['data'][number];
/** Names of an organisation's products by their ids, read when they are first asked for. */
export type NameMemory = (organisationId: string, client: AtlassianClient) => Promise<Map<string, Named>>;

/** The names change seldom: an invocation reads them once. */
export function createNameMemory(): NameMemory {
  const known = new Map<string, Promise<Map<string, Named>>>();
  return (organisationId, client) => {
    const earlier = known.get(organisationId);
    if (earlier) return earlier;
    const names = namesOf(client, organisationId);
    known.set(organisationId, names);
    names.catch(() => known.delete(organisationId));
    return names;
  };
}

interface Named {
  name: string | undefined;
  site: string | undefined;
}

const MEMBERSHIPS = { active: 'active', suspended: 'suspended', no_membership: 'none' } as const;

function accountOf(user: User, isHere: boolean): OrganisationAccount {
  return {
    kind: user.claimStatus,
    isSynced: user.managementSource === 'synced',
    email: user.email ?? null,
    state: {
      account: user.accountStatus,
      membership: isHere ? MEMBERSHIPS[user.membershipStatus] : 'none',
      isDeletionPending: user.status === 'for_deletion',
    },
  };
}

/** Names of products and sites by the product's id; none where the key may not read them. */
async function namesOf(client: AtlassianClient, organisationId: string): Promise<Map<string, Named>> {
  try {
    const { data } = await client.call(queryWorkspaces(organisationId));
    return new Map(
      data.map(({ id, attributes: { name, hostUrl } }) => [
        id,
        { name, site: hostUrl?.replace(/^https:\/\//, '').replace(/\/.*$/, '') },
      ]),
    );
  } catch (error) {
    if (error instanceof AtlassianRefusal) return new Map();
    throw error;
  }
}

function placeOf(
  resourceId: string,
  named: Named | undefined,
  cloudId: string,
): Omit<ProductPlace, 'inDirectory'> {
  const [, product = resourceId, siteId = resourceId] = SITE_RESOURCE.exec(resourceId) ?? [];
  return { product: named?.name ?? product, site: named?.site ?? siteId, isHere: siteId === cloudId };
}

const restriction = (
  privilege: { allowed: boolean; reason?: { key: string } | undefined } | undefined,
): RefusalCause | null =>
  privilege === undefined || privilege.allowed ? null : restrictionCause(privilege.reason?.key);

/** 206 says that a part failed; the body names which. */
async function invitation(
  client: AtlassianClient,
  organisationId: string,
  email: string,
  groupIds: readonly string[],
): Promise<Change> {
  let failed: string[] = [];
  const answer = await change(async (told) => {
    const { data } = await client.call(directory.inviteUser(organisationId, email, groupIds), told);
    failed = data
      .flatMap(({ results = [] }) => results)
      .flatMap(({ groupAssignmentResult = [] }) => groupAssignmentResult)
      .filter(({ status }) => status === 'ERROR')
      .map(({ group, statusReason }) => `${group ?? 'group'}: ${statusReason ?? 'no reason'}`);
  });
  if (!answer.accepted || failed.length === 0) return answer;
  return { accepted: false, status: 206, words: failed.join(' '), inDoubt: false };
}
