import type { IdentityDirectory } from '../offboarding/channels/directories';
import type { Change } from '../offboarding/channels/port';
import { change } from './change';
import type { AtlassianClient } from './client';
import { findScimUser, setScimActive } from './endpoints/scim';

/** The directory of an identity provider as SCIM shows it. */
export function createIdentityDirectory(client: AtlassianClient, directoryId: string): IdentityDirectory {
  return {
    setActive: async (accountId, email, active) => {
      if (email === null)
        return notFound('Nobody tells the e-mail address by which the directory knows the person.');
      const found: { userId?: string | undefined } = {};
      const search = await change(async (told) => {
        const { Resources } = await client.call(findScimUser(directoryId, email), told);
        // Another person's user of the same name must never be switched off.
        found.userId = Resources.find((user) => user.accountId === accountId)?.id;
      });
      if (!search.accepted) return search;
      const { userId: id } = found;
      if (id === undefined)
        return notFound('The directory has no user for this account under its e-mail address.');
      return change((told) => client.call(setScimActive(directoryId, id, active), told));
    },
  };
}

const notFound = (words: string): Change => ({
  accepted: false,
  status: 404,
  words,
  inDoubt: false,
  cause: 'not-found',
});
