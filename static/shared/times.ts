/** Where the reader is: decides how times and numbers are written. */
export interface Place {
  /** As Jira tells it, `en-GB` or `en_GB`; undefined while it is not known. */
  locale: string | undefined;
  /** IANA name; undefined means the browser's. */
  zone: string | undefined;
}

const FALLBACK_LOCALE = 'en-US';

/** The locale as the browser takes it; an unknown one is read as English. */
export function usableLocale(locale: string | undefined): string {
  const tag = locale?.replaceAll('_', '-');
  if (tag === undefined) return FALLBACK_LOCALE;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? FALLBACK_LOCALE;
  } catch {
    return FALLBACK_LOCALE;
  }
}

/** Whether the browser knows this time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat(FALLBACK_LOCALE, { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Writes moments (ISO 8601) as date and time where the reader is; what is no moment stays as it is. */
export function momentWriter({ locale, zone }: Place): (iso: string) => string {
  const format = new Intl.DateTimeFormat(usableLocale(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone !== undefined && isTimeZone(zone) ? { timeZone: zone } : {}),
  });
  return (iso) => {
    const at = Date.parse(iso);
    return Number.isNaN(at) ? iso : format.format(at);
  };
}

/** Writes moments (ISO 8601) as days where the reader is; what is no moment stays as it is. */
export function dayWriter({ locale, zone }: Place): (iso: string) => string {
  const format = new Intl.DateTimeFormat(usableLocale(locale), {
    dateStyle: 'medium',
    ...(zone !== undefined && isTimeZone(zone) ? { timeZone: zone } : {}),
  });
  return (iso) => {
    const at = Date.parse(iso);
    return Number.isNaN(at) ? iso : format.format(at);
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something has lasted, in the largest unit that fits: `12 days`. */
export function lengthInWords(milliseconds: number, locale: string | undefined): string {
  const [unit, length] =
    milliseconds >= DAY
      ? (['day', DAY] as const)
      : milliseconds >= HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const);
  const value = Math.max(0, Math.floor(milliseconds / length));
  return new Intl.NumberFormat(usableLocale(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}

/** The time of day at a moment in a zone that {@link isTimeZone} knows. */
export function timeOfDay(at: Date, zone: string, locale: string | undefined): string {
  return new Intl.DateTimeFormat(usableLocale(locale), { timeStyle: 'short', timeZone: zone }).format(at);
}
