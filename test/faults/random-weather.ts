import { seededRandom } from '../seeded-random';

/** What goes wrong during one scenario. Every rule ends by itself, so that the end can be reached. */
export interface Weather {
  rules: Record<string, unknown>[];
  /** Seconds by which the clock jumps after each transition. */
  jumps: number[];
  /** Time that passes at once in the middle. */
  gaps: Gap[];
}

export interface Gap {
  /** It passes before the app's request to Jira with this number, counted from 1, is answered. */
  request: number;
  seconds: number;
}

const REASONS = [
  'jira-quota-global-based',
  'jira-quota-tenant-based',
  'jira-burst-based',
  'jira-per-issue-on-write',
];
const RETRY_AFTER = [1, 2, 5, 30, 120, 600, 3600];

/** Calls of the app, and how many of them five leavers need at least: one of these is the first that goes wrong. */
interface Calls {
  at: Record<string, string>;
  least: number;
}
const JIRA: readonly Calls[] = [
  { at: { target: 'jira' }, least: 100 },
  { at: { target: 'jira', method: 'GET' }, least: 45 },
  { at: { target: 'jira', method: 'POST' }, least: 20 },
  { at: { target: 'jira', method: 'PUT' }, least: 12 },
  { at: { target: 'jira', method: 'DELETE' }, least: 20 },
];
const STORAGE: readonly Calls[] = [
  { at: { target: 'storage' }, least: 140 },
  { at: { target: 'storage', path: 'transaction' }, least: 24 },
  { at: { target: 'storage', path: 'get' }, least: 75 },
  { at: { target: 'storage', path: 'set' }, least: 25 },
  { at: { target: 'storage', path: 'query' }, least: 18 },
  { at: { target: 'storage', path: 'batch' }, least: 12 },
];
const QUEUE: readonly Calls[] = [{ at: { target: 'queue' }, least: 4 }];
const EVENTS: readonly Calls[] = [{ at: { target: 'event' }, least: 8 }];
const READS: readonly Calls[] = JIRA.filter(({ at }) => at['method'] === 'GET');
const QUERIES: readonly Calls[] = STORAGE.filter(({ at }) => at['path'] === 'query');
const REQUESTS = 100;
/** From a slow answer to a stop of the platform. Seconds. */
const GAPS = [20, 150, 600, 3600, 4 * 3600, 10 * 3600];

/**
 * Weather that follows from its seed alone.
 * @param seed a whole number; the same one gives the same weather
 */
export function randomWeather(seed: number): Weather {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined && items.length === 0) throw new Error('There is nothing to pick from.');
    return item as T;
  };
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  /** Up to so many calls in a row. */
  const some = (calls: readonly Calls[], most: number) => {
    const { at, least } = pick(calls);
    return { ...at, skip: upTo(least - 1), times: 1 + upTo(most - 1) };
  };
  const moment = () => pick(['before', 'after'] as const);

  const kinds: readonly (() => Record<string, unknown>)[] = [
    () => ({ ...some(JIRA, 21), effect: { latencyMs: 10 + upTo(150) } }),
    () => ({ ...some(JIRA, 5), effect: limited(pick(REASONS), pick(RETRY_AFTER)) }),
    () => ({ ...some(JIRA, 5), effect: { status: pick([500, 502, 503, 504]) } }),
    () => ({ ...some(JIRA, 3), effect: { drop: moment() } }),
    () => ({ ...some(JIRA, 1), effect: { kill: moment() } }),
    () => ({ ...some(READS, 31), effect: { lagMs: upTo(30_000) } }),
    () => ({ ...some(STORAGE, 6), effect: { status: pick([429, 500]) } }),
    () => ({ ...some(STORAGE, 3), effect: { drop: moment() } }),
    () => ({ ...some(STORAGE, 1), effect: { kill: moment() } }),
    () => ({ ...some(QUERIES, 21), effect: { lagMs: upTo(60_000) } }),
    () => ({ ...some(QUEUE, 4), effect: { status: pick([429, 500]) } }),
    () => ({ ...some(QUEUE, 1), effect: { drop: moment() } }),
    () => ({ ...some(QUEUE, 3), effect: { duplicate: 1 + upTo(2) } }),
    () => ({ ...some(QUEUE, 1), effect: { delaySeconds: upTo(300) } }),
    () => ({ ...some(EVENTS, 3), effect: { duplicate: 1 + upTo(2) } }),
    () => ({ ...some(EVENTS, 1), effect: { delaySeconds: upTo(180) } }),
    () => ({ ...some(EVENTS, 1), effect: { drop: 'before' } }),
    () => ({ ...some(EVENTS, 1), effect: { kill: moment() } }),
  ];
  return {
    rules: Array.from({ length: 5 + upTo(7) }, () => pick(kinds)()),
    jumps: Array.from({ length: 4 }, () => (random() < 0.3 ? upTo(600) : 0)),
    gaps: Array.from({ length: upTo(3) }, () => ({ request: 1 + upTo(REQUESTS - 1), seconds: pick(GAPS) })),
  };
}

const limited = (reason: string, seconds: number) => ({
  status: 429,
  headers: { 'Retry-After': String(seconds), 'RateLimit-Reason': reason },
});
