import type { ChangedShard, PeopleState, PeopleStore, Shard } from '../offboarding/people/port';
import type { Clock } from '../offboarding/time';
import { keys } from './keys';
import { getMany } from './many';
import { createPeopleListStore } from './people-lists';
import { shardOfStored, storedShard, type StoredShard } from './people-rows';
import { writeNext, type Row } from './rows';
import type { StoreAccess } from './store-access';
import { createUnitCount } from './unit-count';

const ENTITY = 'people';
/** Writes that meet a faster one read again so often; there are few writers. */
const MOST_TRIES = 8;
/** Shards that are held in memory and written at a time. */
const AT_A_TIME = 25;
/** So long the app's own triggers remember that somebody was active; the platform keeps nothing longer by itself. */
const SEEN_LIFETIME = { value: 364, unit: 'DAYS' } as const;

/** Who may use a product of the site, many people in one value, and when they are looked at. */
export function createPeopleStore(access: StoreAccess, clock: Clock): PeopleStore {
  const { kvs, attempt, create } = access;
  const units = createUnitCount(clock);

  /** Changes one row until nobody else was faster; `undefined` leaves it as it is. */
  const change = async <Value>(
    name: string,
    make: (now: Value | undefined) => Promise<Value | undefined>,
  ): Promise<void> => {
    const rows = kvs.entity<Row<Value>>(ENTITY);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const row = await attempt(() => rows.get(name));
      const document = await make(row?.document);
      if (document === undefined) return;
      if (await writeNext(access, ENTITY, { name, version: (row?.version ?? 0) + 1, document })) return;
    }
    throw new Error(`${name} was changed by others all the time.`);
  };

  const dueOn = async (day: string, make: (shards: readonly number[]) => number[]): Promise<void> => {
    await change<number[]>(keys.peopleDue(day), (shards = []) => {
      const next = make(shards);
      return Promise.resolve(next.length === shards.length ? undefined : next);
    });
  };

  const readShards = async (numbers: readonly number[]): Promise<Map<number, Row<Shard>>> => {
    const rows = await getMany<Row<StoredShard>>(access, numbers.map(keys.people), ENTITY);
    return new Map(
      numbers.map((number) => {
        const name = keys.people(number);
        const row = rows.get(name) ?? { name, version: 0, document: [] };
        units.read(row.document);
        return [number, { ...row, document: shardOfStored(row.document) }];
      }),
    );
  };
  const writeShard = (number: number, version: number, shard: Shard): Promise<boolean> => {
    const document = storedShard(shard);
    units.write(document);
    return writeNext(access, ENTITY, { name: keys.people(number), version, document });
  };

  const changeSome: PeopleStore['changeShards'] = async (numbers, prepare, beforeWrite) => {
    const rows = await readShards(numbers);
    const make = await prepare(new Map([...rows].map(([number, { document }]) => [number, document])));
    const changed = [...rows].flatMap(([number, { document: before }]): ChangedShard[] => {
      const after = make(before, number);
      return after === before ? [] : [{ number, before, after }];
    });
    if (changed.length === 0) return;
    await beforeWrite(changed);
    await Promise.all(
      changed.map(async ({ number, after }) => {
        if (await writeShard(number, (rows.get(number)?.version ?? 0) + 1, after)) return;
        await changeSome([number], () => Promise.resolve(make), beforeWrite);
      }),
    );
  };

  return {
    ...createPeopleListStore(access),

    state: () => attempt(() => kvs.get<PeopleState>(keys.peopleState)),
    begin: (state) => create(() => kvs.set(keys.peopleState, state, { keyPolicy: 'FAIL_IF_EXISTS' })),
    saveState: (state) => attempt(() => kvs.set(keys.peopleState, state)),

    shards: async (numbers) => {
      const rows = await readShards(numbers);
      return new Map([...rows].map(([number, { document }]) => [number, document]));
    },
    changeShards: async (numbers, prepare, beforeWrite) => {
      for (let from = 0; from < numbers.length; from += AT_A_TIME) {
        await changeSome(numbers.slice(from, from + AT_A_TIME), prepare, beforeWrite);
      }
    },
    unitsInMinute: () => units.inMinute(),

    due: async (day) =>
      (await attempt(() => kvs.entity<Row<number[]>>(ENTITY).get(keys.peopleDue(day))))?.document ?? [],
    addDue: (day, shards) => dueOn(day, (known) => [...new Set([...known, ...shards])]),
    removeDue: (day, shards) => dueOn(day, (known) => known.filter((number) => !shards.includes(number))),

    seen: (accountIds) => seenOf(access, accountIds),
    noteSeen: (accountId, day) =>
      attempt(() => kvs.set(keys.personSeen(accountId), day, { ttl: SEEN_LIFETIME })),
    forgetSeen: (accountId) => attempt(() => kvs.delete(keys.personSeen(accountId))),
  };
}

async function seenOf(access: StoreAccess, accountIds: readonly string[]): Promise<Map<string, string>> {
  const days = await getMany<string>(access, accountIds.map(keys.personSeen));
  return new Map(
    accountIds.flatMap((accountId) => {
      const day = days.get(keys.personSeen(accountId));
      return day === undefined ? [] : [[accountId, day] as const];
    }),
  );
}
