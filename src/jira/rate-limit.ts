import type { APIResponse } from '@forge/api';

/**
 * Used when a 429 says nothing about the time: a burst is over in a second, a quota at the full hour. Who is told to come
 * again at once waits for a second too, or would ask without end.
 */
const BURST_WAIT = 1_000;
const QUOTA_WAIT = 5 * 60_000;
/** No limit lasts longer than its hour; whoever asks for more is asked again the next day. */
const LONGEST_WAIT = 24 * 60 * 60_000;

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
  const wait = Math.max(BURST_WAIT, retryAfter ?? (isQuota ? QUOTA_WAIT : BURST_WAIT));
  const asked = Math.max(now + wait, isQuota && reset > now ? reset : 0);
  const until = Math.min(asked, now + LONGEST_WAIT);
  return { until, isQuota };
}

/** Jira's share of a limit below which it says that the limit is near. */
const NEAR = 0.2;

/**
 * Whether an answer says that the hour's points are nearly used up, by whatever site of the app: it says that a limit is
 * near, and the endpoint's burst, of which it gives the figures, is not. Source: facts, "Rate limits".
 */
export function isQuotaNear({ headers }: Pick<APIResponse, 'headers'>): boolean {
  if (headers.get('X-RateLimit-NearLimit') !== 'true') return false;
  const limit = Number(headers.get('X-RateLimit-Limit') ?? NaN);
  const remaining = Number(headers.get('X-RateLimit-Remaining') ?? NaN);
  return remaining >= limit * NEAR;
}

/** In milliseconds; undefined when the header is missing or no number. */
function seconds(header: string | null): number | undefined {
  if (header === null || !/^\d+$/.test(header.trim())) return undefined;
  return Number(header) * 1000;
}
