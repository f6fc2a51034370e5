import type { KeyFindings, KeyProbe, OrganisationChoice } from '../offboarding/channels/directories';
import { AtlassianRefusal } from './call';
import type { AtlassianClient } from './client';
import { getDirectories, getOrganisations, queryWorkspaces } from './endpoints/organisations';
import { findScimUser } from './endpoints/scim';

/** A user name that no directory has: whether the question is answered is what counts. */
const NOBODY = 'nobody@leaver.invalid';

/**
 * Tries keys: reads only, and what the answers mean.
 * @param cloudId the site that the app is installed on
 */
export function createKeyProbe(clientFor: (key: string) => AtlassianClient, cloudId: () => string): KeyProbe {
  const usersOf = (key: string, directoryId: string) =>
    read(clientFor(key).call(findScimUser(directoryId, NOBODY)));
  const organisationsOf = (key: string) => read(clientFor(key).call(getOrganisations()));

  return {
    organisationKey: async (key, scimDirectoryId) => {
      const seen = await organisationsOf(key);
      if ('answer' in seen) {
        const organisations = seen.answer.data.map(async ({ id, attributes: { name } }) => ({
          id,
          name,
          hasThisSite: await hasSite(clientFor(key), id, cloudId()),
        }));
        return { outcome: 'good', organisations: await Promise.all(organisations) };
      }
      const opensScim = scimDirectoryId !== null && 'answer' in (await usersOf(key, scimDirectoryId));
      return opensScim ? { outcome: 'wrong-kind' } : seen;
    },

    scimKey: async (key, directoryId) => {
      const seen = await usersOf(key, directoryId);
      if ('answer' in seen) return { outcome: 'good', organisations: [] };
      return 'answer' in (await organisationsOf(key)) ? { outcome: 'wrong-kind' } : seen;
    },

    organisations: async (key) => {
      const client = clientFor(key);
      const { data } = await client.call(getOrganisations());
      return Promise.all(
        data.map(async ({ id, attributes: { name } }): Promise<OrganisationChoice> => {
          const [hasThisSite, directories] = await Promise.all([
            hasSite(client, id, cloudId()),
            directoriesOf(client, id),
          ]);
          return { id, name, hasThisSite, directories };
        }),
      );
    },
  };
}

type Refusal = Extract<KeyFindings, { outcome: 'refused' }>;

async function read<Answer>(answer: Promise<Answer>): Promise<{ answer: Answer } | Refusal> {
  try {
    return { answer: await answer };
  } catch (error) {
    if (!(error instanceof AtlassianRefusal)) throw error;
    return {
      outcome: 'refused',
      status: error.status,
      cause: error.reason ?? 'key-without-right',
      words: error.words,
    };
  }
}

/** Whether a site is one of an organisation's; null where the key does not tell. */
async function hasSite(
  client: AtlassianClient,
  organisationId: string,
  cloudId: string,
): Promise<boolean | null> {
  const seen = await read(client.call(queryWorkspaces(organisationId)));
  if ('answer' in seen) return seen.answer.data.some(({ id }) => id.endsWith(`/${cloudId}`));
  return seen.status === 404 ? false : null;
}

/** None where the key may not read them. */
async function directoriesOf(client: AtlassianClient, organisationId: string) {
  const found: { id: string; name: string }[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const seen: { answer: Directories } | Refusal = await read(
      client.call(getDirectories(organisationId, cursor)),
    );
    if (!('answer' in seen)) return found;
    found.push(...seen.answer.data.map(({ directoryId, name }) => ({ id: directoryId, name })));
    cursor = seen.answer.links?.next ?? undefined;
  }
  return found;
}

type Directories = ReturnType<ReturnType<typeof getDirectories>['parse']>;
