import { TryLater } from '../later';
import { HALF_OF_POINTS, hourOf, pointsOfRuns } from '../points';
import type { PeopleStore } from '../people/port';
import type { RunStore } from '../ports';
import { HOUR, iso, SECOND, type Clock } from '../time';
import type { PlaceReader, PlaceScan, PlaceStore } from './port';

/**
 * A reading that costs this much, or less, is made every hour; one that costs more, so many times less often. That is about
 * five hundred points a day: all sites of the app share one budget, and a thousand of them have to live on it.
 */
const POINTS_FOR_EVERY_HOUR = 20;
/** Once a day it may cost more, up to so much for each hour in the mean. */
const MOST_POINTS_AN_HOUR = 1_000;
const DAY_HOURS = 24;
/** A page of projects takes some seconds; with less time left nothing new is begun. Milliseconds. */
const TIME_FOR_A_PAGE = 10 * SECOND;

export interface RefreshParts {
  places: PlaceStore;
  people: Pick<PeopleStore, 'state'>;
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
  const others = await pointsOfOthers(parts);
  while (!scan.isComplete) {
    const spent = others + (scan.hour.from === hourOf(clock.now()) ? scan.hour.points : 0);
    if (parts.remaining() < TIME_FOR_A_PAGE || spent > HALF_OF_POINTS) return;
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
  const isDue = !index || clock.now() >= Date.parse(index.asOf) + hoursAfter(index.points) * HOUR;
  return isDue ? freshScan(clock.now()) : undefined;
}

/** How long an index counts whose reading has cost so much. Hours. */
const hoursAfter = (points: number): number =>
  Math.max(
    Math.min(DAY_HOURS, Math.floor(points / POINTS_FOR_EVERY_HOUR)),
    Math.floor(points / MOST_POINTS_AN_HOUR),
  );

const freshScan = (now: number): PlaceScan => ({
  startedAt: iso(now),
  shards: [],
  isComplete: false,
  unread: 0,
  points: 0,
  hour: { from: hourOf(now), points: 0 },
});

/** What runs and learning about people have cost in this hour. */
async function pointsOfOthers(parts: RefreshParts): Promise<number> {
  const [byRuns, people] = await Promise.all([pointsOfRuns(parts), parts.people.state()]);
  return byRuns + (people?.hour.from === hourOf(parts.clock.now()) ? people.hour.points : 0);
}

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
