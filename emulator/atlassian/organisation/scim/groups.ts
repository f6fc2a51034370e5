import { z } from 'zod';
import type { Group } from '../../model';
import { json, pathParameter, type RouteAnswer } from '../../routing';
import type { OrganisationContext } from '../context';
import { scimError } from '../errors';
import type { OrganisationRequest } from '../routing';
import { describeList, readFilter, readOperations, requireDirectory, type Operation } from './requests';

const Members = z.array(z.looseObject({ value: z.string() }));

/** `GET /Groups`: those of the identity provider. */
export function listScimGroups(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directory = requireDirectory(context, request);
  const filter = readFilter(request.query, ['displayName']);
  const found = [...context.site.data.groups.values()].filter(
    (group) => group.managedBy === 'identity-provider' && (!filter || group.name === filter.value),
  );
  return json(describeList(request.query, found, (group) => describe(context, directory, group)));
}

/** `GET /Groups/{id}`. */
export function getScimGroup(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directory = requireDirectory(context, request);
  return json(describe(context, directory, findGroup(context, request)));
}

/** `PATCH /Groups/{id}`: adds and removes members, who are users of the same directory. */
export function patchScimGroup(context: OrganisationContext, request: OrganisationRequest): RouteAnswer {
  const directory = requireDirectory(context, request);
  const group = findGroup(context, request);
  const changes = readOperations(request).map((operation) => readMembers(context, operation));
  for (const { isAddition, accountIds } of changes) {
    for (const accountId of accountIds) {
      if (isAddition) context.site.addMembership(group.groupId, accountId);
      else context.site.removeMembership(group.groupId, accountId);
    }
  }
  return json(describe(context, directory, group));
}

function readMembers(context: OrganisationContext, { op, path = 'members', value }: Operation) {
  if (op !== 'add' && op !== 'remove') {
    throw scimError(400, `The emulator does not play the operation ${op} on groups.`, 'invalidSyntax');
  }
  const one = /^members\[value eq "([^"]+)"\]$/.exec(path)?.[1];
  if (one === undefined && path !== 'members') {
    throw scimError(400, `The emulator does not play the path ${path}, only members.`, 'invalidPath');
  }
  const members = Members.safeParse(one === undefined ? value : [{ value: one }]);
  if (!members.success) throw scimError(400, z.prettifyError(members.error), 'invalidValue');
  const accountIds = members.data.map((member) => {
    const user = context.organisation.scimUsers.get(member.value);
    if (!user) throw scimError(404, `There is no user ${member.value} in the directory.`);
    return user.accountId;
  });
  return { isAddition: op === 'add', accountIds };
}

function findGroup({ site }: OrganisationContext, request: OrganisationRequest): Group {
  const id = pathParameter(request, 'id');
  const group = site.data.groups.get(id);
  if (group?.managedBy !== 'identity-provider') {
    throw scimError(404, `There is no group ${id} in the directory.`);
  }
  return group;
}

function describe({ site, organisation }: OrganisationContext, directory: string, group: Group) {
  const memberIds = site.visibleMembersOf(group.groupId);
  const members = [...organisation.scimUsers.values()].filter(({ accountId }) => memberIds.has(accountId));
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    id: group.groupId,
    displayName: group.name,
    members: members.map(({ id, userName }) => ({
      type: 'User',
      value: id,
      display: userName,
      $ref: `${directory}/Users/${id}`,
    })),
    meta: { resourceType: 'GROUP', location: `${directory}/Groups/${group.groupId}` },
  };
}
