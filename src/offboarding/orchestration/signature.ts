import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE, SECOND } from '../time';
import { wellFormed } from '../well-formed';

/** How far the time of a request may lie from ours, in both directions. */
export const VALIDITY = 5 * MINUTE;

/** The form of the text that is signed; another form gets another word here. */
const FORM = 'v1';

/** What a signature covers: everything of a request that decides what it does. */
export interface SignedParts {
  /** Seconds since 1970, as it was sent. */
  timestamp: string;
  method: string;
  /** What follows the address of the web trigger; `/` for nothing. */
  path: string;
  query: Readonly<Record<string, readonly string[]>>;
  /** Empty where none was sent. */
  idempotencyKey: string;
  body: string;
}

/** The signature of a request with this secret: HMAC-SHA-256, in hexadecimal. */
export const signatureOf = (parts: SignedParts, secret: string): string =>
  createHmac('sha256', secret).update(textToSign(parts)).digest('hex');

function textToSign({ timestamp, method, path, query, idempotencyKey, body }: SignedParts): string {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  return [FORM, timestamp, method.toUpperCase(), path, canonical(query), idempotencyKey, bodyHash].join('\n');
}

/** Parameters in one order: the platform hands them over parsed, without the one in which they came. */
function canonical(query: SignedParts['query']): string {
  return Object.entries(query)
    .flatMap(([name, values]) =>
      values.map(
        (value) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`,
      ),
    )
    .sort()
    .join('&');
}

/** Whether two secrets or signatures are the same; takes as long for any difference. */
export function isSame(left: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}

/** Whether a request of that time (seconds since 1970) may still be acted on now (epoch milliseconds). */
export const isTimely = (timestamp: string, now: number): boolean =>
  Math.abs(Number(timestamp) * SECOND - now) <= VALIDITY;
