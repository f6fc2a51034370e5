/** Whether this is a day of the calendar, written yyyy-MM-dd. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * The moment (ISO 8601) at which clocks in a zone show this day and time. A time that clocks skip in spring is the same
 * one an hour later. The browser's own calendar does it: a library for times would be a sixth of the page.
 * @returns undefined when day or time are none
 */
export function momentIn(zone: string, date: string, time: string): string | undefined {
  if (!isDate(date) || !isTime(time)) return undefined;
  const wanted = Date.parse(`${date}T${time}Z`);
  // The offset at the wanted time, taken as UTC, is a first guess: within hours of a change it may be another one.
  const guess = wanted - offsetAt(wanted, zone);
  return new Date(wanted - offsetAt(guess, zone)).toISOString();
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone });
  return Date.parse(`${shown.format(at).replace(' ', 'T')}Z`) - at;
}
