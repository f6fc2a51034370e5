import { DateTime } from 'luxon';
import type { Settings } from './settings';
import { iso, MINUTE } from './time';

/** What a ticket says about the moment: a date, an exact time, or nothing. */
export type LastWorkingDay =
  | { kind: 'none' }
  /** yyyy-MM-dd */
  | { kind: 'date'; date: string }
  /** Epoch milliseconds. */
  | { kind: 'moment'; at: number };

/**
 * When a run may begin, in epoch milliseconds.
 * Urgent means now. A last working day ends at the set time in the set zone; a date-time counts exactly; a past
 * one means now. Whatever is not urgent gives people the stop window first.
 * @param now epoch milliseconds of the transition's handling
 */
export function startTime(
  day: LastWorkingDay,
  urgent: boolean,
  times: Settings['times'],
  now: number,
): number {
  if (urgent) return now;
  const stopWindowEnds = now + times.stopWindowMinutes * MINUTE;
  return day.kind === 'none' ? stopWindowEnds : Math.max(stopWindowEnds, endOf(day, times));
}

/** When the last working day ends, for a run to remember: ISO 8601; nothing where no such day is named. */
export function leaving(
  day: LastWorkingDay,
  times: Settings['times'],
): { leavesAt: string } | Record<string, never> {
  return day.kind === 'none' ? {} : { leavesAt: iso(endOf(day, times)) };
}

function endOf(day: Exclude<LastWorkingDay, { kind: 'none' }>, times: Settings['times']): number {
  switch (day.kind) {
    case 'moment':
      return day.at;
    case 'date':
      return lastMomentOf(DateTime.fromISO(`${day.date}T${times.endOfDay}`, { zone: times.zone }));
  }
}

/** A local time that the change of the clocks brings twice counts the second time: the day is over then in any case. */
const lastMomentOf = (local: DateTime): number =>
  Math.max(...local.getPossibleOffsets().map((one) => one.toMillis()));
