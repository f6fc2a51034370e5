import {
  usedOnceMore,
  type CredentialList,
  type CredentialStore,
  type Usage,
} from '../offboarding/orchestration/credential';
import type { Clock } from '../offboarding/time';
import { keys } from './keys';
import { getMany } from './many';
import { writeNext, type Row } from './rows';
import type { StoreAccess } from './store-access';

const ENTITY = 'orchestration';

/** Calls that count themselves at the same time try again so often; whoever is left over is a flood. */
const MOST_TRIES = 8;
/** Milliseconds between those tries, at random up to here. */
const LONGEST_WAIT = 150;
/** A signature is valid for ten minutes, five before its time and five after; then nobody can send it again. */
const SIGNATURE_LIFETIME = { value: 15, unit: 'MINUTES' } as const;

/** Keys of tools and permits of rules, their secrets, and what is remembered of their use. */
export function createCredentialStore(
  access: StoreAccess,
  clock: Clock,
  sleep: (milliseconds: number) => Promise<void>,
): CredentialStore {
  const { kvs, attempt, create, learn } = access;
  const lists = kvs.entity<Row<CredentialList>>(ENTITY);
  const usages = kvs.entity<Row<Usage>>(ENTITY);

  /** Creates a value unless there is one. @returns whether the value that is there is this one */
  const claim = async (key: string, value: string, options: object): Promise<boolean> => {
    const isNew = await create(() => kvs.set(key, value, { ...options, keyPolicy: 'FAIL_IF_EXISTS' }));
    return isNew || (await attempt(() => kvs.get<string>(key))) === value;
  };

  return {
    read: async () => (await attempt(() => lists.get(keys.credentials)))?.document ?? NONE,
    replace: (list) =>
      writeNext(access, ENTITY, { name: keys.credentials, version: list.version, document: list }),

    secretOf: async (id) => {
      const secret = await attempt(() => kvs.getSecret<string>(keys.credentialSecret(id)));
      learn(secret ?? '');
      return secret;
    },
    keepSecret: (id, secret) => {
      learn(secret);
      return attempt(() => kvs.setSecret(keys.credentialSecret(id), secret));
    },
    forgetSecret: (id) => attempt(() => kvs.deleteSecret(keys.credentialSecret(id))),

    count: async (id) => {
      const name = keys.credentialUsage(id);
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const row = await attempt(() => usages.get(name));
        const document = usedOnceMore(row?.document, clock.now());
        if (!document) return false;
        if (await writeNext(access, ENTITY, { name, version: (row?.version ?? 0) + 1, document }))
          return true;
        await sleep(Math.random() * LONGEST_WAIT);
      }
      return false;
    },

    lastUses: async (ids) => {
      const rows = await getMany<Row<Usage>>(access, ids.map(keys.credentialUsage), ENTITY);
      return new Map(
        ids.flatMap((id) => {
          const row = rows.get(keys.credentialUsage(id));
          return row ? [[id, row.document.lastUsedAt] as const] : [];
        }),
      );
    },

    takeSignature: (credentialId, signature) =>
      claim(keys.signature(credentialId, signature), crypto.randomUUID(), { ttl: SIGNATURE_LIFETIME }),
    bindRequest: (credentialId, idempotencyKey, request) =>
      claim(keys.boundRequest(credentialId, idempotencyKey), request, {}),
  };
}

const NONE: CredentialList = { version: 0, credentials: [] };
