import { DateTime, IANAZone } from 'luxon';

/** The app's clock, handed in. Epoch milliseconds. */
export interface Clock {
  now(): number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Whether this is the name of a time zone, such as `Europe/Berlin`. */
export const isTimeZone = (zone: string): boolean => zone === 'UTC' || IANAZone.isValidZone(zone);

/** Whether this is a day of the calendar, written yyyy-MM-dd. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'UTC' }).isValid;

/** Epoch milliseconds as ISO 8601 in UTC, the form of every stored time. */
export const iso = (time: number): string => new Date(time).toISOString();

/** A moment in words and in the site's zone, such as `21 Nov 2026, 18:00 (Europe/Berlin)`. */
export const inWords = (time: number, zone: string): string =>
  `${DateTime.fromMillis(time, { zone }).setLocale('en-GB').toFormat('d LLL yyyy, HH:mm')} (${zone})`;
