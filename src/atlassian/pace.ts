/** Requests to the outside that one invocation may make a minute (facts of the platform, "Limits"). */
const EGRESS_PER_MINUTE = 100;
/** The minute is made a little longer, because the platform counts when a request arrives. */
const WINDOW = 60_500;

/** Counts the requests to the outside; one for everything that an invocation does. */
export interface EgressPace {
  /** Takes a turn. @returns when there is one again, in epoch milliseconds, or undefined when this one may start */
  turn(): number | undefined;
  /** Atlassian asked to wait: nothing starts before. Epoch milliseconds. */
  close(until: number): void;
}

export function createEgressPace(clock: { now(): number }): EgressPace {
  let starts: number[] = [];
  let closedUntil = 0;
  return {
    turn: () => {
      const now = clock.now();
      if (closedUntil > now) return closedUntil;
      starts = starts.filter((at) => at > now - WINDOW);
      const [oldest] = starts;
      if (starts.length >= EGRESS_PER_MINUTE && oldest !== undefined) return oldest + WINDOW;
      starts.push(now);
      return undefined;
    },
    close: (until) => {
      closedUntil = Math.max(closedUntil, until);
    },
  };
}
