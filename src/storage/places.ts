import { createHash } from 'node:crypto';
import { placesAmong } from '../offboarding/places/places-among';
import type { PlaceIndex, PlaceOf, PlaceScan, PlaceStore } from '../offboarding/places/port';
import type { Clock } from '../offboarding/time';
import { keys } from './keys';
import { getMany } from './many';
import { createMemory } from './memory';
import type { StoreAccess } from './store-access';

/** A shard stays well below the 240 KiB of a value. Bytes. */
const MOST_BYTES = 120 * 1024;
/** About so much falls into one bucket, which is what is read for one person. Bytes. */
const BUCKET_BYTES = 60 * 1024;

/** Runs side by side look into the same few buckets. The index is made anew every few hours; milliseconds. */
const REMEMBERED_FOR = 10_000;
const MOST_REMEMBERED = 20;

/** Who has which place in the projects of the site, found by person. */
export function createPlaceStore(access: StoreAccess, clock: Clock): PlaceStore {
  const { kvs, attempt } = access;
  const index = (): Promise<PlaceIndex | undefined> => attempt(() => kvs.get<PlaceIndex>(keys.placeIndex));
  const rememberIndex = createMemory<PlaceIndex | undefined>(clock, REMEMBERED_FOR, 1);
  const rememberBucket = createMemory<PlaceOf[]>(clock, REMEMBERED_FOR, MOST_REMEMBERED);

  const writeShards = async (places: readonly PlaceOf[], key: (shard: number) => string): Promise<number> => {
    const shards = inShards(places);
    await Promise.all(shards.map((shard, number) => attempt(() => kvs.set(key(number), shard))));
    return shards.length;
  };

  return {
    scan: () => attempt(() => kvs.get<PlaceScan>(keys.placeScan)),
    saveScan: (scan) => attempt(() => kvs.set(keys.placeScan, scan)),
    writePage: (page, places) => writeShards(places, (shard) => keys.placePage(page, shard)),

    publish: async (scan) => {
      const wanted = scan.shards.flatMap((count, page) =>
        Array.from({ length: count }, (_, shard) => keys.placePage(page, shard)),
      );
      const read = await getMany<PlaceOf[]>(access, wanted);
      if (read.size < wanted.length) return false;
      const places = [...read.values()].flat();
      const slot = (await index())?.slot === 0 ? 1 : 0;
      const buckets = inBuckets(places);
      const counts: number[] = [];
      for (const [number, bucket] of buckets.entries()) {
        counts.push(await writeShards(bucket, (shard) => keys.places(slot, number, shard)));
      }
      const { startedAt: asOf, unread, points } = scan;
      const made: PlaceIndex = { asOf, unread, points, slot, buckets: counts };
      await attempt(() => kvs.set(keys.placeIndex, made));
      return true;
    },

    index: () => rememberIndex(keys.placeIndex, index),
    placesOf: async (accountId, { asOf, slot, buckets }) => {
      const bucket = bucketOf(accountId, buckets.length);
      const places = await rememberBucket(`${asOf} ${String(bucket)}`, async () => {
        const shards = Array.from({ length: buckets[bucket] ?? 0 }, (_, shard) =>
          keys.places(slot, bucket, shard),
        );
        return [...(await getMany<PlaceOf[]>(access, shards)).values()].flat();
      });
      return placesAmong(places, accountId);
    },
  };
}

function inBuckets(places: readonly PlaceOf[]): PlaceOf[][] {
  const bytes = places.reduce((sum, place) => sum + sizeOf(place), 0);
  const buckets = Array.from({ length: Math.max(1, Math.ceil(bytes / BUCKET_BYTES)) }, (): PlaceOf[] => []);
  for (const place of places) buckets[bucketOf(place.accountId, buckets.length)]?.push(place);
  return buckets;
}

const bucketOf = (accountId: string, buckets: number): number =>
  createHash('sha256').update(accountId).digest().readUInt32BE(0) % buckets;

function inShards(places: readonly PlaceOf[]): PlaceOf[][] {
  const shards: PlaceOf[][] = [];
  let room = 0;
  for (const place of places) {
    const size = sizeOf(place);
    if (size > room) {
      shards.push([]);
      room = MOST_BYTES;
    }
    shards.at(-1)?.push(place);
    room -= size;
  }
  return shards;
}

const sizeOf = (place: PlaceOf): number => Buffer.byteLength(JSON.stringify(place)) + 1;
