import type { Person, Signal } from '../offboarding/people/person';
import type { Shard } from '../offboarding/people/port';

/** A person as stored: what is usual is left out, because there are many of them. */
interface StoredPerson extends Pick<Person, 'accountId' | 'name' | 'groups'> {
  kind?: Person['kind'];
  isDeactivated?: true;
  since?: string;
  signals?: StoredSignal[];
  looked?: string;
  due?: string;
}

interface StoredSignal extends Pick<Signal, 'source' | 'day'> {
  until?: string;
  product?: string;
}

/** The people of a shard, which are found by their ids. */
export type StoredShard = readonly StoredPerson[];

export const storedShard = (shard: Shard): StoredShard =>
  Object.values(shard).map(
    ({ accountId, name, groups, kind, active, since, signals, looked, due }): StoredPerson => ({
      accountId,
      name,
      groups,
      ...(kind === 'atlassian' ? {} : { kind }),
      ...(active ? {} : { isDeactivated: true }),
      ...(since === null ? {} : { since }),
      ...(signals.length === 0 ? {} : { signals: signals.map(storedSignal) }),
      ...(looked === null ? {} : { looked }),
      ...(due === null ? {} : { due }),
    }),
  );

const storedSignal = ({ source, day, until, product }: Signal): StoredSignal => ({
  source,
  day,
  ...(until === day ? {} : { until }),
  ...(product === null ? {} : { product }),
});

export const shardOfStored = (stored: StoredShard): Shard =>
  Object.fromEntries(
    stored.map(({ isDeactivated, kind, since, signals, looked, due, ...known }) => [
      known.accountId,
      {
        ...known,
        kind: kind ?? 'atlassian',
        active: isDeactivated !== true,
        since: since ?? null,
        signals: (signals ?? []).map(({ source, day, until, product }) => ({
          source,
          day,
          until: until ?? day,
          product: product ?? null,
        })),
        looked: looked ?? null,
        due: due ?? null,
      },
    ]),
  );
