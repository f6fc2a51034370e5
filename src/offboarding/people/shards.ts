import { createHash } from 'node:crypto';
import type { ChangedShard, PeopleStore, Shard, ShardChange } from './port';

/** People in a shard as it is made: with long names about 80 KB of the 240 KiB that a value may have. */
const PEOPLE_PER_SHARD = 250;
/** With more on the average the shards are made twice as many. */
const MOST_PER_SHARD = 350;
/** A small site may grow a hundredfold before anything has to move. */
const FEWEST_SHARDS = 4;

/** The shard of a person. */
export const shardOf = (accountId: string, shards: number): number =>
  createHash('sha256').update(accountId).digest().readUInt32BE(0) % shards;

/** How many shards so many people need. */
export const shardsFor = (people: number): number =>
  Math.max(FEWEST_SHARDS, Math.ceil(people / PEOPLE_PER_SHARD));

export const areTooFull = (people: number, shards: number): boolean => people / shards > MOST_PER_SHARD;

/** The numbers of all shards. */
export const allShards = (shards: number): number[] => Array.from({ length: shards }, (_, number) => number);

/** Things about people by the shard that the people are in. */
export function byShard<Thing extends { accountId: string }>(
  things: readonly Thing[],
  shards: number,
): Map<number, Thing[]> {
  const parts = new Map<number, Thing[]>();
  for (const thing of things) {
    const number = shardOf(thing.accountId, shards);
    parts.set(number, [...(parts.get(number) ?? []), thing]);
  }
  return parts;
}

/**
 * Changes people, and first notes the days on which they are due from now on: a day that names a shard without need costs
 * one read, a person whom no day names would never be looked at.
 */
export async function writePeople(
  store: PeopleStore,
  numbers: readonly number[],
  change: ShardChange,
): Promise<void> {
  await preparePeople(store, numbers, () => Promise.resolve(change));
}

/** The same for changes that have to be found out first. */
export async function preparePeople(
  store: PeopleStore,
  numbers: readonly number[],
  prepare: (shards: ReadonlyMap<number, Shard>) => Promise<ShardChange>,
): Promise<void> {
  await store.changeShards(numbers, prepare, async (changed) => {
    for (const [day, shards] of newDays(changed)) await store.addDue(day, [...shards]);
  });
}

function newDays(changed: readonly ChangedShard[]): Map<string, Set<number>> {
  const days = new Map<string, Set<number>>();
  for (const { number, before, after } of changed) {
    for (const { accountId, due } of Object.values(after)) {
      if (due === null || due === before[accountId]?.due) continue;
      days.set(due, (days.get(due) ?? new Set()).add(number));
    }
  }
  return days;
}

/**
 * Spreads the people over twice as many shards. Each person stays in the shard or moves into the one that many further on;
 * what was stopped half way is done again from the beginning and comes to the same.
 */
export async function doubleShards(store: PeopleStore, shards: number): Promise<void> {
  for (const number of allShards(shards)) {
    const [low, high] = [number, number + shards];
    const both = await store.shards([low, high]);
    const people = Object.values({ ...both.get(high), ...both.get(low) });
    const belonging = (to: number): Shard =>
      Object.fromEntries(
        people.flatMap((person) =>
          shardOf(person.accountId, shards * 2) === to ? [[person.accountId, person] as const] : [],
        ),
      );
    // The new one first: until the old one is written, nobody is missing.
    await writePeople(store, [high], () => belonging(high));
    await store.changeShards(
      [low],
      () => Promise.resolve(() => belonging(low)),
      () => Promise.resolve(),
    );
  }
}
