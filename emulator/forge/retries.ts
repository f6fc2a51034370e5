import { z } from 'zod';
import { QUEUE } from './limits';
import type { Outcome } from './invocations';

/** What a handler returns to be called again: `new InvocationError({...})` becomes this. */
const retryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown(),
    })
    .optional(),
});

/** `retryContext` of an event that is delivered again. */
export interface RetryContext {
  retryCount: number;
  retryReason: string;
  retryData?: object;
}

/** What follows from the end of a delivery. */
export type Verdict =
  | { kind: 'done' }
  /** The app asked for it, with its own waiting time. */
  | { kind: 'asked'; afterSeconds: number; reason: string; data: object | undefined }
  /** The handler failed: `platform` when that was not the app's doing. */
  | { kind: 'failed'; reason: string; platform: boolean };

const DEFAULT_REASON = 'FUNCTION_RETRY_REQUEST';
const UNKNOWN_REASON = 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
/** The first wait of the undocumented "exponential backoff, … up to approximately 15 minutes". */
const FIRST_BACK_OFF_SECONDS = 5;

/**
 * Reads the end of a delivery.
 * Source: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retries
 */
export function judge(outcome: Outcome): Verdict {
  if (outcome.status === 'threw') return { kind: 'failed', reason: UNKNOWN_REASON, platform: false };
  if (outcome.status === 'died') {
    return { kind: 'failed', reason: outcome.reason, platform: outcome.reason === UNKNOWN_REASON };
  }
  const asked = retryRequest.safeParse(outcome.value);
  if (!asked.success) return { kind: 'done' };
  const { retryAfter = 1, retryReason = DEFAULT_REASON, retryData } = asked.data.retryOptions ?? {};
  return {
    kind: 'asked',
    afterSeconds: Math.min(Math.max(retryAfter, 1), QUEUE.longestRetrySeconds),
    reason: retryReason,
    data: isSendable(retryData) ? retryData : undefined,
  };
}

/** The wait before a delivery after so many failed ones. */
export function backOffSeconds(failures: number): number {
  return Math.min(FIRST_BACK_OFF_SECONDS * 2 ** (failures - 1), QUEUE.longestRetrySeconds);
}

/** Only objects of up to 4 KB come back: product_events/#1--retry-for-app-level-errors */
function isSendable(data: unknown): data is object {
  return (
    typeof data === 'object' &&
    data !== null &&
    !Array.isArray(data) &&
    Buffer.byteLength(JSON.stringify(data)) <= QUEUE.retryDataBytes
  );
}
