import { TryLater } from '../later';
import type { RunStore } from '../ports';
import { HOUR, iso, SECOND, type Clock } from '../time';
import type { PlaceReader, PlaceScan, PlaceStore } from './port';

/** Points an hour for an app, until Atlassian raises it (facts, "Rate limits"). */
const POINTS_PER_HOUR = 65_000;
/** Work in the background leaves at least half of them to runs. */
const MOST_POINTS = POINTS_PER_HOUR / 2;
/** A reading that costs this much, or less, is made every hour; one that costs more, so many times less often. */
const POINTS_FOR_EVERY_HOUR = 1_000;
/** A page of projects takes some seconds; with less time left nothing new is begun. Milliseconds. */
const TIME_FOR_A_PAGE = 10 * SECOND;
/** Runs whose points are counted as spent in this hour. */
const MOST_RUNS = 100;

export interface RefreshParts {
  places: PlaceStore;
  /** A reader that tells of every point that it spends. */
  readingPlaces: (spend: (points: number) => void) => PlaceReader;
  runs: RunStore;
  clock: Clock;
  /** Milliseconds until the platform ends this invocation. */
  remaining: () => number;
}

/**
 * Reads the places of all projects page by page, as far as time and points go, and makes the index when all are read.
 * Whatever stops it, the next call goes on after the last page that was kept; two at once do the same twice.
 * @throws TryLater when Jira asked to wait
 */
export async function refreshPlaces(parts: RefreshParts): Promise<void> {
  const { places, clock } = parts;
  let scan = await openScan(parts);
  if (!scan) return;
  const others = await pointsOfRuns(parts);
  while (!scan.isComplete) {
    const spent = others + (scan.hour.from === hourOf(clock.now()) ? scan.hour.points : 0);
    if (parts.remaining() < TIME_FOR_A_PAGE || spent > MOST_POINTS) return;
    scan = await readPage(parts, scan);
    await places.saveScan(scan);
  }
  if (!(await places.publish(scan))) await places.saveScan(freshScan(clock.now()));
}

/** The first reading after the installation does not wait for the hour. */
export async function refreshUnlessIndexed(parts: RefreshParts): Promise<void> {
  if (await parts.places.index()) return;
  try {
    await refreshPlaces(parts);
  } catch (error) {
    if (!(error instanceof TryLater)) throw error;
  }
}

/** The scan that is under way, or a new one where the index has become old; undefined when nothing is due. */
async function openScan({ places, clock }: RefreshParts): Promise<PlaceScan | undefined> {
  const [scan, index] = await Promise.all([places.scan(), places.index()]);
  if (scan && scan.startedAt !== index?.asOf) return scan;
  const hours = Math.floor((index?.points ?? 0) / POINTS_FOR_EVERY_HOUR);
  const isDue = !index || clock.now() >= Date.parse(index.asOf) + hours * HOUR;
  return isDue ? freshScan(clock.now()) : undefined;
}

const freshScan = (now: number): PlaceScan => ({
  startedAt: iso(now),
  shards: [],
  isComplete: false,
  unread: 0,
  points: 0,
  hour: { from: hourOf(now), points: 0 },
});

const hourOf = (now: number): number => now - (now % HOUR);

async function readPage({ places, readingPlaces, clock }: RefreshParts, scan: PlaceScan): Promise<PlaceScan> {
  let points = 0;
  const reader = readingPlaces((spent) => {
    points += spent;
  });
  const number = scan.shards.length;
  const page = await reader.page(number);
  const hour = hourOf(clock.now());
  return {
    ...scan,
    shards: [...scan.shards, await places.writePage(number, page.places)],
    isComplete: page.isLast,
    unread: scan.unread + page.unread,
    points: scan.points + points,
    hour: { from: hour, points: points + (scan.hour.from === hour ? scan.hour.points : 0) },
  };
}

/** What runs have cost in the last hour: Jira tells nobody how many points are left. */
async function pointsOfRuns({ runs, clock }: RefreshParts): Promise<number> {
  const { runs: latest } = await runs.list(
    { from: iso(clock.now() - HOUR) },
    { cursor: undefined, limit: MOST_RUNS },
  );
  return latest.reduce((sum, { document }) => sum + document.points, 0);
}
