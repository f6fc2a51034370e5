import { dayPlus } from './days';
import type { Person, Signal } from './person';
import type { HistoryReader } from './port';

/** How far back the first question goes, in days: most people who work have done something within a week. */
const NEWEST = 7;
/** Into how many parts the threshold is cut, so that nobody is due again within a few days. */
const PARTS = 6;
/** Asked only when nothing is known of somebody yet. Days. */
const FAR_BACK = [180, 365];
/** Stands for a day that nobody knows: it was at some time. */
export const EVER = '1970-01-01';

/** What Jira's history says: a signal, that there is none, or nothing because Jira does not answer for this account. */
export type Answer = { signal: Signal | null } | 'no-answer';

/**
 * Asks whether somebody has done something since one day after the other, the newest first, until the answer is yes. Each
 * no tells as much: nothing was done after that day. Of somebody who was not active the last time only the days since then
 * are asked for first, which is one request for those who still are not.
 * @param thresholds in days
 */
export async function askHistory(
  history: HistoryReader,
  person: Person,
  thresholds: readonly number[],
  { today, wasActive }: { today: string; wasActive: boolean },
): Promise<Answer> {
  const known = person.signals.find(({ source }) => source === 'jira-history') ?? null;
  const { accountId, looked } = person;
  const ask = (from: string | null) => history.didAnything(accountId, from);

  if (looked !== null && !wasActive) {
    const did = await ask(looked);
    if (did === undefined) return 'no-answer';
    if (!did) return { signal: known };
  }
  let notSince = dayPlus(today, 1);
  const isFirst = looked === null;
  const oldest = looked !== null && !wasActive ? looked : (known?.day ?? EVER);
  for (const from of daysToAsk(thresholds, today, isFirst)) {
    if (from <= oldest) break;
    const did = await ask(from);
    if (did === undefined) return 'no-answer';
    if (did) return { signal: signalOf(from, notSince) };
    // Of many nothing is known at all: that is asked before how long ago it was.
    if (isFirst && known === null && notSince > today && !(await ask(null))) return { signal: null };
    notSince = from;
  }
  if (looked !== null && !wasActive) return { signal: signalOf(looked, notSince) };
  if (known) {
    // What it said of the days after it held on the day of the last look, and nobody knows of those after that.
    const isWhole = looked !== null && notSince <= looked && known.until < notSince;
    return { signal: isWhole ? known : signalOf(known.day, notSince) };
  }
  return { signal: isFirst ? signalOf(EVER, notSince) : null };
}

const signalOf = (day: string, notSince: string): Signal => ({
  source: 'jira-history',
  day,
  until: dayPlus(notSince, -1),
  product: null,
});

function daysToAsk(thresholds: readonly number[], today: string, isFirst: boolean): string[] {
  const shortest = Math.min(...thresholds);
  const cuts = Array.from({ length: PARTS }, (_, index) => Math.ceil((shortest * (index + 1)) / PARTS));
  const ages = [NEWEST, ...cuts, ...thresholds, ...(isFirst ? FAR_BACK : [])];
  const sorted = [...new Set(ages)].sort((one, other) => one - other);
  return sorted.map((age) => dayPlus(today, 1 - age));
}
