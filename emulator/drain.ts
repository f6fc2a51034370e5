import type { MovableClock } from './clock';
import type { Host } from './forge/host';

/** What `POST /_emulator/drain` answers. */
export interface Drained {
  /** False when the time ran out before everything was done. */
  idle: boolean;
  /** How many invocations ran meanwhile. */
  invocations: number;
  /** ISO time of the emulator's clock afterwards. */
  clock: string;
}

const DEFAULT_TIMEOUT_MS = 60_000;
/** The longest delay that the platform knows for a single event. */
const DEFAULT_HORIZON_SECONDS = 900;

/**
 * Runs until nothing is under way, moving the clock from one due thing to the next within the horizon. The
 * recurring schedules are no due things, but fire when the clock passes their times. A horizon longer than the
 * default is walked to its end in one last move, and what that starts is run as well.
 * @param options `timeoutMs` of real time, `horizonSeconds` from the clock's time at the start
 */
export async function drain(
  host: Host,
  clock: MovableClock,
  options: { timeoutMs?: number | undefined; horizonSeconds?: number | undefined },
): Promise<Drained> {
  const { timeoutMs = DEFAULT_TIMEOUT_MS, horizonSeconds = DEFAULT_HORIZON_SECONDS } = options;
  const limit = performance.now() + timeoutMs;
  const horizon = clock.now() + horizonSeconds * 1000;
  const before = host.invocations.count();

  const walk = async (): Promise<boolean> => {
    while (await host.activity.waitUntilIdle(limit - performance.now())) {
      const next = host.nextDue();
      if (next === undefined || next > horizon) return true;
      clock.advance(Math.max(0, next - clock.now()));
    }
    return false;
  };

  let idle = await walk();
  if (idle && horizonSeconds > DEFAULT_HORIZON_SECONDS) {
    clock.advance(Math.max(0, horizon - clock.now()));
    idle = await walk();
  }
  return {
    idle,
    invocations: host.invocations.count() - before,
    clock: new Date(clock.now()).toISOString(),
  };
}
