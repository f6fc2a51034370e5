import { isTimeZone, momentWriter, timeOfDay, usableLocale } from '../../../static/shared/times';

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
