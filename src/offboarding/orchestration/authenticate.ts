import type { Clock } from '../time';
import type { Credential, CredentialKind, CredentialStore } from './credential';
import { OutsideProblem } from './problem';
import { isSame, isTimely, signatureOf, type SignedParts } from './signature';

export interface AuthenticationParts {
  credentials: CredentialStore;
  clock: Clock;
}

/** Compared with where there is no such credential, so that nobody learns which ids exist from the time it takes. */
const NO_SECRET = 'There is no such credential.';

/** A request as it came, with what its sender claims about it. */
export interface SignedRequest extends SignedParts {
  credentialId: string;
  signature: string;
}

/**
 * The key that signed a request, once.
 * @throws OutsideProblem when it is not signed, too old, sent before, or one too many
 */
export async function authenticateSigned(
  { credentials, clock }: AuthenticationParts,
  request: SignedRequest,
): Promise<Credential> {
  if (!isTimely(request.timestamp, clock.now())) throw new OutsideProblem({ code: 'expired' });
  const { credential, secret } = await find(credentials, 'key', request.credentialId);
  const isSigned = isSame(signatureOf(request, secret ?? NO_SECRET), request.signature);
  if (!credential || secret === undefined || !isSigned) throw new OutsideProblem({ code: 'unauthorized' });
  await countUse(credentials, credential);
  const isFirst = await credentials.takeSignature(credential.id, request.signature);
  if (!isFirst) throw new OutsideProblem({ code: 'replayed' });
  return credential;
}

/**
 * The rule that a permit was given to.
 * @param connectedAs whose connection the action uses, where the platform says so
 * @throws OutsideProblem when it is none, its connection is somebody else's, or it was one too many
 */
export async function authenticateRule(
  { credentials }: AuthenticationParts,
  permit: { id: string; secret: string },
  connectedAs: string | undefined,
): Promise<Credential> {
  const { credential, secret } = await find(credentials, 'rule', permit.id);
  const isPermitted = isSame(secret ?? NO_SECRET, permit.secret);
  if (!credential || secret === undefined || !isPermitted) {
    throw new OutsideProblem({ code: 'rule-not-allowed' });
  }
  if (credential.ownConnectionOnly && connectedAs !== credential.owner.accountId) {
    throw new OutsideProblem({ code: 'connection-of-somebody-else' });
  }
  await countUse(credentials, credential);
  return credential;
}

async function find(
  credentials: CredentialStore,
  kind: CredentialKind,
  id: string,
): Promise<{ credential: Credential | undefined; secret: string | undefined }> {
  const [list, secret] = await Promise.all([credentials.read(), credentials.secretOf(id)]);
  const credential = list.credentials.find((one) => one.id === id && one.kind === kind && !one.revoked);
  return { credential, secret };
}

async function countUse(credentials: CredentialStore, { id }: Credential): Promise<void> {
  if (!(await credentials.count(id))) throw new OutsideProblem({ code: 'too-many-requests' });
}
