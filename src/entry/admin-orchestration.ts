import { z } from 'zod';
import type { CredentialView } from '../contract/orchestration';
import {
  CREDENTIAL_KINDS,
  type Credential,
  type CredentialStore,
} from '../offboarding/orchestration/credential';
import {
  createCredential,
  revokeCredential,
  type ManageParts,
} from '../offboarding/orchestration/manage-credentials';
import type { Catalogue, Directory, SettingsStore } from '../offboarding/ports';
import type { DefineAdmin } from './admin-look-ups';
import { nameOf } from './caller-name';

export interface OrchestrationParts extends ManageParts {
  directory: Directory;
  catalogue: Catalogue;
  settings: SettingsStore;
  /** The address at which the web trigger answers; null where this build of the app has none. */
  webAddress: () => Promise<string | null>;
}

const id = z.string().min(1).max(200);

/** Calls about keys of tools and rules of Automation: who may start runs from outside. */
export function defineOrchestration(define: DefineAdmin, parts: OrchestrationParts): void {
  define('getOrchestration', z.unknown(), async () => {
    const [address, { credentials }] = await Promise.all([parts.webAddress(), parts.credentials.read()]);
    return { address, credentials: await viewsOf(parts.credentials, credentials) };
  });
  define(
    'createCredential',
    z.object({
      kind: z.enum(CREDENTIAL_KINDS),
      name: z.string().trim().min(1, 'Give it a name.').max(80, 'A name has at most 80 characters.'),
      ownerId: id,
      ownConnectionOnly: z.boolean().default(true),
    }),
    async (wanted, { accountId }) => {
      const [by, settings] = await Promise.all([nameOf(parts.directory, accountId), parts.settings.read()]);
      const { credential, secret } = await createCredential(parts, wanted, by, settings);
      return { credential: viewOf(credential, null), secret };
    },
  );
  define('revokeCredential', z.object({ id }), async (payload, { accountId }) => {
    await revokeCredential(parts, payload.id, await nameOf(parts.directory, accountId));
    const { credentials } = await parts.credentials.read();
    return { credentials: await viewsOf(parts.credentials, credentials) };
  });
}

async function viewsOf(store: CredentialStore, all: readonly Credential[]): Promise<CredentialView[]> {
  const uses = await store.lastUses(all.map((credential) => credential.id));
  return all.map((credential) => viewOf(credential, uses.get(credential.id) ?? null)).reverse();
}

/** In use first, then revoked, each newest first, as the list is kept. */
const viewOf = (credential: Credential, lastUsedAt: string | null): CredentialView => ({
  ...credential,
  lastUsedAt,
});
