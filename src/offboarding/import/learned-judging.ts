import type { Person } from '../people/person';
import type { PeopleStore } from '../people/port';
import { shardOf } from '../people/shards';
import type { Judging, Meant } from './port';

type Learned = Pick<Person, 'accountId' | 'name' | 'kind'> & { day: string };

/** Finds people in the learned directory. */
export interface Directory {
  /** @returns those of these accounts that were active and in some group, each with the day on which that was seen */
  find(accountIds: readonly string[]): Promise<ReadonlyMap<string, Learned>>;
}

/** Reads a shard once, however often somebody of it is asked for. Lives as long as an invocation. */
export function createLearnedPeople(store: Pick<PeopleStore, 'state' | 'shards'>): Directory {
  const people = new Map<string, Learned>();
  const read = new Set<number>();
  return {
    find: async (accountIds) => {
      const state = await store.state();
      if (!state) return people;
      const numbers = new Set(accountIds.map((accountId) => shardOf(accountId, state.shards)));
      const missing = [...numbers].filter((number) => !read.has(number));
      for (let first = 0; first < missing.length; first += SHARDS_AT_A_TIME) {
        const asked = missing.slice(first, first + SHARDS_AT_A_TIME);
        for (const shard of (await store.shards(asked)).values()) {
          for (const person of Object.values(shard)) keep(people, person);
        }
        for (const number of asked) read.add(number);
      }
      return people;
    },
  };
}

/** Some megabytes of people at a time; only what is needed of them stays. */
const SHARDS_AT_A_TIME = 25;

/** Who is not active, or in no group that is watched, is for a live look: something may be left of them, or nothing. */
function keep(people: Map<string, Learned>, { accountId, name, kind, active, groups }: Person): void {
  const day = Object.values(groups).sort().at(-1);
  if (active && day !== undefined) people.set(accountId, { accountId, name, kind, day });
}

/**
 * Judges by the learned directory, which costs nothing, and asks Jira about the others only. The directory knows no
 * addresses.
 */
export const createLearnedJudging = (directory: Directory, live: Judging): Judging => ({
  meant: async (accountIds, emails) => {
    const learned = await directory.find(accountIds);
    const found = accountIds.flatMap((accountId) => learned.get(accountId) ?? []);
    const others = await live.meant(
      accountIds.filter((accountId) => !learned.has(accountId)),
      emails,
    );
    // A day stands before every moment of it.
    const [oldest = others.knownAt] = [...found.map(({ day }) => day), others.knownAt].sort();
    const accounts = found.map(({ accountId, name, kind }): [string, Meant] => [
      accountId,
      { accountId, displayName: name, accountType: kind, isGone: false, email: null },
    ]);
    return { knownAt: oldest, meant: new Map([...others.meant, ...accounts]) };
  },
});
