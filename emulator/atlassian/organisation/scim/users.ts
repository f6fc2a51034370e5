import { z } from 'zod';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import type { OrganisationContext } from '../context';
import { scimError } from '../errors';
import type { ScimUser } from '../model';
import type { OrganisationRequest } from '../routing';
import { selectAttributes } from './attributes';
import { describeList, readFilter, readOperations, requireDirectory, type Operation } from './requests';
import { setActive } from './provisioning';

const Active = z.union([
  z.boolean(),
  // Some identity providers send a text.
  z.enum(['true', 'false', 'True', 'False']).transform((text) => text.toLowerCase() === 'true'),
]);
const Replacement = z.strictObject({ active: Active });

/** `GET /Users`: all, or the one with this name; `startIndex` counts from 1. */
export function listScimUsers(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directory = requireDirectory(context, request);
  const filter = readFilter(request.query, ['userName', 'externalId']);
  const found = [...context.organisation.scimUsers.values()].filter(
    (user) => !filter || user[filter.attribute].toLowerCase() === filter.value.toLowerCase(),
  );
  return json(
    describeList(request.query, found, (user) =>
      selectAttributes(request.query, describeScimUser(context, directory, user)),
    ),
  );
}

/** `GET /Users/{userId}`. */
export function getScimUser(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directory = requireDirectory(context, request);
  const user = findScimUser(context, request);
  return json(selectAttributes(request.query, describeScimUser(context, directory, user)));
}

/** `PATCH /Users/{userId}`: `active` only; the identity provider keeps everything else. */
export function patchScimUser(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directory = requireDirectory(context, request);
  const user = findScimUser(context, request);
  const changes = readOperations(request).map(readActive);
  const active = changes.at(-1) ?? user.active;
  const changed = setActive(context.site, user, active);
  return json(selectAttributes(request.query, describeScimUser(context, directory, changed)));
}

function readActive({ op, path, value }: Operation): boolean {
  if (op !== 'replace' && op !== 'add') {
    throw scimError(400, `The emulator does not play the operation ${op} on users.`, 'invalidSyntax');
  }
  if (path !== undefined && path !== 'active') {
    throw scimError(400, `The emulator does not play the path ${path}, only active.`, 'invalidPath');
  }
  const parsed = Replacement.safeParse(path === undefined ? value : { active: value });
  if (!parsed.success) throw scimError(400, z.prettifyError(parsed.error), 'invalidValue');
  return parsed.data.active;
}

function findScimUser({ organisation }: OrganisationContext, request: OrganisationRequest): ScimUser {
  const id = pathParameter(request, 'userId');
  const user = organisation.scimUsers.get(id);
  if (!user) throw scimError(404, `There is no user ${id} in the directory.`);
  return user;
}

function describeScimUser({ site }: OrganisationContext, directory: string, user: ScimUser) {
  const { data } = site;
  const displayName = data.accounts.get(user.accountId)?.displayName ?? user.userName;
  const groups = [...site.visibleGroupIdsOf(user.accountId)].flatMap((groupId) => {
    const group = data.groups.get(groupId);
    return group?.managedBy === 'identity-provider' ? [group] : [];
  });
  return {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:scim:schemas:extension:atlassian-external:1.0',
    ],
    id: user.id,
    externalId: user.externalId,
    userName: user.userName,
    displayName,
    name: { formatted: displayName },
    emails: [{ value: user.userName, type: 'work', primary: true }],
    active: user.active,
    groups: groups.map(({ groupId, name }) => ({
      type: 'Group',
      value: groupId,
      display: name,
      $ref: `${directory}/Groups/${groupId}`,
    })),
    'urn:scim:schemas:extension:atlassian-external:1.0': { atlassianAccountId: user.accountId },
    meta: {
      resourceType: 'USER',
      location: `${directory}/Users/${user.id}`,
      created: user.createdAt,
      lastModified: user.modifiedAt,
    },
  };
}
