import type { APIResponse } from '@forge/api';

/** Used when a 429 says nothing about the time: every documented limit is one of a minute. */
const USUAL_WAIT = 60_000;
/** Whoever asks for more is asked again the next day. */
const LONGEST_WAIT = 24 * 60 * 60_000;
/** A number above this is a moment in epoch seconds, one below it the seconds left. */
const EPOCH_SECONDS = 1_000_000_000;

/**
 * Until when a refusal for load asks to wait, in epoch milliseconds, or undefined when the answer is none. 429 carries
 * `X-RateLimit-Reset`; `Retry-After` is not promised (facts of the organisation APIs).
 * @param now epoch milliseconds
 */
export function limitedUntil({ status, headers }: APIResponse, now: number): number | undefined {
  const retryAfter = headers.get('Retry-After');
  if (status !== 429 && !(status === 503 && retryAfter !== null)) return undefined;
  const moments = [moment(headers.get('X-RateLimit-Reset'), now), moment(retryAfter, now)];
  const told = moments.filter((at) => at !== undefined && at > now);
  if (told.length === 0) return now + USUAL_WAIT;
  return Math.min(Math.max(...told.map(Number)), now + LONGEST_WAIT);
}

/** A moment, or seconds from now, in epoch milliseconds. */
function moment(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) {
    const seconds = Number(text);
    return seconds > EPOCH_SECONDS ? seconds * 1000 : now + seconds * 1000;
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
