import type { DatesChoice, DatesCounts, ImportView } from '../../contract/imports';
import { RequestProblem } from '../console/request';
import { dayAt } from '../people/days';
import type { SettingsStore } from '../ports';
import type { Clock } from '../time';
import { dateColumnsOf, type DateColumns, type LastSeenColumn } from './columns';
import type { Import, ImportDates } from './import';
import type { FileLook } from './read-rows';

export const NO_DATES: DatesCounts = {
  rows: 0,
  noted: 0,
  never: 0,
  unreadable: 0,
  future: 0,
  unnamed: 0,
  otherProducts: 0,
  unknownPeople: 0,
};

/** The days that a file seems to have of people; null where no title says so. @param now epoch milliseconds */
export function datesIn(
  { records: [first = []] }: Pick<FileLook, 'records'>,
  { lastModified }: Pick<Import['document'], 'lastModified'>,
  now: number,
): NonNullable<ImportView['mapping']>['dates'] {
  const { lastSeen, lastActive } = dateColumnsOf(first);
  const products = [...new Set(lastSeen.map(({ product }) => product))];
  if (products.length === 0 && lastActive < 0) return null;
  return {
    products: [...products, ...(lastActive < 0 ? [] : [null])],
    sites: sitesOf(lastSeen),
    fileDay: dayOfFile(lastModified, now),
  };
}

const sitesOf = (columns: readonly LastSeenColumn[]): string[] => [
  ...new Set(columns.flatMap(({ site }) => site ?? [])),
];

/** No file is of tomorrow, and one without a date is taken for one of today. */
const dayOfFile = (lastModified: number, now: number): string =>
  dayAt(lastModified === 0 ? now : Math.min(lastModified, now));

/**
 * What is made of the days of a file; undefined where they are left out.
 * @param choice undefined: they are taken over where it is clear what they mean
 * @throws RequestProblem when it cannot be done as it was chosen
 */
export async function chosenDates(
  { settings, clock }: { settings: SettingsStore; clock: Clock },
  { document }: Import,
  look: FileLook,
  choice: DatesChoice | undefined,
): Promise<ImportDates | undefined> {
  if (choice?.use === 'none') return undefined;
  const use = choice?.use ?? 'beside';
  const now = clock.now();
  const found = datesIn(look, document, now);
  const isOn = (await settings.read()).inactivity.on;
  if (!found || !isOn) {
    if (use === 'beside') return undefined;
    throw new RequestProblem(
      isOn
        ? 'No title of the file says when somebody was last seen.'
        : 'An administrator has switched off that Leaver looks for inactive people: the days would tell nothing.',
    );
  }
  const isClear = found.sites.length < 2 || found.sites.includes(choice?.site ?? '');
  if (!isClear && !choice) return undefined;
  if (!isClear) throw new RequestProblem('The file has days of several sites. Say which one this is.');
  const fileDay = choice?.fileDay ?? found.fileDay;
  if (fileDay > dayAt(now)) throw new RequestProblem('The file cannot have been made after today.');
  const columns = ofSite(dateColumnsOf(look.records[0] ?? []), choice?.site ?? null);
  return { use, fileDay, columns, counts: NO_DATES, next: 0, of: null };
}

const ofSite = ({ lastSeen, lastActive }: DateColumns, site: string | null): DateColumns => ({
  lastSeen: lastSeen.filter((column) => site === null || column.site === null || column.site === site),
  lastActive,
});
