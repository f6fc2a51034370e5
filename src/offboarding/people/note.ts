import { dayAt } from './days';
import { newPerson, type Known, type Person } from './person';
import type { PeopleStore } from './port';
import { shardOf, writePeople } from './shards';
import type { InactivityRule } from './settings';
import type { SettingsStore } from '../ports';
import type { Clock } from '../time';

export interface NoteParts {
  people: PeopleStore;
  settings: SettingsStore;
  clock: Clock;
}

/** That somebody has done something just now. One write a day and person; their due day stays, the next look sees it. */
export const noteActivity = (parts: NoteParts, accountId: string): Promise<void> =>
  noteToday(parts, accountId, ({ on }) => on);

/** That somebody has looked at an issue just now: the same, where an administrator lets it count. */
export const noteView = (parts: NoteParts, accountId: string): Promise<void> =>
  noteToday(parts, accountId, ({ on, views }) => on && views);

/** Who was noted today costs one read of a few bytes, and nothing else. */
async function noteToday(
  { people, settings, clock }: NoteParts,
  accountId: string,
  counts: (rule: InactivityRule) => boolean,
): Promise<void> {
  const today = dayAt(clock.now());
  const seen = (await people.seen([accountId])).get(accountId);
  // A clock that was put back takes no day away.
  if (seen !== undefined && seen >= today) return;
  if (counts((await settings.read()).inactivity)) await people.noteSeen(accountId, today);
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
