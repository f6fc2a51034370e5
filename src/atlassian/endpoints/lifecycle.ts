import { route } from '@forge/api';
import { z } from 'zod';
import type { AtlassianCall } from '../call';

/** User management of managed accounts: 403 with a `key` and a reason, 404 `accountNotFound`, 409 `conflict.lifecycleErrors`. */

const nothing = (): undefined => undefined;

const privilege = z
  .object({ allowed: z.boolean(), reason: z.object({ key: z.string() }).optional() })
  .optional();
const privileges = z.object({ 'lifecycle.enablement': privilege, 'lifecycle.delete': privilege });

/** `GET manage`: what may be done with the account, and why not. */
export const getManageability = (accountId: string): AtlassianCall<z.infer<typeof privileges>> => ({
  operation: 'GET users/{id}/manage',
  repeatable: true,
  send: (request) =>
    request(
      'GET',
      route`/users/${accountId}/manage?privileges=lifecycle.enablement&privileges=lifecycle.delete`,
    ),
  parse: (body) => privileges.parse(body),
});

/** `POST lifecycle/disable`: 204. The message is what the person reads. */
export const disableAccount = (accountId: string, message: string | null): AtlassianCall<undefined> => ({
  operation: 'POST lifecycle/disable',
  repeatable: true,
  send: (request) =>
    request('POST', route`/users/${accountId}/manage/lifecycle/disable`, message === null ? {} : { message }),
  parse: nothing,
});

/** `POST lifecycle/enable`: 204. */
export const enableAccount = (accountId: string): AtlassianCall<undefined> => ({
  operation: 'POST lifecycle/enable',
  repeatable: true,
  send: (request) => request('POST', route`/users/${accountId}/manage/lifecycle/enable`),
  parse: nothing,
});

/** `POST lifecycle/delete`: 200; final after 14 days. */
export const deleteAccount = (accountId: string): AtlassianCall<undefined> => ({
  operation: 'POST lifecycle/delete',
  repeatable: true,
  send: (request) => request('POST', route`/users/${accountId}/manage/lifecycle/delete`),
  parse: nothing,
});

/** `POST lifecycle/cancel-delete`: 200; the account is active again. */
export const cancelAccountDeletion = (accountId: string): AtlassianCall<undefined> => ({
  operation: 'POST lifecycle/cancel-delete',
  repeatable: true,
  send: (request) => request('POST', route`/users/${accountId}/manage/lifecycle/cancel-delete`),
  parse: nothing,
});
