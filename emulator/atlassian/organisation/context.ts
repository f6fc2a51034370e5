import type { SiteContext } from '../context';
import { unknownDirectory, unknownGroup, unknownOrganisation, unknownUser } from './errors';
import type { Account, ApiKey, Organisation } from './model';
import type { Group } from '../model';
import { membershipIn } from './accounts';
import { pathParameter } from '../routing';
import type { OrganisationRequest } from './routing';

/** What an operation of the organisation's APIs gets beside the request. */
export interface OrganisationContext {
  /** The site whose people and groups the organisation manages, for a caller who is none of its users. */
  site: SiteContext;
  organisation: Organisation;
  key: ApiKey;
}

/** `-` in place of a directory's id. */
const ALL_DIRECTORIES = '-';

/** @throws {OrganisationError} 404 when the key does not see the organisation of the path */
export function requireOrganisation({ organisation, key }: OrganisationContext, id: string): void {
  const seen = [key.ownerId, ...key.otherOrganisationIds];
  if (!seen.includes(id)) throw unknownOrganisation(id);
  if (id !== organisation.id) throw unknownDirectory('of another organization');
}

/**
 * The directories that a request's path speaks of.
 * @throws {OrganisationError} 404 for an organisation or a directory that the key does not see
 */
export function directoriesOf(context: OrganisationContext, request: OrganisationRequest): string[] {
  requireOrganisation(context, pathParameter(request, 'orgId'));
  const asked = pathParameter(request, 'directoryId');
  const all = context.organisation.directories.map(({ id }) => id);
  if (asked === ALL_DIRECTORIES) return all;
  if (!all.includes(asked)) throw unknownDirectory(asked);
  return [asked];
}

/**
 * An account that there is, erased ones left out.
 * @throws {OrganisationError} 404
 */
export function findAccount({ site }: OrganisationContext, accountId: string): Account {
  const account = site.visibleAccount(accountId);
  if (!account || account.status === 'closed') throw unknownUser(accountId);
  return account;
}

/**
 * The account of a write, as it is now, and those of the directories in which it is.
 * @throws {OrganisationError} 404 when it is in none of them
 */
export function findMember(
  { site }: OrganisationContext,
  accountId: string,
  directoryIds: readonly string[],
): { account: Account; directoryIds: string[] } {
  const account = site.data.accounts.get(accountId);
  if (!account || account.status === 'closed') throw unknownUser(accountId);
  const own = directoryIds.filter((id) => membershipIn(site, account, id) !== 'no_membership');
  if (own.length === 0) throw unknownUser(accountId);
  return { account, directoryIds: own };
}

/** Every group stands in the directory of the site. */
export function findGroup(
  { site, organisation }: OrganisationContext,
  groupId: string,
  directoryIds: readonly string[],
): Group {
  const group = site.data.groups.get(groupId);
  const own = organisation.directories[0]?.id;
  if (!group || own === undefined || !directoryIds.includes(own)) throw unknownGroup(groupId);
  return group;
}
