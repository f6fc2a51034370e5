/**
 * Limits of the platform, each beside its source:
 * https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/ unless said otherwise.
 */

const KILOBYTE = 1024;

/** Resolvers, validators and product triggers; for product triggers it is undocumented and assumed. */
export const INTERACTIVE_SECONDS = 25;
/** Web triggers, actions, and consumers and scheduled triggers without `timeoutSeconds`. */
export const BACKGROUND_SECONDS = 55;
export const LONGEST_TIMEOUT_SECONDS = 900;
export const OUTBOUND_REQUEST_MS = 180_000;

export const DEFAULT_MEMORY_MB = 512;
export const SMALLEST_MEMORY_MB = 128;
export const LARGEST_MEMORY_MB = 1024;

export const LOG_LINES_PER_MINUTE = 100;
export const LOG_BYTES_PER_INVOCATION = 200 * KILOBYTE;

export const EGRESS_REQUESTS_PER_MINUTE = 100;

export const INVOKE_REQUEST_BYTES = 500 * KILOBYTE;
export const INVOKE_RESPONSE_BYTES = 5 * KILOBYTE * KILOBYTE;
/** Any other invocation, such as by a web trigger or a rule; assumed for what it answers too. */
export const PAYLOAD_BYTES = 5 * KILOBYTE * KILOBYTE;
/** https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#rule-validation */
export const ACTION_CONFIGURATION_BYTES = 100 * KILOBYTE;
/** From the bridge's own limiter: 500 calls in 25 s. */
export const INVOKE_CALLS = 500;
export const INVOKE_CALLS_WINDOW_MS = 25_000;

/** Queue: https://developer.atlassian.com/platform/forge/limits-async-events/ */
export const QUEUE = {
  eventsPerPush: 50,
  bytesPerPush: 200 * KILOBYTE,
  /** When the consumer may run longer than 55 s. */
  bytesPerLongRunningEvent: 100 * KILOBYTE,
  eventsPerMinute: 500,
  longestDelaySeconds: 900,
  /** Pushes that descend from one invocation. */
  chainLength: 1000,
  retentionMs: 24 * 3_600_000,
  longestRetrySeconds: 900,
  retryDataBytes: 4 * KILOBYTE,
} as const;

/** Product events: https://developer.atlassian.com/platform/forge/events-reference/product_events/ */
export const PRODUCT_EVENT = { bytes: 200_000, retries: 4 } as const;

/** https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/ */
export const SCHEDULES = { perApp: 5, fiveMinutePerApp: 1 } as const;

/** https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export const KVS = {
  keyCharacters: 500,
  keyPattern: /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/,
  valueBytes: 240 * KILOBYTE,
  secretBytes: 128 * KILOBYTE,
  depth: 31,
  requestsPerSecond: 1000,
  readUnitsPerMinute: 4000,
  writeUnitsPerMinute: 4000,
  unitBytes: 10 * KILOBYTE,
  pageDefault: 10,
  pageLargest: 100,
  transactionOperations: 25,
  transactionBytes: 4 * KILOBYTE * KILOBYTE,
  batchItems: 25,
  queryConditions: 100,
  longestTtlMs: 365 * 86_400_000,
  /** Expired rows may be read for so long after their time; the emulator always takes all of it. */
  expiredStayMs: 48 * 3_600_000,
  /** "Cursors must not be stored" has no figure: longer than any invocation lives is taken for stored. */
  cursorLifeMs: 900_000,
} as const;

/** https://developer.atlassian.com/platform/forge/storage-reference/entities-manifest/#limitations */
export const ENTITIES = {
  perApp: 20,
  indexes: 7,
  attributes: 50,
  rangeBytes: 900,
  partitionBytes: 1700,
  smallestInteger: -2_147_483_648,
  largestInteger: 2_147_483_647,
  smallestFloat: 1e-130,
  largestFloat: 9.999999999999999e125,
} as const;
