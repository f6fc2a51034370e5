import type { BurstClass } from './call';
import { PaceLine } from './pace-line';

/** Requests a second, per tenant and endpoint (facts, "Rate limits": burst). */
const BURST_PER_SECOND: Record<BurstClass, number> = { read: 100, write: 50, 'quick-read': 150 };
/** The second is made a little longer than Jira's. Milliseconds. */
const WINDOW = 1_005;
/** So much of a second's requests may start at once; the rest makes up for ways to Jira that are not equally long. */
const AT_ONCE = 0.7;
/** So much of a second's requests may start in addition when they are urgent; the others start later for it. */
const FOR_URGENT = 0.2;
/** Writes to one ticket: 20 in 2 s (facts); the second limit, 100 in 30 s, follows from writing few. */
const TICKET = { limit: 20, window: 2_060, atOnce: 20, forUrgent: 0 } as const;

/** Lets requests start no faster than Jira allows; one pace for everything that a worker does. */
export interface Pace {
  /** Waits until this request may start; an urgent one before all others that wait. */
  turn(operation: string, burst: BurstClass, ticket?: string, isUrgent?: boolean): Promise<void>;
  /** Jira said that an operation was too fast: nothing of it starts before. Epoch milliseconds. */
  pauseUntil(operation: string, at: number): void;
  /** The hour's quota is used up: nothing at all starts before. Epoch milliseconds. */
  close(until: number): void;
  /** Epoch milliseconds; in the past when requests may start. */
  closedUntil(): number;
  /** Most of the hour's quota is used up: what nobody waits for does not start before. Epoch milliseconds. */
  near(until: number): void;
  /** Epoch milliseconds; in the past when the quota is not near its end. */
  nearUntil(): number;
}

export function createPace(clock: { now(): number }, sleep: (milliseconds: number) => Promise<void>): Pace {
  const lines = new Map<string, PaceLine>();
  let closedUntil = 0;
  let nearUntil = 0;
  const line = (name: string, create: () => PaceLine): PaceLine => {
    const existing = lines.get(name);
    if (existing) return existing;
    const created = create();
    lines.set(name, created);
    return created;
  };
  return {
    turn: async (operation, burst, ticket, isUrgent = false) => {
      if (ticket !== undefined) {
        await line(`ticket ${ticket}`, () => new PaceLine(TICKET, clock, sleep)).turn(isUrgent);
      }
      const limit = BURST_PER_SECOND[burst];
      const rate = { limit, window: WINDOW, atOnce: limit * AT_ONCE, forUrgent: limit * FOR_URGENT };
      await line(operation, () => new PaceLine(rate, clock, sleep)).turn(isUrgent);
    },
    pauseUntil: (operation, at) => {
      lines.get(operation)?.pauseUntil(at);
    },
    close: (until) => {
      closedUntil = Math.max(closedUntil, until);
    },
    closedUntil: () => closedUntil,
    near: (until) => {
      nearUntil = Math.max(nearUntil, until);
    },
    nearUntil: () => nearUntil,
  };
}
