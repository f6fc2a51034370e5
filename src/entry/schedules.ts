import { findMissed } from '../offboarding/find-missed';
import type { TransitionParts } from '../offboarding/handle-transition';
import { TryLater } from '../offboarding/later';
import type { RunStore, SettingsStore, Wake } from '../offboarding/ports';
import { iso, type Clock } from '../offboarding/time';

/** Runs that one tick names to the worker; the worker finds the others by itself. */
const MOST_HINTS = 50;

interface TickParts {
  runs: RunStore;
  settings: SettingsStore;
  wake: Wake;
  clock: Clock;
}

/** Every five minutes: wakes the worker when something is due that nobody holds. The root that never ends. */
export async function tick({ runs, settings, wake, clock }: TickParts): Promise<void> {
  const now = clock.now();
  if ((await settings.read()).stopped) return;
  const due = (
    await Promise.all([runs.due('urgent', iso(now), MOST_HINTS), runs.due('planned', iso(now), MOST_HINTS)])
  ).flat();
  const free = due.filter(({ claimedUntil }) => claimedUntil <= now).map(({ id }) => id);
  if (free.length > 0) await wake.look(free.slice(0, MOST_HINTS));
}

/** Every hour: acts on transitions whose event never arrived. */
export async function missed(
  parts: TransitionParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  try {
    await findMissed(parts, remaining);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The search for missed events goes on in the next hour: ${error.why}`);
  }
}
