import { refreshPlaces, type RefreshParts } from '../../../src/offboarding/places/refresh';
import type { PlaceIndex, PlaceScan } from '../../../src/offboarding/places/port';
import type { RunStore } from '../../../src/offboarding/ports';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const HOUR = 3_600_000;

/** A site of so many pages, each of which costs so many points, and what is kept of it. */
function siteOf({ pages, points, runPoints = 0 }: { pages: number; points: number; runPoints?: number }) {
  const kept: { scan?: PlaceScan; index?: PlaceIndex } = {};
  const read: number[] = [];
  const clock = { at: NOW, now: () => clock.at };
  const parts: RefreshParts = {
    clock,
    remaining: () => 900_000,
    people: { state: () => Promise.resolve(undefined) },
    runs: {
      list: () => Promise.resolve({ runs: [{ document: { points: runPoints } }], next: undefined }),
    } as unknown as RunStore,
    readingPlaces: (spend) => ({
      page: (page) => {
        read.push(page);
        spend(points);
        return Promise.resolve({ places: [], isLast: page + 1 === pages, unread: 0 });
      },
    }),
    places: {
      scan: () => Promise.resolve(kept.scan),
      saveScan: (scan) => {
        kept.scan = scan;
        return Promise.resolve();
      },
      writePage: () => Promise.resolve(1),
      publish: ({ startedAt, points: spent }) => {
        kept.index = { asOf: startedAt, unread: 0, points: spent, slot: 0, buckets: [] };
        return Promise.resolve(true);
      },
      index: () => Promise.resolve(kept.index),
      placesOf: () => Promise.resolve({ projects: [], components: [], roles: [] }),
    },
  };
  return { parts, kept, read, clock };
}

test('every page is read once, and then the index is made', async () => {
  const { parts, kept, read } = siteOf({ pages: 3, points: 100 });
  await refreshPlaces(parts);
  expect(read).toEqual([0, 1, 2]);
  expect(kept.index?.points).toBe(300);
});

test('half of the points of an hour are left to others; the next hour goes on where this one stopped', async () => {
  const { parts, kept, read, clock } = siteOf({ pages: 4, points: 20_000 });
  await refreshPlaces(parts);
  expect(read).toEqual([0, 1]);
  await refreshPlaces(parts);
  expect(read).toEqual([0, 1]);
  clock.at += HOUR;
  await refreshPlaces(parts);
  expect(read).toEqual([0, 1, 2, 3]);
  expect(kept.index?.asOf).toBe('2026-11-21T12:00:00.000Z');
});

test('nothing is read while runs have spent the points', async () => {
  const { parts, read } = siteOf({ pages: 2, points: 100, runPoints: 40_000 });
  await refreshPlaces(parts);
  expect(read).toEqual([]);
});

test('with little time left the rest is left to the next call', async () => {
  const { parts, read } = siteOf({ pages: 3, points: 100 });
  const times = [60_000, 5_000, 60_000, 60_000];
  const shortly = { ...parts, remaining: () => times.shift() ?? 0 };
  await refreshPlaces(shortly);
  expect(read).toEqual([0]);
  await refreshPlaces(shortly);
  expect(read).toEqual([0, 1, 2]);
});

test('a search that costs much is not made every hour', async () => {
  const { parts, read, clock } = siteOf({ pages: 1, points: 3_500 });
  await refreshPlaces(parts);
  clock.at += 23 * HOUR;
  await refreshPlaces(parts);
  expect(read).toEqual([0]);
  clock.at += HOUR;
  await refreshPlaces(parts);
  expect(read).toEqual([0, 0]);
});
