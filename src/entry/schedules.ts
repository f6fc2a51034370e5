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
  await allOf(log, {
    'The worker is woken': () => wakeForDue(parts),
    'Imports go on': () => wakeForImports(parts),
    'The administrators are told of the daily limit': () => tellOfTrip(parts),
    'People are looked at again': () => lookAtDue(parts, remaining, log),
    'Candidates are carried on': () => workOnDue(parts, remaining, log),
    'The figures are counted': () => refreshSummary(parts),
    'The projects are searched': () => refreshUnlessIndexed(parts),
  });
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

/** Every hour: acts on transitions whose event never arrived, and searches the projects for who has a place in them. */
export async function missed(
  parts: TransitionParts & RefreshParts & PersonalDataParts & PeopleWakeParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  await allOf(log, {
    'Missed events are searched for': () => findMissed(parts, remaining),
    'The projects are searched': () => refreshPlaces(parts),
    'Personal data is looked after': () => goOnWithPersonalData(parts),
    'The directory goes on': () => wakeIfUnderWay(parts),
  });
}

/** Every day: the end of the evidence's log is kept elsewhere, what is too old goes, active people are counted; and what the tick had no time for. */
export async function daily(
  parts: WatchParts & ProposeParts & AnchorParts & RetentionParts & CountParts & PeopleWakeParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  await allOf(log, {
    'Old evidence is removed': () => removeOld(parts),
    'The end of the log is written': async () => {
      const refused = await anchorLog(parts);
      if (refused !== undefined) log(`The end of the evidence's log could not be written: ${refused}`);
    },
    'Active people are counted': () => countActivePeople(parts),
    'People are looked at again': () => lookAtDue(parts, remaining, log),
    'Candidates are proposed': () => proposeCandidates(parts, remaining),
    'The directory is woken': () => wakeDaily(parts),
  });
}

/** Every week: everybody in the holding group is looked at; who is stored is reported, and erased where they are gone. */
export async function weekly(
  parts: WatchParts & PersonalDataParts & ImportParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  await allOf(log, {
    'The holding group is read': () => watchHeld(parts),
    'Old imports are removed': () => removeOldImports(parts),
    'People are looked at again': () => lookAtDue(parts, remaining, log),
    'Personal data is looked after': () => beginPersonalData(parts),
  });
}

/**
 * Does one after the other; what fails keeps nothing else from being done, and is done the next time.
 * @param work by what it does, in words
 * @throws the first failure, after all were tried, so that the platform counts it; being asked to wait is none
 */
async function allOf(
  log: (message: string) => void,
  work: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<void> {
  const failures: Error[] = [];
  for (const [what, doIt] of Object.entries(work)) {
    try {
      await doIt();
    } catch (error) {
      if (error instanceof TryLater) {
        log(`${what} the next time: ${error.why}`);
        continue;
      }
      const failure = error instanceof Error ? error : new Error('unknown failure');
      log(`${what} the next time, because this one failed: ${failure.message}`);
      failures.push(failure);
    }
  }
  const [first] = failures;
  if (first) throw first;
}
