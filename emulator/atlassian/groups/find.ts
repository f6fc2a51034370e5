import type { SiteContext } from '../context';
import { badRequest, JiraError, notFound } from '../errors';
import type { Group } from '../model';

/**
 * Finds the group that `groupId` or `groupname` of a query names.
 * @throws {JiraError} 400 when neither or both are given, 404 when there is no such group
 */
export function findGroup(context: SiteContext, query: URLSearchParams): Group {
  const groupId = query.get('groupId');
  const name = query.get('groupname');
  if ((groupId === null) === (name === null)) {
    throw badRequest("Exactly one of the parameters 'groupId' and 'groupname' needs to be provided.");
  }
  const group = groupId === null ? findGroupByName(context, name ?? '') : context.data.groups.get(groupId);
  if (!group) {
    throw notFound(
      groupId === null
        ? `The group named '${name ?? ''}' does not exist.`
        : `Group with id '${groupId}' does not exist.`,
    );
  }
  return group;
}

export function findGroupByName(context: SiteContext, name: string): Group | undefined {
  for (const group of context.data.groups.values()) {
    if (group.name === name) {
      return group;
    }
  }
  return undefined;
}

/** The words with which some sites answer changes of groups by an app although the scope is granted. */
const IDENTITY_REFUSAL =
  'com.atlassian.idp.client.exceptions.AuthorizationException: {"key":"forbidden","context":{"message":"user does not have the relevant permissions"}}';

/** @throws {JiraError} 403 when the caller is no site admin */
export function requireSiteAdministration(context: SiteContext): void {
  if (!context.mayAdministerSite()) {
    throw new JiraError(403, [IDENTITY_REFUSAL]);
  }
}

/** @throws {JiraError} 400 or 403, as the site is set up, when an identity provider keeps the group */
export function requireOwnGroup(context: SiteContext, group: Group): void {
  if (group.managedBy === 'identity-provider') {
    throw new JiraError(context.data.variations.identityProviderRefusal, [
      `Failed to change the members of group '${group.name}'.`,
    ]);
  }
}
