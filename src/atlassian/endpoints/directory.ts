import { route } from '@forge/api';
import { z } from 'zod';
import type { AtlassianCall } from '../call';
import { pageFrom } from './organisations';

/** A directory of an organisation; `-` stands for all of them where people are only read. */
export interface DirectoryPlace {
  organisationId: string;
  directoryId: string;
}

const nothing = (): undefined => undefined;

const users = z.object({
  data: z.array(
    z.object({
      accountId: z.string(),
      email: z.string().nullish(),
      accountStatus: z.enum(['active', 'inactive', 'closed']).catch('active'),
      claimStatus: z.enum(['managed', 'unmanaged']).catch('unmanaged'),
      managementSource: z.string().nullish(),
      membershipStatus: z.enum(['active', 'suspended', 'no_membership']).catch('active'),
      /** `for_deletion` while a deletion can still be called off. */
      status: z.string().optional(),
    }),
  ),
});

/** `POST users/search` for one account; an empty page where the directory does not hold it. */
export const searchUser = (
  { organisationId, directoryId }: DirectoryPlace,
  accountId: string,
): AtlassianCall<z.infer<typeof users>> => ({
  operation: 'POST users/search',
  repeatable: true,
  send: (request) =>
    request('POST', route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/users/search`, {
      accountIds: [accountId],
      limit: 1,
    }),
  parse: (body) => users.parse(body),
});

const roleAssignments = z.object({
  data: z
    .array(
      z.object({
        resourceId: z.string(),
        resourceOwner: z.string().nullish(),
        directoryId: z.string().nullish(),
        userDirectoryStatus: z.string().nullish(),
      }),
    )
    .default([]),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

/** `GET role-assignments`: every product that a person may use, in any directory that the key may see. */
export const getRoleAssignments = (
  organisationId: string,
  accountId: string,
  cursor: string,
): AtlassianCall<z.infer<typeof roleAssignments>> => ({
  operation: 'GET users/{id}/role-assignments',
  repeatable: true,
  send: (request) =>
    request(
      'GET',
      route`/admin/v2/orgs/${organisationId}/directories/-/users/${accountId}/role-assignments?${pageFrom(cursor)}`,
    ),
  parse: (body) => roleAssignments.parse(body),
});

const groups = z.object({
  data: z.array(z.object({ id: z.string(), externalSynced: z.boolean().catch(false) })),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

/** `POST groups/search` for the groups of one person, 100 a page. */
export const searchGroupsOf = (
  { organisationId, directoryId }: DirectoryPlace,
  accountId: string,
  cursor: string,
): AtlassianCall<z.infer<typeof groups>> => ({
  operation: 'POST groups/search',
  repeatable: true,
  send: (request) =>
    request(
      'POST',
      route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/groups/search`,
      cursor === '' ? { accountIds: [accountId], limit: 100 } : { cursor },
    ),
  parse: (body) => groups.parse(body),
});

/** `DELETE groups/{groupId}/memberships/{id}`: 204. */
export const removeMembership = (
  { organisationId, directoryId }: DirectoryPlace,
  groupId: string,
  accountId: string,
): AtlassianCall<undefined> => ({
  operation: 'DELETE groups/{id}/memberships/{id}',
  repeatable: true,
  send: (request) =>
    request(
      'DELETE',
      route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/groups/${groupId}/memberships/${accountId}`,
    ),
  parse: nothing,
});

/** `POST groups/{groupId}/memberships`: 204, or 409 when the person is in already or a product has no seat left. */
export const addMembership = (
  { organisationId, directoryId }: DirectoryPlace,
  groupId: string,
  accountId: string,
): AtlassianCall<undefined> => ({
  operation: 'POST groups/{id}/memberships',
  repeatable: true,
  send: (request) =>
    request(
      'POST',
      route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/groups/${groupId}/memberships`,
      { accountId },
    ),
  parse: nothing,
});

/** `POST users/{id}/suspend`: 204; groups and roles are kept. */
export const suspendUser = (
  { organisationId, directoryId }: DirectoryPlace,
  accountId: string,
): AtlassianCall<undefined> => ({
  operation: 'POST users/{id}/suspend',
  repeatable: true,
  send: (request) =>
    request(
      'POST',
      route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/users/${accountId}/suspend`,
    ),
  parse: nothing,
});

/** `POST users/{id}/restore`: 204; ends a suspension. */
export const restoreUser = (
  { organisationId, directoryId }: DirectoryPlace,
  accountId: string,
): AtlassianCall<undefined> => ({
  operation: 'POST users/{id}/restore',
  repeatable: true,
  send: (request) =>
    request(
      'POST',
      route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/users/${accountId}/restore`,
    ),
  parse: nothing,
});

/** `DELETE users/{id}`: 204; groups and roles are lost, coming back needs an invitation. */
export const removeUser = (
  { organisationId, directoryId }: DirectoryPlace,
  accountId: string,
): AtlassianCall<undefined> => ({
  operation: 'DELETE users/{id}',
  repeatable: true,
  send: (request) =>
    request('DELETE', route`/admin/v2/orgs/${organisationId}/directories/${directoryId}/users/${accountId}`),
  parse: nothing,
});

const invited = z.object({
  data: z
    .array(
      z.object({
        results: z
          .array(
            z.object({
              groupAssignmentResult: z
                .array(
                  z.object({
                    group: z.string().optional(),
                    status: z.string().optional(),
                    statusReason: z.string().nullish(),
                  }),
                )
                .optional(),
            }),
          )
          .optional(),
      }),
    )
    .default([]),
});

/** `POST users/invite`: 200, or 206 when a part failed, which the body names. Only with a paid subscription. */
export const inviteUser = (
  organisationId: string,
  email: string,
  groupIds: readonly string[],
): AtlassianCall<z.infer<typeof invited>> => ({
  operation: 'POST users/invite',
  // A second invitation is a second mail.
  repeatable: false,
  send: (request) =>
    request('POST', route`/admin/v2/orgs/${organisationId}/users/invite`, {
      emails: [email],
      additionalGroups: groupIds,
      sendNotification: true,
    }),
  parse: (body) => invited.parse(body),
});
