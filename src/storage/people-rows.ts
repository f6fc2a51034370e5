import { SIGNAL_SOURCES, type Person, type Signal, type SignalSource } from '../offboarding/people/person';
import type { Shard } from '../offboarding/people/port';

/** A person as stored: what is usual is left out, because there are many of them. */
interface StoredPerson extends Pick<Person, 'accountId' | 'name' | 'groups'> {
  kind?: Person['kind'];
  isDeactivated?: true;
  since?: string;
  signals?: (StoredSignal | EarlierSignal)[];
  looked?: string;
  due?: string;
}

/**
 * A letter for the source, the day, the end where it is another day, the day of the file, and the product, with a blank
 * between them: a third of what an object takes, and people have several.
 */
type StoredSignal = string;

const LETTERS: Record<SignalSource, string> = {
  'jira-history': 'h',
  organisation: 'o',
  events: 'e',
  export: 'x',
};

/** As earlier versions stored it. */
interface EarlierSignal extends Pick<Signal, 'source' | 'day'> {
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

const storedSignal = ({ source, day, until, fileDay, product }: Signal): StoredSignal =>
  [LETTERS[source], day, until === day ? '' : until, fileDay ?? '', product ?? ''].join(' ').trimEnd();

function signalOf(stored: StoredSignal | EarlierSignal): Signal {
  if (typeof stored !== 'string') {
    const { source, day, until = day, product = null } = stored;
    return { source, day, until, product };
  }
  const [letter = '', day = '', until = '', fileDay = '', ...product] = stored.split(' ');
  return {
    source: SIGNAL_SOURCES.find((source) => LETTERS[source] === letter) ?? 'events',
    day,
    until: until === '' ? day : until,
    product: product.length === 0 ? null : product.join(' '),
    ...(fileDay === '' ? {} : { fileDay }),
  };
}

export const shardOfStored = (stored: StoredShard): Shard =>
  Object.fromEntries(
    stored.map(({ isDeactivated, kind, since, signals, looked, due, ...known }) => [
      known.accountId,
      {
        ...known,
        kind: kind ?? 'atlassian',
        active: isDeactivated !== true,
        since: since ?? null,
        signals: (signals ?? []).map(signalOf),
        looked: looked ?? null,
        due: due ?? null,
      },
    ]),
  );
