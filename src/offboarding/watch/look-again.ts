import { addEntries, type Salt } from '../evidence/record';
import { watched } from '../evidence/run-entries';
import { commentOn } from '../report/tell-ticket';
import { isErased } from '../restore/erased';
import { waitsForDeletion } from '../restore/undoable';
import { hasBegun, type Run } from '../run';
import type { ClaimStore, RunStore, SettingsStore, Tickets, WatchStore } from '../ports';
import { HOUR, iso, MINUTE, type Clock } from '../time';
import { hasEnded } from '../words';
import { goneSinceThen, regainedBy, type LookAgainParts } from './regained';
import { regainedInWords } from './sighting-words';
import { watchReport } from './watch-report';
import { keyOf, nextLook, type Regained, type Watch } from './watch';
import { withWays, type WayParts } from './ways';

export interface WatchParts extends LookAgainParts, Omit<WayParts, 'directory'> {
  watches: WatchStore;
  runs: RunStore;
  claims: ClaimStore;
  settings: SettingsStore;
  tickets: Tickets;
  clock: Clock;
  salt: Salt;
}

/** Whoever began a look and died has not finished it by then, and it is begun again. Milliseconds. */
const GIVEN_UP_AFTER = 10 * MINUTE;
/** People in the holding group are looked at for years: the newest sightings are kept. */
const MOST_SIGHTINGS = 50;

/**
 * Looks once at a leaver whose watch is due. Only one of several that try at the same time does; one that dies is
 * repeated, and tells the ticket nothing twice.
 */
export async function lookAgain(parts: WatchParts, due: Watch): Promise<void> {
  const { watches, clock } = parts;
  const now = clock.now();
  const begun: Watch = {
    ...due,
    version: due.version + 1,
    dueAt: iso(now + GIVEN_UP_AFTER),
    document: { ...due.document, begun: true },
  };
  if (!(await watches.replace(begun))) return;
  const looked = await look(parts, begun, due.document.begun);
  await watches.replace({ ...looked, version: begun.version + 1 });
}

/** @param mayBeTold whether an earlier look of the same number may have told the ticket already */
async function look(parts: WatchParts, watch: Watch, mayBeTold: boolean): Promise<Watch> {
  const { runs, claims, clock, directory } = parts;
  const now = clock.now();
  const [loaded, latest] = await Promise.all([runs.load(watch.runId), claims.latestRuns([watch.leaverId])]);
  const newer = latest.get(watch.leaverId);
  if (!loaded?.plan || newer === undefined) return over(watch);
  // Rehired by a restore, or offboarded again: then the newer run answers for the person, once it has begun.
  const newest = newer === watch.runId ? undefined : await runs.get(newer);
  if (newest && hasBegun(newest)) return over(watch);
  if (newest && !hasEnded(newest.status)) return inAnHour(watch, now);
  const { run, plan } = loaded;
  if (isUnderWay(run)) return inAnHour(watch, now);
  const leaver = await directory.leaver(watch.leaverId);
  if (!leaver || isErased(leaver, null)) return over(watch);

  const effects = await runs.effects(run);
  const goneSince = goneSinceThen(run, leaver, watch.document.goneSince ?? []);
  const found = await regainedBy(parts, run, plan, effects, leaver, goneSince);
  const known = new Set(watch.document.known);
  const news = found.filter((one) => !known.has(keyOf(one)));
  const regained =
    news.length === 0 ? [] : await withWays(parts, leaver.accountId, news, plan, watch.document.since);
  const untold = regained.length === 0 ? null : await tell(parts, run, watch, regained, mayBeTold);
  if (regained.length > 0) await recordSighting(parts, run, watch.document.looks, regained);

  const looks = watch.document.looks + 1;
  const { holdingGroupId } = plan.account;
  const isHeld = leaver.groups.some(({ groupId }) => groupId === holdingGroupId);
  const next = nextLook(Date.parse(watch.document.since), looks, isHeld, now);
  const sightings =
    regained.length === 0
      ? watch.document.sightings
      : [...watch.document.sightings, { at: iso(now), regained, untold }].slice(-MOST_SIGHTINGS);
  return {
    ...watch,
    state: next === undefined ? 'over' : 'due',
    dueAt: iso(next ?? now),
    document: { ...watch.document, looks, begun: false, sightings, known: found.map(keyOf), goneSince },
  };
}

async function tell(
  parts: WatchParts,
  run: Run,
  { document: { looks } }: Watch,
  regained: readonly Regained[],
  mayExist: boolean,
): Promise<string | null> {
  const mark = `${run.id}:watch:${String(looks)}`;
  const settings = await parts.settings.read();
  return commentOn(run, { mark, mayExist }, parts.tickets, settings, watchReport(run, regained));
}

/** A look that is repeated because it was cut off finds its number in the chain. */
async function recordSighting(
  { runs, salt, clock }: WatchParts,
  run: Run,
  look: number,
  regained: readonly Regained[],
): Promise<void> {
  const { evidence } = run.document;
  if ((evidence?.watched ?? -1) >= look) return;
  const ids = regained.map(({ kind, id, way }) => ({ kind, way: way.by, ...(kind !== 'account' && { id }) }));
  const entry = watched(look, ids, regained.map(regainedInWords), iso(clock.now()));
  const state = evidence?.state ?? null;
  const { run: recorded, sealed } = addEntries(run, [entry], salt, { state, watched: look });
  if (!(await runs.claim({ ...recorded, claimedUntil: 0 }, sealed))) {
    throw new Error(`Run ${run.id} has changed while its sighting was recorded.`);
  }
}

const inAnHour = (watch: Watch, now: number): Watch => ({
  ...watch,
  dueAt: iso(now + HOUR),
  document: { ...watch.document, begun: false },
});

const isUnderWay = (run: Run): boolean => !hasEnded(run.status) && !waitsForDeletion(run);

const over = (watch: Watch): Watch => ({
  ...watch,
  state: 'over',
  document: { ...watch.document, begun: false },
});
