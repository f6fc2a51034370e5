import { canonical } from './canonical';
import type { LogHead } from './site-log';

/**
 * What retention leaves in place of old entries of the site's log: the last one of them, signed. Who keeps the public key
 * elsewhere can tell that the app left it, and that what follows begins where it ends.
 */
export interface Checkpoint extends LogHead {
  /** ISO 8601: when it was left. */
  at: string;
  /** Ed25519, SPKI in DER, base64. */
  publicKey: string;
  /** Of the canonical text of the other fields, base64. */
  signature: string;
}

/** The app's own key; the private part never leaves the store of secrets. */
export interface Signer {
  publicKey: string;
  sign(text: string): string;
}

/** A checkpoint after an entry of the log. */
export function checkpoint({ number, hash }: LogHead, at: string, { publicKey, sign }: Signer): Checkpoint {
  return { number, hash, at, publicKey, signature: sign(canonical({ number, hash, at, publicKey })) };
}
