import { route } from '@forge/api';
import { z } from 'zod';
import type { AtlassianCall } from '../call';

/** `urn:ietf:params:scim:api:messages:2.0:PatchOp` (RFC 7644, 3.5.2). */
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
/** Where Atlassian's SCIM says which account a user is (its document, `ScimUser`). */
const ATLASSIAN = 'urn:scim:schemas:extension:atlassian-external:1.0';

const users = z.object({
  totalResults: z.number().catch(0),
  Resources: z
    .array(
      z.object({
        id: z.string(),
        userName: z.string().catch(''),
        active: z.boolean().catch(true),
        [ATLASSIAN]: z.object({ atlassianAccountId: z.string() }).optional().catch(undefined),
      }),
    )
    .default([])
    .transform((found) =>
      found.map(({ [ATLASSIAN]: atlassian, ...user }) => ({
        ...user,
        accountId: atlassian?.atlassianAccountId ?? null,
      })),
    ),
});

/** `GET Users` by user name, exactly. */
export const findScimUser = (
  directoryId: string,
  userName: string,
): AtlassianCall<z.infer<typeof users>> => ({
  operation: 'GET scim Users',
  repeatable: true,
  send: (request) =>
    request(
      'GET',
      route`/scim/directory/${directoryId}/Users?startIndex=1&count=2&filter=${`userName eq ${JSON.stringify(userName)}`}`,
    ),
  parse: (body) => users.parse(body),
});

/** `PATCH Users/{id}` of `active`: 200. The identity provider overwrites it at its next synchronisation. */
export const setScimActive = (
  directoryId: string,
  userId: string,
  active: boolean,
): AtlassianCall<undefined> => ({
  operation: 'PATCH scim Users/{id}',
  repeatable: true,
  send: (request) =>
    request('PATCH', route`/scim/directory/${directoryId}/Users/${userId}`, {
      schemas: [PATCH],
      Operations: [{ op: 'replace', path: 'active', value: active }],
    }),
  parse: () => undefined,
});
