const RANDOM_BYTES = 16;

/**
 * A name for one request that nobody else gives. Pages are not always served in a way that lets the browser make
 * UUIDs (https://developer.mozilla.org/docs/Web/API/Crypto/randomUUID, secure contexts only).
 */
export function newRequestId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
