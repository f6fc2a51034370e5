import type { DatesCounts } from '../../contract/imports';
import type { Sighting } from '../people/note-sightings';
import { tooLarge } from './begin';
import { NEVER, type DateColumns } from './columns';
import { NO_DATES } from './dates';
import { MOST_ROWS, type ImportDocument } from './import';
import { ANY_PRODUCT, readRows, UnreadableFile } from './read-rows';

/** What a file says of when people were last seen. */
export interface DatesRead {
  sightings: Sighting[];
  /** The newest of all days; null where there is none. */
  newest: string | null;
  counts: DatesCounts;
}

/**
 * Reads the days of a whole file. "Never" says nothing of somebody, and so does what is no date or is yet to come.
 * @param today yyyy-MM-dd
 * @throws UnreadableFile when it is no CSV, is not in UTF-8, or has too many rows or none
 */
export async function readDates(
  bytes: AsyncIterable<Uint8Array>,
  { format }: Pick<ImportDocument, 'format'>,
  columns: DateColumns,
  today: string,
): Promise<DatesRead> {
  if (!format) throw new Error('Only what was mapped is read.');
  const counts = { ...NO_DATES };
  const sightings: Sighting[] = [];
  let newest: string | null = null;
  for await (const row of readRows(bytes, { ...format, columns: { ...format.columns, ...columns } })) {
    counts.rows += 1;
    if (counts.rows > MOST_ROWS) {
      throw new UnreadableFile(tooLarge(`${MOST_ROWS.toLocaleString('en')} rows`));
    }
    counts.unreadable += row.unreadableDays;
    for (const { product, day } of row.lastSeen) {
      if (day === NEVER) counts.never += 1;
      else if (day > today) counts.future += 1;
      else if (row.accountId === null) counts.unnamed += 1;
      else {
        if (newest === null || day > newest) newest = day;
        sightings.push({
          accountId: row.accountId,
          day,
          product: product === ANY_PRODUCT ? null : product,
        });
      }
    }
  }
  if (counts.rows === 0) throw new UnreadableFile('The file has no rows.');
  return { sightings, newest, counts };
}
