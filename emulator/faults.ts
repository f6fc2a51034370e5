import { z } from 'zod';
import type { BulkTaskEnd, SiteSwitches } from './contract';

const moment = z.enum(['before', 'after']);

const effectSchema = z.union([
  z.strictObject({ latencyMs: z.number().nonnegative() }),
  z.strictObject({
    status: z.number().int().min(100).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  z.strictObject({ drop: moment }),
  z.strictObject({ kill: moment }),
  z.strictObject({ lagMs: z.number().nonnegative() }),
  z.strictObject({ duplicate: z.union([z.literal(true), z.number().int().min(1).max(10)]) }),
  z.strictObject({ delaySeconds: z.number().nonnegative() }),
  z.strictObject({ failedItems: z.number().int().positive() }),
]);

export const FAULT_TARGETS = ['jira', 'admin', 'scim', 'storage', 'queue', 'event', 'platform'] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

/** Which target a path of `https://api.atlassian.com` is. */
export function organisationTarget(path: string): 'admin' | 'scim' {
  return path.startsWith('/scim/') ? 'scim' : 'admin';
}

/** Which effects mean something at which target; any other pair is refused instead of ignored. */
export const EFFECTS_OF_TARGET: Record<FaultTarget, readonly string[]> = {
  jira: ['latencyMs', 'status', 'drop', 'kill', 'lagMs'],
  admin: ['latencyMs', 'status', 'drop', 'kill', 'lagMs'],
  scim: ['latencyMs', 'status', 'drop', 'kill', 'lagMs'],
  storage: ['latencyMs', 'status', 'drop', 'kill', 'lagMs', 'failedItems'],
  queue: ['latencyMs', 'status', 'drop', 'kill', 'duplicate', 'delaySeconds'],
  event: ['latencyMs', 'drop', 'kill', 'duplicate', 'delaySeconds'],
  platform: ['latencyMs', 'status', 'drop', 'kill'],
};

const ruleSchema = z
  .strictObject({
    target: z.enum(FAULT_TARGETS),
    method: z.string().optional(),
    path: z.string().optional(),
    body: z.string().optional(),
    skip: z.number().int().nonnegative().default(0),
    times: z.number().int().positive().optional(),
    clients: z.boolean().default(false),
    effect: effectSchema,
  })
  .refine((rule) => Object.keys(rule.effect).every((name) => isPartOfEffect(rule.target, name)), {
    message: 'this effect means nothing at this target',
  })
  .refine((rule) => rule.body === undefined || (rule.target !== 'event' && !rule.clients), {
    message: 'what is sent is known of the calls of the app only',
  });

const bulkTaskEnd = z.enum([
  'COMPLETE',
  'FAILED',
  'CANCELLED',
  'DEAD',
  'NEVER',
]) satisfies z.ZodType<BulkTaskEnd>;

/** The body of `POST /_emulator/faults`. */
export const faultsSchema = z.strictObject({
  rules: z.array(ruleSchema).default([]),
  site: z
    .strictObject({
      appIsSiteAdmin: z.boolean().exactOptional(),
      appMayCheckOthers: z.boolean().exactOptional(),
      plan: z.enum(['free', 'standard', 'premium', 'enterprise']).exactOptional(),
      bulkTaskEnds: z.union([bulkTaskEnd, z.array(bulkTaskEnd)]).exactOptional(),
      bulkTaskSeconds: z.number().nonnegative().nullable().exactOptional(),
      pointsOfOtherSites: z.number().int().nonnegative().exactOptional(),
    })
    .optional() satisfies z.ZodType<SiteSwitches | undefined>,
});

export type FaultRule = z.output<typeof ruleSchema>;

/** Everything that the matching rules do to one call. */
export interface Fault {
  latencyMs: number;
  lagMs: number;
  delaySeconds: number;
  /** So many items of a batch are throttled, the last ones. */
  failedItems: number;
  /** How often the thing happens: 1, or more when it is duplicated. */
  copies: number;
  answer?: { status: number; headers: Record<string, string>; body: unknown };
  drop?: 'before' | 'after';
  kill?: 'before' | 'after';
}

export interface FaultedCall {
  target: FaultTarget;
  method: string;
  /** With its query. For events the event's type. */
  path: string;
  /** What is sent, as text; known where a rule asks for it. */
  body?: string;
  /** Whether somebody else than the app makes the call. */
  client: boolean;
}

export interface Faults {
  add(rules: readonly FaultRule[]): void;
  clear(): void;
  /** What is ordered and how often it matched. */
  list(): readonly { rule: FaultRule; matches: number }[];
  /** What happens to this call; counts the match. */
  meet(call: FaultedCall): Fault;
  /** Whether any rule makes reads of this target lag: then its history has to be kept. */
  lags(target: FaultTarget): boolean;
  /** Whether any rule asks for what is sent. */
  readsBodies(): boolean;
}

/** Keeps the rules that were ordered and their counters. Rules add up; the first answer, drop or kill wins. */
export function createFaults(): Faults {
  let rules: { rule: FaultRule; matches: number }[] = [];
  return {
    add(added) {
      rules.push(...added.map((rule) => ({ rule, matches: 0 })));
    },
    clear() {
      rules = [];
    },
    list: () => rules,
    meet(call) {
      const fault: Fault = { latencyMs: 0, lagMs: 0, delaySeconds: 0, failedItems: 0, copies: 1 };
      for (const entry of rules) {
        if (!matches(entry.rule, call)) continue;
        entry.matches += 1;
        const { skip, times = Infinity, effect } = entry.rule;
        if (entry.matches > skip && entry.matches <= skip + times) combine(fault, effect);
      }
      return fault;
    },
    lags: (target) => rules.some(({ rule }) => rule.target === target && 'lagMs' in rule.effect),
    readsBodies: () => rules.some(({ rule }) => rule.body !== undefined),
  };
}

function isPartOfEffect(target: FaultTarget, name: string): boolean {
  return EFFECTS_OF_TARGET[target].includes(name) || name === 'headers' || name === 'body';
}

function combine(fault: Fault, effect: FaultRule['effect']): void {
  if ('latencyMs' in effect) fault.latencyMs += effect.latencyMs;
  if ('lagMs' in effect) fault.lagMs = Math.max(fault.lagMs, effect.lagMs);
  if ('delaySeconds' in effect) fault.delaySeconds += effect.delaySeconds;
  if ('failedItems' in effect) fault.failedItems += effect.failedItems;
  if ('duplicate' in effect) fault.copies += effect.duplicate === true ? 1 : effect.duplicate;
  if ('drop' in effect) fault.drop ??= effect.drop;
  if ('kill' in effect) fault.kill ??= effect.kill;
  if ('status' in effect) {
    fault.answer ??= { status: effect.status, headers: effect.headers ?? {}, body: effect.body };
  }
}

function matches(rule: FaultRule, call: FaultedCall): boolean {
  if (rule.target !== call.target || (call.client && !rule.clients)) return false;
  if (rule.method && rule.method.toUpperCase() !== call.method.toUpperCase()) return false;
  if (rule.body !== undefined && !call.body?.includes(rule.body)) return false;
  return rule.path === undefined || pathMatches(rule.path, call.path);
}

/**
 * A path pattern is a part of the path, or a regular expression, or, when it has a `*` at its beginning or
 * after a slash, a glob for the whole path (`*` within one segment, `**` across segments).
 * It is tried on the path with and without its query, and for calls to the outside on the whole address, too.
 */
export function pathMatches(pattern: string, address: string): boolean {
  if (address.includes(pattern)) return true;
  const expression = /(^|\/)\*/.test(pattern) ? globExpression(pattern) : regularExpression(pattern);
  const path = address.replace(/^https?:\/\/[^/]*/, '');
  const candidates = [path, address].flatMap((each) => [each, each.split('?', 1)[0] ?? each]);
  return expression !== undefined && candidates.some((candidate) => expression.test(candidate));
}

function globExpression(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**' ? '.*' : part === '*' ? '[^/?]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
}

function regularExpression(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
