import { dayAt } from '../people/days';
import { noteSightings, type Sighting } from '../people/note-sightings';
import type { PeopleState, PeopleStore } from '../people/port';
import { byShard } from '../people/shards';
import type { PeopleWake } from '../people/wake';
import { MINUTE, SECOND, type Clock } from '../time';
import { fileBytes, refuseFile } from './file';
import { withDocument, type Import, type ImportDates } from './import';
import type { ImportStore } from './port';
import { readDates, type DatesRead } from './read-dates';
import { UnreadableFile } from './read-rows';
import { enter } from './stages';

/** With less than this left, in milliseconds, the next invocation goes on: reading the file takes some seconds. */
const TIME_TO_LEAVE = 60 * SECOND;
/** Parts of the directory that are written together. */
const AT_A_TIME = 25;
/** Units of the store that this takes in a minute: half of the 4,000 (facts, "KVS rate"). */
const MOST_UNITS = 2_000;
/** How often it is looked whether the directory is there. Milliseconds. */
const DIRECTORY_EVERY = 5 * MINUTE;

export interface CollectParts {
  imports: ImportStore;
  people: PeopleStore;
  peopleWake: PeopleWake;
  clock: Clock;
  /** Milliseconds until the platform ends this invocation. */
  remaining: () => number;
}

/**
 * Makes signs of activity of the days on which a file says people were last seen, a part of the directory after the
 * other. Whatever stops it, the next call goes on with the part that was not kept; a part that is kept twice is the same.
 * The whole file is read before anything is kept, so that nothing of one that cannot be used is.
 * @returns when to go on, epoch milliseconds; null where nothing keeps it from going on
 */
export async function collectDates(parts: CollectParts, row: Import): Promise<number | null> {
  const { imports, people, clock } = parts;
  const { dates } = row.document;
  if (!dates) throw new Error('Only days that were asked for are taken over.');
  if (dates.of !== null && dates.next >= dates.of) return finish(parts, row, dates);
  const state = await people.state();
  if (dates.use === 'only' && !isLearned(state)) {
    await parts.peopleWake.goOn();
    await imports.change(row.id, (now) => withDocument(now, { waitingFor: WAITS_FOR_DIRECTORY }));
    return clock.now() + DIRECTORY_EVERY;
  }
  try {
    const bytes = fileBytes(imports, row, { bytes: 0 });
    const read = await readDates(bytes, row.document, dates.columns, dayAt(clock.now()));
    return await keep(parts, row, { ...dates, of: dates.of ?? state?.shards ?? 1 }, read);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await refuseFile(parts, row, error, []);
    return null;
  }
}

const WAITS_FOR_DIRECTORY =
  'Leaver is learning who has access to this site. The days are taken over when that is known.';

/** Whether everybody with access is known. */
const isLearned = (state: PeopleState | undefined): boolean =>
  state !== undefined && state.groups.length > 0 && state.groups.every(({ learnedAt }) => learnedAt !== null);

async function keep(
  { imports, people, clock, remaining }: CollectParts,
  row: Import,
  begun: ImportDates & { of: number },
  { sightings, newest, counts }: DatesRead,
): Promise<number | null> {
  const { of } = begun;
  // Whoever saved a file anew, or says a day by heart, may be wrong: it is not older than what it tells.
  const fileDay = newest !== null && newest > begun.fileDay ? newest : begun.fileDay;
  const byPart = byShard(sightings, of);
  let dates = begun;
  while (dates.next < of) {
    if (remaining() < TIME_TO_LEAVE) return clock.now();
    if (people.unitsInMinute() > MOST_UNITS) return clock.now() + MINUTE;
    const next = Math.min(of, dates.next + AT_A_TIME);
    const some: Sighting[] = [];
    for (let part = dates.next; part < next; part += 1) some.push(...(byPart.get(part) ?? []));
    const noted = await noteSightings(people, fileDay, some);
    const { counts: before } = dates;
    dates = {
      ...dates,
      fileDay,
      next,
      counts: {
        ...counts,
        noted: before.noted + noted.noted,
        otherProducts: before.otherProducts + noted.otherProducts,
        unknownPeople: before.unknownPeople + noted.unknownPeople,
      },
    };
    await imports.change(row.id, (now) => withDocument(now, { dates, waitingFor: null }));
  }
  return null;
}

/** Lets the figures be made anew, and the import go on or, where there is nothing else to be done, end. */
async function finish(
  { imports, peopleWake, clock }: CollectParts,
  row: Import,
  { use }: ImportDates,
): Promise<null> {
  if (use === 'only') await imports.removeChunks(row.id, row.document.received);
  await peopleWake.goOn(0, true);
  await imports.change(row.id, (now) => {
    if (now.document.stage !== 'dates') return undefined;
    return use === 'only'
      ? enter(now, 'done', clock.now(), { received: 0 })
      : enter(now, 'reading', clock.now());
  });
  return null;
}
