import { dayAt } from './days';
import {
  newPerson,
  withSignals,
  type Known,
  type Person,
  type Product,
  type Signal,
  type SignalSource,
} from './person';
import type { PeopleStore, Shard } from './port';
import { byShard, shardOf, writePeople } from './shards';
import type { SettingsStore } from '../ports';
import type { Clock } from '../time';

export interface NoteParts {
  people: PeopleStore;
  settings: SettingsStore;
  clock: Clock;
}

/** That somebody has done something just now. One write a day and person; their due day stays, the next look sees it. */
export async function noteActivity({ people, settings, clock }: NoteParts, accountId: string): Promise<void> {
  const today = dayAt(clock.now());
  if ((await people.seen([accountId])).get(accountId) === today) return;
  if ((await settings.read()).inactivity.on) await people.noteSeen(accountId, today);
}

/** What a user event says; who is new is known from now on, and their groups from the next reading of these. */
export async function notePerson({ people, clock }: NoteParts, known: Known, isNew: boolean): Promise<void> {
  const today = dayAt(clock.now());
  await changePerson(people, known.accountId, (person) => {
    if (person) return { ...person, ...known };
    return isNew ? newPerson(known, today) : undefined;
  });
}

/** Somebody is gone: nothing is kept of them but what the last list says. */
export async function removePerson(people: PeopleStore, accountId: string): Promise<void> {
  await changePerson(people, accountId, () => undefined);
  // Most people were never noted: a look costs no write.
  if ((await people.seen([accountId])).has(accountId)) await people.forgetSeen(accountId);
}

async function changePerson(
  people: PeopleStore,
  accountId: string,
  change: (person: Person | undefined) => Person | undefined,
): Promise<void> {
  const state = await people.state();
  if (!state) return;
  await writePeople(people, [shardOf(accountId, state.shards)], (shard) => {
    const { [accountId]: person, ...others } = shard;
    const next = change(person);
    if (next === undefined) return person ? others : shard;
    return { ...others, [accountId]: next };
  });
}

/** What a source says of one person: the day on which they were last seen in a product, by its name as the source has it. */
export interface SignalRow {
  accountId: string;
  /** yyyy-MM-dd. */
  day: string;
  /** `Jira`, `Jira Software`, `Jira Service Management`, …; null where the source tells no products apart. */
  product: string | null;
}

/** How many rows told something of people who are known. */
export interface NotedSignals {
  noted: number;
  /** Of products that this site does not have. */
  otherProducts: number;
  /** Of people who are not in the directory. */
  unknownPeople: number;
}

/**
 * Keeps signals of people in the directory, such as those of an export. Nobody is added, and nobody's due day changes: the
 * next look counts them.
 */
export async function noteSignals(
  { people }: Pick<NoteParts, 'people'>,
  source: SignalSource,
  rows: readonly SignalRow[],
): Promise<NotedSignals> {
  const state = await people.state();
  if (!state) return { noted: 0, otherProducts: 0, unknownPeople: rows.length };
  const signals = rows.flatMap(({ accountId, day, product }) => {
    const key = product === null ? null : keyOf(product, state.products);
    const signal: Signal = { source, day, until: day, product: key ?? null };
    return key === undefined ? [] : [{ accountId, signal }];
  });
  /** By shard: one that somebody else was faster with is counted anew. */
  const noted = new Map<number, number>();
  const parts = byShard(signals, state.shards);
  await writePeople(people, [...parts.keys()], (shard, number) => {
    const next: Shard = {};
    let known = 0;
    for (const { accountId, signal } of parts.get(number) ?? []) {
      const person = next[accountId] ?? shard[accountId];
      if (!person) continue;
      known += 1;
      next[accountId] = { ...person, signals: withSignals(person.signals, [signal]) };
    }
    noted.set(number, known);
    return Object.keys(next).length === 0 ? shard : { ...shard, ...next };
  });
  const all = [...noted.values()].reduce((sum, known) => sum + known, 0);
  return {
    noted: all,
    otherProducts: rows.length - signals.length,
    unknownPeople: signals.length - all,
  };
}

/** Exports call Jira Software `Jira` since 2024 (facts of Jira, "The CSV"). */
const NAMES: Readonly<Record<string, string>> = { jira: 'jira-software' };

/** The key of a product by its name; undefined when this site does not have it. */
function keyOf(name: string, products: readonly Product[]): string | undefined {
  const wanted = name.trim().toLowerCase();
  const key = NAMES[wanted];
  return products.find((one) => one.key === key || one.name.toLowerCase() === wanted)?.key;
}
