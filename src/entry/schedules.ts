import type { CandidateParts } from '../offboarding/candidates/parts';
import { proposeCandidates, type ProposeParts } from '../offboarding/candidates/propose';
import { workOnDue } from '../offboarding/candidates/work-on-due';
import { refreshSummary, type SummaryParts } from '../offboarding/console/summary';
import { countActivePeople, type CountParts } from '../offboarding/breaker/active-people';
import { tellOfTrip, type AlertParts } from '../offboarding/breaker/alert';
import type { BreakerStore } from '../offboarding/breaker/gate';
import { anchorLog, type AnchorParts } from '../offboarding/evidence/anchor-log';
import type { SiteLog } from '../offboarding/evidence/ports';
import { removeOld, type RetentionParts } from '../offboarding/evidence/remove-old';
import { findMissed } from '../offboarding/find-missed';
import {
  beginPersonalData,
  goOnWithPersonalData,
  type PersonalDataParts,
} from '../offboarding/personal-data/cycle';
import { wakeDaily, wakeIfUnderWay, type WakeParts as PeopleWakeParts } from '../offboarding/people/wake';
import { refreshPlaces, refreshUnlessIndexed, type RefreshParts } from '../offboarding/places/refresh';
import { wakeForImports } from '../offboarding/import/go-on';
import type { StageParts as ImportParts } from '../offboarding/import/stages';
import { removeOldImports } from '../offboarding/import/steer';
import type { TransitionParts } from '../offboarding/handle-transition';
import { TryLater } from '../offboarding/later';
import type { InstallationStore, SettingsStore, Wake } from '../offboarding/ports';
import { iso } from '../offboarding/time';
import { lookAtDue } from '../offboarding/watch/look-at-due';
import type { WatchParts } from '../offboarding/watch/look-again';
import { watchHeld } from '../offboarding/watch/watch-held';

/** Runs that one tick names to the worker; the worker finds the others by itself. */
const MOST_HINTS = 50;

interface TickParts extends ImportParts, SummaryParts, CandidateParts, WatchParts, RefreshParts, AlertParts {
  settings: SettingsStore;
  wake: Wake;
}

/** Once: from now on transitions count; the projects are searched as far as the time goes, the schedules do the rest. */
export async function installed(
  parts: RefreshParts & { installation: InstallationStore; siteLog: SiteLog; breaker: BreakerStore },
): Promise<void> {
  await parts.installation.recordInstallation(parts.clock.now());
  await parts.siteLog.begin();
  await parts.breaker.begin();
  await refreshUnlessIndexed(parts);
}

/**
 * Every five minutes: wakes the worker, the root that never ends, looks again at people whose access was taken, carries
 * candidates of the sweep on, and keeps the figures of the page current.
 */
export async function tick(
  parts: TickParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  await wakeForDue(parts);
  await wakeForImports(parts);
  await alertOfTrip(parts, log);
  await lookAtDue(parts, remaining, log);
  await workOnDue(parts, remaining, log);
  await refreshSummary(parts);
  await refreshUnlessIndexed(parts);
}

/**
 * Wakes the worker when something is due that nobody holds. While everything is held, only what does not say so yet is
 * named to it.
 */
async function wakeForDue({ runs, settings, breaker, wake, clock }: TickParts): Promise<void> {
  const now = clock.now();
  const [{ stopped }, { tripped }] = await Promise.all([settings.read(), breaker.read()]);
  const isHeld = stopped !== null || tripped !== null;
  const due = (
    await Promise.all([runs.due('urgent', iso(now), MOST_HINTS), runs.due('planned', iso(now), MOST_HINTS)])
  ).flat();
  const free = due
    .filter(({ claimedUntil, status }) => claimedUntil <= now && !(isHeld && status === 'held'))
    .map(({ id }) => id);
  if (free.length > 0) await wake.look(free.slice(0, MOST_HINTS));
}

/** What the worker that met the daily limit could not tell. */
async function alertOfTrip(parts: AlertParts, log: (message: string) => void): Promise<void> {
  try {
    await tellOfTrip(parts);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown failure';
    log(`The administrators are told of the daily limit in five minutes: ${why}`);
  }
}

/** Every hour: acts on transitions whose event never arrived, and searches the projects for who has a place in them. */
export async function missed(
  parts: TransitionParts & RefreshParts & PersonalDataParts & PeopleWakeParts,
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
  await unlessLater(goOnWithPersonalData(parts), log);
  await wakeIfUnderWay(parts);
}

/** Every day: the end of the evidence's log is kept elsewhere, what is too old goes, active people are counted; and what the tick had no time for. */
export async function daily(
  parts: WatchParts & ProposeParts & AnchorParts & RetentionParts & CountParts & PeopleWakeParts,
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
  try {
    await countActivePeople(parts);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The active people are counted tomorrow: ${error.why}`);
  }
  await lookAtDue(parts, remaining, log);
  await proposeCandidates(parts, remaining);
  await wakeDaily(parts);
}

/** Every week: everybody in the holding group is looked at; who is stored is reported, and erased where they are gone. */
export async function weekly(
  parts: WatchParts & PersonalDataParts & ImportParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  try {
    await watchHeld(parts);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`The holding group is read again next week: ${error.why}`);
  }
  await removeOldImports(parts);
  await lookAtDue(parts, remaining, log);
  await unlessLater(beginPersonalData(parts), log);
}

/** Personal data waits for its next hour where somebody asks for time. */
async function unlessLater(work: Promise<void>, log: (message: string) => void): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
    log(`Looking after personal data goes on in the next hour: ${error.why}`);
  }
}
