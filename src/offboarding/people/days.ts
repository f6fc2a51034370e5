import { DAY, iso } from '../time';

/** The day (yyyy-MM-dd, UTC) of a moment in epoch milliseconds. */
export const dayAt = (now: number): string => iso(now).slice(0, 10);

/** The day so many days later, or earlier. */
export const dayPlus = (day: string, days: number): string => dayAt(Date.parse(day) + days * DAY);

/** How many days lie between two days. */
export const daysBetween = (earlier: string, later: string): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / DAY);
