import { DAY } from '../time';
import type { Alias } from './alias';
import type { FoundPerson } from './people-in';

/** Source: https://developer.atlassian.com/platform/forge/user-privacy-guidelines/ ("By default … 7 days", "up to 90") */
const PERIOD = 7 * DAY;
export const MOST_REPORTED = 90;
/** People in one stored value: with long names far below the platform's 240 KiB. */
const SHARD = 200;
/** Of somebody who changes their name all the time the last ones are known. */
const MOST_NAMES = 10;

/** Somebody of whom anything is stored. */
export interface StoredPerson {
  accountId: string;
  /** Everything that the store calls them. */
  names: readonly string[];
  /** How old the oldest of it is. ISO 8601. */
  since: string;
  /** ISO 8601; null until they were reported. */
  reportedAt: string | null;
  /** What is still to be done because of what Atlassian answered. */
  pending: { status: 'closed' | 'updated'; at: string; id: string; name: string } | null;
}

/** Everybody of whom anything is stored, in the values in which it is kept; null where somebody was taken out. */
export type Shards = readonly (readonly (StoredPerson | null)[])[];

/** The people of the store, held while a part of the cycle runs. */
export interface Register {
  note(found: readonly FoundPerson[], at: string): void;
  /** Those whom a report may name now. @param now epoch milliseconds */
  due(now: number): StoredPerson[];
  /** When the next one may be reported, in epoch milliseconds; undefined when nobody waits. */
  nextDue(): number | undefined;
  pending(): StoredPerson[];
  replace(person: StoredPerson): void;
  remove(accountId: string): void;
  shards(): Shards;
  /** Numbers of the values that have changed since this was asked last. */
  takeChanged(): number[];
}

export function createRegister(stored: Shards): Register {
  const slots: (StoredPerson | null)[] = stored.flatMap((shard) => [
    ...shard,
    ...Array.from({ length: SHARD - shard.length }, () => null),
  ]);
  const places = new Map<string, number>();
  slots.forEach((person, place) => person && places.set(person.accountId, place));
  const free = slots.flatMap((person, place) => (person ? [] : [place])).reverse();
  const changed = new Set<number>();

  const put = (place: number, person: StoredPerson | null): void => {
    slots[place] = person;
    changed.add(Math.floor(place / SHARD));
  };
  const people = (): StoredPerson[] => slots.filter((person) => person !== null);
  const waiting = () => people().filter(({ pending }) => pending === null);
  const replace = (person: StoredPerson): void => {
    const place = places.get(person.accountId) ?? free.pop() ?? slots.length;
    places.set(person.accountId, place);
    put(place, person);
  };

  return {
    note: (found, at) => {
      for (const { accountId, name } of found) {
        const known = slots[places.get(accountId) ?? -1];
        const names = known?.names ?? [];
        const isNew = name !== null && name.trim() !== '' && name !== accountId && !names.includes(name);
        if (known && !isNew) continue;
        const all = isNew ? [...names, name].slice(-MOST_NAMES) : names;
        replace(
          known
            ? { ...known, names: all }
            : { accountId, names: all, since: at, reportedAt: null, pending: null },
        );
      }
    },
    due: (now) => waiting().filter((person) => dueAt(person) <= now),
    nextDue: () => {
      const times = waiting().map(dueAt);
      return times.length === 0 ? undefined : times.reduce((one, other) => Math.min(one, other));
    },
    pending: () => people().filter(({ pending }) => pending !== null),
    replace,
    remove: (accountId) => {
      const place = places.get(accountId);
      if (place === undefined) return;
      places.delete(accountId);
      free.push(place);
      put(place, null);
    },
    shards: () =>
      Array.from({ length: Math.ceil(slots.length / SHARD) }, (_, number) =>
        slots.slice(number * SHARD, (number + 1) * SHARD),
      ),
    takeChanged: () => {
      const numbers = [...changed];
      changed.clear();
      return numbers;
    },
  };
}

const dueAt = ({ reportedAt }: StoredPerson): number =>
  reportedAt === null ? 0 : Date.parse(reportedAt) + PERIOD;

/** How somebody is to be called from now on in everything that is stored; undefined where nothing is to be done. */
export const aliasOf = ({ accountId, names, pending }: StoredPerson): Alias | undefined =>
  pending === null
    ? undefined
    : {
        accountId,
        names: names.filter((name) => name !== pending.name),
        id: pending.id,
        name: pending.name,
        isErased: pending.status === 'closed',
      };
