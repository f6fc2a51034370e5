import { createHash } from 'node:crypto';
import type { PersonName } from '../ticket';
import { DAY, iso } from '../time';
import type { AllowanceRequest } from './agree';

/** What an administrator sets: how many people may begin to lose their access within any 24 hours. */
export interface BreakerLimits {
  /** People. */
  absolute: number;
  /** Of the active people of the site. */
  percent: number;
  /** So many are always allowed: a percentage of a small site would be nobody. */
  atLeast: number;
}

/** A planned bulk or a release: so many more runs within a window, agreed by two people. */
export interface Allowance {
  id: string;
  /** ISO 8601. */
  from: string;
  until: string;
  number: number;
  used: number;
  reason: string;
  by: readonly [PersonName, PersonName];
}

/** More people than the limit were to begin. */
export interface Trip {
  /** ISO 8601. */
  at: string;
  limit: number;
  /** What came of telling the administrators on the alert ticket; null until somebody has tried. */
  alert: { at: string; refused: string | null } | null;
}

/** The counter of the whole site, in one row: whoever begins a run writes it under its version. */
export interface Breaker {
  version: number;
  /** Runs that began in the last 24 hours, oldest first: when, as epoch seconds, the run, and whether it was agreed. */
  begun: readonly (readonly [at: number, run: string, agreed: 0 | 1])[];
  /** Set when a run was refused for the limit, until two people release it. */
  tripped: Trip | null;
  allowances: readonly Allowance[];
  /** What one person asks for and a second one has to agree to. */
  requests: readonly AllowanceRequest[];
  /** The largest number of users of a product, and when it was read (ISO 8601); null while it is not known. */
  activePeople: { count: number; readAt: string } | null;
  /** How many changes of it are on record. */
  records: number;
}

export const NEW_BREAKER: Breaker = {
  version: 0,
  begun: [],
  tripped: null,
  allowances: [],
  requests: [],
  activePeople: null,
  records: 0,
};

/** Characters of the mark of a run: the highest limit and all that can be agreed to within a day are 7,000 runs in a row. */
export const MARK_LENGTH = 10;

/**
 * How many people may begin within 24 hours.
 * @param activePeople the largest `userCount` of the application roles; undefined when unknown, then only the absolute
 * limit holds
 */
export function limitOf(
  { absolute, percent, atLeast }: BreakerLimits,
  activePeople: number | undefined,
): number {
  if (activePeople === undefined) return absolute;
  return Math.min(absolute, Math.max(atLeast, Math.floor((activePeople * percent) / 100)));
}

/** Whether nothing may begin and what runs has to stop before its next effect. */
export const isTripped = ({ tripped }: Pick<Breaker, 'tripped'>): boolean => tripped !== null;

/** How many people began within the last 24 hours against the limit, those of agreed bulks left out. */
export const countedAgainstLimit = (breaker: Breaker, now: number): number =>
  withoutOld(breaker, now).begun.filter(([, , agreed]) => agreed === 0).length;

/**
 * How many more people may begin, by what has been counted and agreed to so far.
 * @param limit people per 24 hours
 * @param at epoch milliseconds
 */
export function roomAt(breaker: Breaker, limit: number, at: number): number {
  if (breaker.tripped) return 0;
  const agreed = breaker.allowances
    .filter((one) => isUsable(one, at))
    .reduce((sum, { number, used }) => sum + number - used, 0);
  return agreed + Math.max(0, limit - countedAgainstLimit(breaker, at));
}

export interface Permits {
  breaker: Breaker;
  /** Whether there is anything to be stored. */
  isChanged: boolean;
  /** Runs that may begin, those included that had begun before. */
  granted: ReadonlySet<string>;
}

/**
 * Lets runs begin as far as limit and allowances go, in the order given. A run is counted once, however often it asks.
 * The first one that is refused trips the breaker: from then on nothing begins until it is released.
 * @param limit people per 24 hours
 * @param now epoch milliseconds
 */
export function permit(breaker: Breaker, runIds: readonly string[], limit: number, now: number): Permits {
  let current = withoutOld(breaker, now);
  const before = new Set(current.begun.map(([, mark]) => mark));
  const known = new Set(before);
  const granted = new Set<string>();
  for (const id of runIds) {
    const mark = markOf(id);
    if (known.has(mark)) {
      granted.add(id);
      continue;
    }
    const next = current.tripped ? undefined : begin(current, mark, limit, now);
    if (next) {
      current = next;
      known.add(mark);
      granted.add(id);
    } else {
      current = { ...current, tripped: current.tripped ?? { at: iso(now), limit, alert: null } };
    }
  }
  const isChanged = known.size > before.size || current.tripped !== breaker.tripped;
  return { breaker: { ...current, version: breaker.version + 1 }, isChanged, granted };
}

/** Lets things go on, with so many more runs within a window. */
export function release(breaker: Breaker, allowance: Allowance): Breaker {
  return { ...allow(breaker, allowance), tripped: null };
}

/** Agrees to a bulk beforehand. The same allowance twice is one. */
export function allow(breaker: Breaker, allowance: Allowance): Breaker {
  const others = breaker.allowances.filter(({ id }) => id !== allowance.id);
  const isNew = others.length === breaker.allowances.length;
  return {
    ...breaker,
    version: breaker.version + 1,
    allowances: isNew ? [...others, allowance] : breaker.allowances,
  };
}

function begin(breaker: Breaker, mark: string, limit: number, now: number): Breaker | undefined {
  const usable = breaker.allowances.find((one) => isUsable(one, now));
  const isWithinLimit = breaker.begun.filter(([, , agreed]) => agreed === 0).length < limit;
  if (!usable && !isWithinLimit) return undefined;
  return {
    ...breaker,
    begun: [...breaker.begun, [Math.floor(now / 1000), mark, usable ? 1 : 0]],
    allowances: breaker.allowances.map((one) => (one === usable ? { ...one, used: one.used + 1 } : one)),
  };
}

const isUsable = ({ from, until, number, used }: Allowance, at: number): boolean =>
  Date.parse(from) <= at && at < Date.parse(until) && used < number;

/** Forgets what is older than a day; what is over is kept for a day, so that it can be looked at. */
function withoutOld(breaker: Breaker, now: number): Breaker {
  return {
    ...breaker,
    begun: breaker.begun.filter(([at]) => (at + 1) * 1000 > now - DAY),
    allowances: breaker.allowances.filter(({ until }) => Date.parse(until) > now - DAY),
    requests: breaker.requests.filter(({ expiresAt }) => Date.parse(expiresAt) > now - DAY),
  };
}

const markOf = (runId: string): string =>
  createHash('sha256').update(runId).digest('base64url').slice(0, MARK_LENGTH);
