import { refreshSummary, type SummaryParts } from '../offboarding/console/summary';
import { anchorLog, type AnchorParts } from '../offboarding/evidence/anchor-log';
import type { SiteLog } from '../offboarding/evidence/ports';
import { removeOld, type RetentionParts } from '../offboarding/evidence/remove-old';
import { findMissed } from '../offboarding/find-missed';
import { refreshPlaces, refreshUnlessIndexed, type RefreshParts } from '../offboarding/places/refresh';
import type { TransitionParts } from '../offboarding/handle-transition';
import { TryLater } from '../offboarding/later';
import type { InstallationStore, SettingsStore, Wake } from '../offboarding/ports';
import { iso } from '../offboarding/time';
import { lookAtDue } from '../offboarding/watch/look-at-due';
import type { WatchParts } from '../offboarding/watch/look-again';
import { watchHeld } from '../offboarding/watch/watch-held';

/** Runs that one tick names to the worker; the worker finds the others by itself. */
const MOST_HINTS = 50;

interface TickParts extends SummaryParts, WatchParts, RefreshParts {
  settings: SettingsStore;
  wake: Wake;
}

/** Once: from now on transitions count; the projects are searched as far as the time goes, the schedules do the rest. */
export async function installed(
  parts: RefreshParts & { installation: InstallationStore; siteLog: SiteLog },
): Promise<void> {
  await parts.installation.recordInstallation(parts.clock.now());
  await parts.siteLog.begin();
  await refreshUnlessIndexed(parts);
}

/**
 * Every five minutes: wakes the worker, the root that never ends, looks again at people whose access was taken, and keeps
 * the figures of the page current.
 */
export async function tick(
  parts: TickParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  await wakeForDue(parts);
  await lookAtDue(parts, remaining, log);
  await refreshSummary(parts);
  await refreshUnlessIndexed(parts);
}

/** Wakes the worker when something is due that nobody holds. */
async function wakeForDue({ runs, settings, wake, clock }: TickParts): Promise<void> {
  const now = clock.now();
  if ((await settings.read()).stopped) return;
  const due = (
    await Promise.all([runs.due('urgent', iso(now), MOST_HINTS), runs.due('planned', iso(now), MOST_HINTS)])
  ).flat();
  const free = due.filter(({ claimedUntil }) => claimedUntil <= now).map(({ id }) => id);
  if (free.length > 0) await wake.look(free.slice(0, MOST_HINTS));
}

/** Every hour: acts on transitions whose event never arrived, and searches the projects for who has a place in them. */
export async function missed(
  parts: TransitionParts & RefreshParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  try {
    await findMissed(parts, remaining);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The search for missed events goes on in the next hour: ${error.why}`);
  }
  try {
    await refreshPlaces(parts);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The search of the projects goes on in the next hour: ${error.why}`);
  }
}

/** Every day: the end of the evidence's log is kept elsewhere, what is too old goes; and what the tick had no time for. */
export async function daily(
  parts: WatchParts & AnchorParts & RetentionParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  try {
    await removeOld(parts);
    const refused = await anchorLog(parts);
    if (refused !== undefined) log(`The end of the evidence's log could not be written: ${refused}`);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The end of the evidence's log is written tomorrow: ${error.why}`);
  }
  await lookAtDue(parts, remaining, log);
}

/** Every week: everybody in the holding group is looked at. */
export async function weekly(
  parts: WatchParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  try {
    await watchHeld(parts);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The holding group is read again next week: ${error.why}`);
  }
  await lookAtDue(parts, remaining, log);
}
