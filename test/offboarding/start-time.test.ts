import { startTime, type LastWorkingDay } from '../../src/offboarding/start-time';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const times = { zone: 'Europe/Berlin', endOfDay: '18:00', stopWindowMinutes: 10 };
const start = (day: LastWorkingDay, changes: Partial<typeof times> = {}, now = NOW, urgent = false) =>
  new Date(startTime(day, urgent, { ...times, ...changes }, now)).toISOString();
const on = (date: string): LastWorkingDay => ({ kind: 'date', date });

describe('the moment when a run may begin', () => {
  it.each([
    ['Europe/Berlin', '2026-03-20T17:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-20T12:30:00.000Z'],
    ['America/New_York', '2026-03-20T22:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-20T04:00:00.000Z'],
    ['UTC', '2026-03-20T18:00:00.000Z'],
  ])('is the end of the last working day in %s', (zone, expected) => {
    expect(start(on('2026-03-20'), { zone })).toBe(expected);
  });

  it.each([
    ['the last day of winter time', '2026-03-28', '18:00', '2026-03-28T17:00:00.000Z'],
    ['the first day of summer time', '2026-03-29', '18:00', '2026-03-29T16:00:00.000Z'],
    ['an hour that the change to summer time leaves out', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['the day of the change to winter time', '2026-10-25', '18:00', '2026-10-25T17:00:00.000Z'],
    ['an hour that the change to winter time has twice', '2026-10-25', '02:30', '2026-10-25T01:30:00.000Z'],
    ['midnight', '2026-03-20', '00:00', '2026-03-19T23:00:00.000Z'],
    ['the last minute of a leap day', '2028-02-29', '23:59', '2028-02-29T22:59:00.000Z'],
  ])('follows the clocks of the zone on %s', (_, date, endOfDay, expected) => {
    expect(start(on(date), { endOfDay })).toBe(expected);
  });

  it('is the exact moment of a date with time, whatever the zone', () => {
    const at = Date.parse('2026-03-20T07:12:34.567Z');
    expect(start({ kind: 'moment', at }, { zone: 'Asia/Tokyo' })).toBe('2026-03-20T07:12:34.567Z');
  });

  it.each([
    ['nothing', { kind: 'none' } as const],
    ['a day that is past', on('2026-03-01')],
    ['a moment that is past', { kind: 'moment', at: NOW - 1 } as const],
    ['a moment inside of the stop window', { kind: 'moment', at: NOW + 60_000 } as const],
  ])('is the end of the stop window when the ticket says %s', (_, day) => {
    expect(start(day)).toBe('2026-03-02T10:10:00.000Z');
  });

  it('is now without a stop window, and now when it is urgent', () => {
    expect(start({ kind: 'none' }, { stopWindowMinutes: 0 })).toBe('2026-03-02T10:00:00.000Z');
    expect(start(on('2026-03-20'), {}, NOW, true)).toBe('2026-03-02T10:00:00.000Z');
  });

  it('is today as long as the day has not ended in the zone', () => {
    const shortlyBefore = Date.parse('2026-03-20T16:40:00Z');
    const shortlyAfter = Date.parse('2026-03-20T17:00:01Z');
    expect(start(on('2026-03-20'), {}, shortlyBefore)).toBe('2026-03-20T17:00:00.000Z');
    expect(start(on('2026-03-20'), {}, shortlyAfter)).toBe('2026-03-20T17:10:01.000Z');
  });
});
