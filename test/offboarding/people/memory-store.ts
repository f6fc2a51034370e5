import type {
  Candidate,
  ChangedShard,
  Overview,
  PeopleState,
  PeopleStore,
  Shard,
} from '../../../src/offboarding/people/port';

/** The directory in memory. */
export interface MemoryPeople extends PeopleStore {
  everybody(): Shard;
  /** Makes the next write of a shard meet somebody who was faster. */
  meetAnother(change: (shard: Shard) => Shard): void;
}

export function memoryPeople(): MemoryPeople {
  let state: PeopleState | undefined;
  let overview: Overview | undefined;
  let lists: Candidate[][] = [];
  let another: ((shard: Shard) => Shard) | undefined;
  const shards = new Map<number, Shard>();
  const due = new Map<string, number[]>();
  const seen = new Map<string, string>();
  const shardAt = (number: number): Shard => shards.get(number) ?? {};
  const done = Promise.resolve();

  return {
    everybody: () => Object.assign({}, ...shards.values()) as Shard,
    meetAnother: (change) => {
      another = change;
    },
    state: () => Promise.resolve(state),
    begin: (first) => {
      state ??= first;
      return Promise.resolve(state === first);
    },
    saveState: (next) => {
      state = next;
      return done;
    },
    shards: (numbers) => Promise.resolve(new Map(numbers.map((number) => [number, shardAt(number)]))),
    unitsInMinute: () => 0,
    changeShards: async (numbers, prepare, beforeWrite) => {
      const change = await prepare(new Map(numbers.map((number) => [number, shardAt(number)])));
      for (const number of numbers) {
        const first = change(shardAt(number), number);
        if (first !== shardAt(number) && another) {
          shards.set(number, another(shardAt(number)));
          another = undefined;
        }
        const before = shardAt(number);
        const after = change(before, number);
        if (after === before) continue;
        const changed: ChangedShard[] = [{ number, before, after }];
        await beforeWrite(changed);
        shards.set(number, after);
      }
    },
    due: (day) => Promise.resolve(due.get(day) ?? []),
    addDue: (day, numbers) => {
      due.set(day, [...new Set([...(due.get(day) ?? []), ...numbers])]);
      return done;
    },
    removeDue: (day, numbers) => {
      due.set(
        day,
        (due.get(day) ?? []).filter((number) => !numbers.includes(number)),
      );
      return done;
    },
    seen: (accountIds) =>
      Promise.resolve(
        new Map(
          accountIds.flatMap((accountId) => {
            const day = seen.get(accountId);
            return day === undefined ? [] : [[accountId, day] as const];
          }),
        ),
      ),
    noteSeen: (accountId, day) => {
      seen.set(accountId, day);
      return done;
    },
    forgetSeen: (accountId) => {
      seen.delete(accountId);
      return done;
    },
    overview: () => Promise.resolve(overview),
    saveOverview: (next, pages) => {
      overview = next;
      lists = pages.map((page) => [...page]);
      return done;
    },
    candidates: (_, page) => Promise.resolve(lists[page] ?? []),
  };
}
