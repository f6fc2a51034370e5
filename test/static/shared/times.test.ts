import {
  dayWriter,
  isTimeZone,
  lengthInWords,
  momentWriter,
  timeOfDay,
  usableLocale,
} from '../../../static/shared/times';

const NOON = '2026-11-21T12:00:00.000Z';

test('a moment is written in the time zone and the way of the reader', () => {
  expect(momentWriter({ locale: 'en_GB', zone: 'Europe/Berlin' })(NOON)).toBe('21 Nov 2026, 13:00');
  expect(momentWriter({ locale: 'de-DE', zone: 'UTC' })(NOON)).toBe('21.11.2026, 12:00');
});

test('what is no moment stays as it is', () => {
  expect(momentWriter({ locale: undefined, zone: 'UTC' })('soon')).toBe('soon');
});

test('a locale that no browser knows is read as English', () => {
  expect(usableLocale('no locale')).toBe('en-US');
  expect(usableLocale(undefined)).toBe('en-US');
});

test('time zones are known or not', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('UTC')).toBe(true);
  expect(isTimeZone('Europe/Berln')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});

test('the time of day is the one of the zone', () => {
  expect(timeOfDay(new Date(NOON), 'Asia/Tokyo', 'en-GB')).toBe('21:00');
});

test('a day is the one where the reader is', () => {
  expect(dayWriter({ locale: 'en-GB', zone: 'Asia/Tokyo' })('2026-11-21T20:00:00.000Z')).toBe('22 Nov 2026');
  expect(dayWriter({ locale: 'en-GB', zone: 'UTC' })('soon')).toBe('soon');
});

test.each([
  [90_000, '1 minute'],
  [5 * 3_600_000, '5 hours'],
  [12.5 * 24 * 3_600_000, '12 days'],
  [-5_000, '0 minutes'],
])('%d milliseconds last %s', (milliseconds, expected) => {
  expect(lengthInWords(milliseconds, 'en-GB')).toBe(expected);
});
