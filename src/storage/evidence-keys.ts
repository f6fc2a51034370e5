import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Signer } from '../offboarding/evidence/checkpoint';
import type { EvidenceKeys } from '../offboarding/evidence/ports';
import { keys } from './keys';
import type { StoreAccess } from './store-access';

/** The app's key for checkpoints: Ed25519, the private part a Forge secret as PKCS #8. */
export function createEvidenceKeys({ kvs, attempt }: StoreAccess): EvidenceKeys {
  const stored = () => attempt(() => kvs.getSecret<string>(keys.evidenceKey));
  return {
    publicKey: async () => {
      const secret = await stored();
      return secret === undefined ? null : signerOf(secret).publicKey;
    },
    signer: async () => {
      const secret = await stored();
      if (secret !== undefined) return signerOf(secret);
      const made = generateKeyPairSync('ed25519')
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString();
      await attempt(() => kvs.setSecret(keys.evidenceKey, made));
      return signerOf((await stored()) ?? made);
    },
  };
}

function signerOf(secret: string): Signer {
  const privateKey = createPrivateKey(secret);
  return {
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
}
