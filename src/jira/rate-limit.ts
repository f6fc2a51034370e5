import type { APIResponse } from '@forge/api';

/** Used when a 429 says nothing about the time: a burst is over in a second, a quota at the full hour. */
const BURST_WAIT = 1_000;
const QUOTA_WAIT = 5 * 60_000;

export interface RateLimit {
  /** Epoch milliseconds. */
  until: number;
  /** A quota of the hour: everything pauses, not only this operation. */
  isQuota: boolean;
}

/**
 * What a refusal for load asks for, or undefined when the answer is none. Source: facts, "Rate limits": 429 carries
 * `Retry-After` in seconds and `RateLimit-Reason`; some 503 carry `Retry-After` too.
 * @param now epoch milliseconds
 */
export function rateLimit(response: APIResponse, now: number): RateLimit | undefined {
  const retryAfter = seconds(response.headers.get('Retry-After'));
  const isLimit = response.status === 429 || (response.status === 503 && retryAfter !== undefined);
  if (!isLimit) return undefined;
  const isQuota = response.headers.get('RateLimit-Reason')?.includes('quota') ?? false;
  const reset = Date.parse(response.headers.get('X-RateLimit-Reset') ?? '');
  const wait = retryAfter ?? (isQuota ? QUOTA_WAIT : BURST_WAIT);
  const until = Math.max(now + wait, isQuota && reset > now ? reset : 0);
  return { until, isQuota };
}

/** In milliseconds; undefined when the header is missing or no number. */
function seconds(header: string | null): number | undefined {
  if (header === null || !/^\d+$/.test(header.trim())) return undefined;
  return Number(header) * 1000;
}
