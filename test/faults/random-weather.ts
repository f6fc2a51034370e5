/** What goes wrong during one scenario. Every rule ends by itself, so that the end can be reached. */
export interface Weather {
  rules: Record<string, unknown>[];
  /** Seconds by which the clock jumps after each transition. */
  jumps: number[];
}

const REASONS = [
  'jira-quota-global-based',
  'jira-quota-tenant-based',
  'jira-burst-based',
  'jira-per-issue-on-write',
];
const RETRY_AFTER = [1, 2, 5, 30, 120, 600, 3600];
const METHODS = [undefined, 'GET', 'POST', 'PUT', 'DELETE'];
const STORAGE_PATHS = [undefined, 'transaction', 'get', 'set', 'query', 'batch'];

/**
 * Weather that follows from its seed alone.
 * @param seed a whole number; the same one gives the same weather
 */
export function randomWeather(seed: number): Weather {
  const random = generator(seed);
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined && items.length === 0) throw new Error('There is nothing to pick from.');
    return item as T;
  };
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const span = (most: number) => ({ skip: upTo(40), times: 1 + upTo(most) });
  const moment = () => pick(['before', 'after'] as const);

  const kinds: readonly (() => Record<string, unknown>)[] = [
    () => ({ target: 'jira', method: pick(METHODS), ...span(20), effect: { latencyMs: 10 + upTo(150) } }),
    () => ({
      target: 'jira',
      method: pick(METHODS),
      ...span(4),
      effect: limited(pick(REASONS), pick(RETRY_AFTER)),
    }),
    () => ({
      target: 'jira',
      method: pick(METHODS),
      ...span(4),
      effect: { status: pick([500, 502, 503, 504]) },
    }),
    () => ({ target: 'jira', method: pick(METHODS), ...span(2), effect: { drop: moment() } }),
    () => ({ target: 'jira', method: pick(METHODS), ...span(0), effect: { kill: moment() } }),
    () => ({ target: 'jira', method: 'GET', ...span(30), effect: { lagMs: upTo(30_000) } }),
    () => ({
      target: 'storage',
      path: pick(STORAGE_PATHS),
      ...span(5),
      effect: { status: pick([429, 500]) },
    }),
    () => ({ target: 'storage', path: pick(STORAGE_PATHS), ...span(2), effect: { drop: moment() } }),
    () => ({ target: 'storage', path: pick(STORAGE_PATHS), ...span(0), effect: { kill: moment() } }),
    () => ({ target: 'storage', path: 'query', ...span(20), effect: { lagMs: upTo(60_000) } }),
    () => ({ target: 'queue', skip: upTo(4), times: 1 + upTo(3), effect: { status: pick([429, 500]) } }),
    () => ({ target: 'queue', skip: upTo(4), times: 1, effect: { drop: moment() } }),
    () => ({ target: 'queue', skip: upTo(4), times: 1 + upTo(2), effect: { duplicate: 1 + upTo(2) } }),
    () => ({ target: 'queue', skip: upTo(4), times: 1, effect: { delaySeconds: upTo(300) } }),
    () => ({ target: 'event', skip: upTo(3), times: 1 + upTo(2), effect: { duplicate: 1 + upTo(2) } }),
    () => ({ target: 'event', skip: upTo(3), times: 1, effect: { delaySeconds: upTo(180) } }),
    () => ({ target: 'event', skip: upTo(3), times: 1, effect: { drop: 'before' } }),
    () => ({ target: 'event', skip: upTo(3), times: 1, effect: { kill: moment() } }),
  ];
  return {
    rules: Array.from({ length: 5 + upTo(7) }, () => withoutUndefined(pick(kinds)())),
    jumps: Array.from({ length: 4 }, () => (random() < 0.3 ? upTo(600) : 0)),
  };
}

const limited = (reason: string, seconds: number) => ({
  status: 429,
  headers: { 'Retry-After': String(seconds), 'RateLimit-Reason': reason },
});

const withoutUndefined = (rule: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== undefined));

/** Mulberry32: small, well spread, the same everywhere. @returns numbers from 0 to below 1 */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
