import type { BurstClass } from './call';

/** Requests a second, per tenant and endpoint (facts, "Rate limits": burst). */
const BURST_PER_SECOND: Record<BurstClass, number> = { read: 100, write: 50, 'quick-read': 150 };
/** The second is made a little longer, because the way to Jira is not equally long for each request. */
const WINDOW = 1_030;
/** Writes to one ticket: 20 in 2 s (facts); the second limit, 100 in 30 s, follows from writing few. */
const TICKET_WRITES = 20;
const TICKET_WINDOW = 2_060;

/** Lets requests start no faster than Jira allows; one pace for everything that a worker does. */
export interface Pace {
  /** Waits until this request may start. */
  turn(operation: string, burst: BurstClass, ticket?: string): Promise<void>;
  /** Jira said that an operation was too fast: nothing of it starts before. Epoch milliseconds. */
  pauseUntil(operation: string, at: number): void;
  /** The hour's quota is used up: nothing at all starts before. Epoch milliseconds. */
  close(until: number): void;
  /** Epoch milliseconds; in the past when requests may start. */
  closedUntil(): number;
}

export function createPace(clock: { now(): number }, sleep: (milliseconds: number) => Promise<void>): Pace {
  const lines = new Map<string, Line>();
  let closedUntil = 0;
  const line = (name: string, limit: number, window: number): Line => {
    const existing = lines.get(name);
    if (existing) return existing;
    const created = new Line(limit, window);
    lines.set(name, created);
    return created;
  };
  const waitFor = async (turn: Line): Promise<void> => {
    const wait = turn.reserve(clock.now()) - clock.now();
    if (wait > 0) await sleep(wait);
  };
  return {
    turn: async (operation, burst, ticket) => {
      if (ticket !== undefined) await waitFor(line(`ticket ${ticket}`, TICKET_WRITES, TICKET_WINDOW));
      await waitFor(line(operation, BURST_PER_SECOND[burst], WINDOW));
    },
    pauseUntil: (operation, at) => {
      lines.get(operation)?.pauseUntil(at);
    },
    close: (until) => {
      closedUntil = Math.max(closedUntil, until);
    },
    closedUntil: () => closedUntil,
  };
}

/** At most `limit` starts in any window: remembers the last starts, hands out the next free moment. */
class Line {
  private readonly starts: number[] = [];
  private pausedUntil = 0;

  constructor(
    private readonly limit: number,
    private readonly window: number,
  ) {}

  reserve(now: number): number {
    const oldest = this.starts.length >= this.limit ? (this.starts.shift() ?? 0) : undefined;
    const free = oldest === undefined ? now : oldest + this.window;
    const start = Math.max(now, free, this.pausedUntil, this.starts.at(-1) ?? 0);
    this.starts.push(start);
    return start;
  }

  pauseUntil(at: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, at);
  }
}
