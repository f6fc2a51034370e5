const RANDOM_BYTES = 16;

/**
 * A name for one request that no other has. `crypto.randomUUID` would say the same shorter, but browsers have it in
 * secure contexts only (https://developer.mozilla.org/docs/Web/API/Crypto/randomUUID).
 */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
