import { withSignals, type Person, type Product, type Signal } from './person';
import type { PeopleStore, Shard } from './port';
import { byShard, writePeople } from './shards';

/** What a file says of one person: the day on which they were last seen in a product, by its name as the file has it. */
export interface Sighting {
  accountId: string;
  /** yyyy-MM-dd. */
  day: string;
  /** `Jira`, `Jira Software`, `Jira Service Management`, …; null where the file tells no products apart. */
  product: string | null;
}

/** How many sightings told something of people who are known. */
export interface NotedSightings {
  noted: number;
  /** Of products that this site does not have. */
  otherProducts: number;
  /** Of people who are not in the directory. */
  unknownPeople: number;
}

/**
 * Keeps what a file says as signals of people in the directory. Nobody is added, an older day takes nothing's place, and
 * nobody's due day changes: the next list counts them. The same file again writes nothing.
 * @param fileDay yyyy-MM-dd: as of when the file is
 */
export async function noteSightings(
  people: PeopleStore,
  fileDay: string,
  sightings: readonly Sighting[],
): Promise<NotedSightings> {
  const state = await people.state();
  if (!state) return { noted: 0, otherProducts: 0, unknownPeople: sightings.length };
  const signals = sightings.flatMap(({ accountId, day, product }) => {
    const key = product === null ? null : keyOf(product, state.products);
    const signal: Signal = { source: 'export', day, until: day, product: key ?? null, fileDay };
    return key === undefined ? [] : [{ accountId, signal }];
  });
  /** By shard: one that somebody else was faster with is counted anew. */
  const noted = new Map<number, number>();
  const parts = byShard(signals, state.shards);
  await writePeople(people, [...parts.keys()], (shard, number) => {
    const changed: Shard = {};
    let known = 0;
    for (const { accountId, signal } of parts.get(number) ?? []) {
      const person = changed[accountId] ?? shard[accountId];
      if (!person) continue;
      known += 1;
      const next = withSignals(person.signals, [signal]);
      if (isChanged(person, next)) changed[accountId] = { ...person, signals: next };
    }
    noted.set(number, known);
    return Object.keys(changed).length === 0 ? shard : { ...shard, ...changed };
  });
  const all = [...noted.values()].reduce((sum, known) => sum + known, 0);
  return {
    noted: all,
    otherProducts: sightings.length - signals.length,
    unknownPeople: signals.length - all,
  };
}

const isChanged = ({ signals }: Person, next: readonly Signal[]): boolean =>
  next.length !== signals.length || next.some((signal, index) => signal !== signals[index]);

/** Exports call Jira Software `Jira` since 2024 (facts of Jira, "The CSV"). */
const NAMES: Readonly<Record<string, string>> = { jira: 'jira-software' };

/** The key of a product by its name; undefined when this site does not have it. */
function keyOf(name: string, products: readonly Product[]): string | undefined {
  const wanted = name.trim().toLowerCase();
  const key = NAMES[wanted];
  return products.find((one) => one.key === key || one.name.toLowerCase() === wanted)?.key;
}
