import { randomBytes } from 'node:crypto';
import type { Catalogue, Directory } from '../ports';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { iso, type Clock } from '../time';
import { answerableOwner } from './answerable';
import type { Credential, CredentialKind, CredentialStore } from './credential';
import { OutsideProblem } from './problem';

/** More tools and rules than this are a sign that old ones are forgotten. */
const MOST_IN_USE = 20;
/** Revoked ones are kept for the record, the latest so many: the list stays far below the 240 KiB of a value. */
const MOST_REVOKED = 100;
/** Of SHA-256's strength. */
const SECRET_BYTES = 32;
const ID_BYTES = 8;

/** The credentials cannot become what was asked for; the message says what to do. */
export class CredentialProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CredentialProblem';
  }
}

export interface ManageParts {
  credentials: CredentialStore;
  directory: Pick<Directory, 'leaver' | 'operatorStanding'>;
  catalogue: Pick<Catalogue, 'people'>;
  clock: Clock;
}

export interface NewCredential {
  kind: CredentialKind;
  name: string;
  ownerId: string;
  ownConnectionOnly: boolean;
}

/**
 * Makes a credential. Its secret is given here and never again.
 * @throws CredentialProblem when the owner may not offboard people, or there are too many already
 */
export async function createCredential(
  parts: ManageParts,
  wanted: NewCredential,
  by: PersonName,
  settings: Settings,
): Promise<{ credential: Credential; secret: string }> {
  const { credentials, clock } = parts;
  const owner = await ownerOf(parts, wanted.ownerId, settings);
  const list = await credentials.read();
  const inUse = list.credentials.filter(({ revoked }) => revoked === null);
  if (inUse.length >= MOST_IN_USE) {
    throw new CredentialProblem(
      `There are ${String(MOST_IN_USE)} already. Revoke what is not used any more.`,
    );
  }
  if (inUse.some(({ kind, name }) => kind === wanted.kind && name === wanted.name)) {
    throw new CredentialProblem(`There is one called "${wanted.name}" already. Choose another name.`);
  }
  const credential: Credential = {
    id: randomBytes(ID_BYTES).toString('hex'),
    kind: wanted.kind,
    name: wanted.name,
    owner,
    ownConnectionOnly: wanted.ownConnectionOnly,
    createdAt: iso(clock.now()),
    createdBy: by,
    revoked: null,
  };
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  // A secret without its credential opens nothing, should this end in between.
  await credentials.keepSecret(credential.id, secret);
  await change(credentials, list.version, [...list.credentials, credential]);
  return { credential, secret: credential.kind === 'rule' ? permitOf(credential.id, secret) : secret };
}

/**
 * Ends a credential at once.
 * @throws CredentialProblem when there is none of this id that may be used
 */
export async function revokeCredential(
  { credentials, clock }: ManageParts,
  id: string,
  by: PersonName,
): Promise<void> {
  const { version, credentials: all } = await credentials.read();
  if (!all.some((one) => one.id === id && one.revoked === null)) {
    throw new CredentialProblem('It was revoked already. Reload the page.');
  }
  const revoked = { at: iso(clock.now()), by };
  await change(
    credentials,
    version,
    all.map((one) => (one.id === id ? { ...one, revoked } : one)),
  );
  await credentials.forgetSecret(id);
}

/** What a rule of Automation is given: it has one field, so that id and secret travel together. */
const permitOf = (id: string, secret: string): string => `${id}.${secret}`;

/** The id and the secret of a permit. */
export function partsOfPermit(permit: string): { id: string; secret: string } {
  const [id = '', secret = ''] = permit.split('.');
  return { id, secret };
}

async function change(
  credentials: CredentialStore,
  seenVersion: number,
  all: readonly Credential[],
): Promise<void> {
  const inUse = all.filter(({ revoked }) => revoked === null);
  const ended = all.filter(({ revoked }) => revoked !== null).slice(-MOST_REVOKED);
  if (await credentials.replace({ version: seenVersion + 1, credentials: [...ended, ...inUse] })) return;
  throw new CredentialProblem('Somebody else has changed this list meanwhile. Look again, then do it again.');
}

async function ownerOf(parts: ManageParts, ownerId: string, settings: Settings): Promise<PersonName> {
  const [person] = await parts.catalogue.people([ownerId]);
  if (!person) throw new CredentialProblem(`Jira knows no account ${ownerId}.`);
  try {
    return await answerableOwner(parts.directory, person, settings);
  } catch (error) {
    if (!(error instanceof OutsideProblem)) throw error;
    throw new CredentialProblem(`${person.displayName} cannot answer for it. ${error.message}`);
  }
}
