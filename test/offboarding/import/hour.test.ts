import { limited as limitedWith, roomIn as roomAt, withMore } from '../../../src/offboarding/import/hour';
import { HOUR } from '../../../src/offboarding/time';

const FROM = Date.parse('2026-11-21T12:00:00.000Z');
const NOW = FROM + HOUR / 3;
const SECOND = 1_000;

const roomIn = (hour: Parameters<typeof roomAt>[0]): number => roomAt(hour, false, NOW);

const limited = (hour: Parameters<typeof limitedWith>[0], isNearlyUsedUp: boolean, now: number) =>
  limitedWith(hour, isNearlyUsedUp, now, 0);

describe('what an import does in an hour', () => {
  it('adds up within the hour and begins anew with the next', () => {
    const first = withMore({ from: FROM, points: 10 }, { points: 5, begun: 2 }, NOW);
    expect(withMore(first, { begun: 3 }, NOW)).toEqual({ from: FROM, points: 15, begun: 5 });
    expect(withMore(first, { points: 1 }, NOW + HOUR)).toEqual({ from: FROM + HOUR, points: 1, begun: 0 });
  });

  it('has no limit until Jira says that points are nearly used up, and goes on by its share from there', () => {
    const hour = { from: FROM, points: 0, begun: 1_000 };
    expect(roomIn(limited(hour, false, NOW))).toBe(Infinity);
    const near = limited(hour, true, NOW);
    expect(roomIn(near)).toBe(187);
    // The limit stays what it was when Jira first said so.
    const later = withMore(near, { begun: 150 }, NOW);
    expect(roomIn(limited(later, true, NOW))).toBe(37);
    expect(roomIn(limited(withMore(later, { begun: 90 }, NOW), true, NOW))).toBe(0);
    expect(roomIn(limited(later, false, NOW + HOUR))).toBe(Infinity);
  });

  it('leaves room for what those that are under way still cost', () => {
    const hour = { from: FROM, points: 0, begun: 1_000 };
    expect(roomIn(limitedWith(hour, true, NOW, 48))).toBe(178);
    expect(roomIn(limitedWith({ ...hour, begun: 40 }, true, NOW, 48))).toBe(0);
  });

  it('takes what Jira says right after the full hour for what it may be, a word of the hour before', () => {
    const hour = { from: FROM, points: 0, begun: 48 };
    const atOnce = limited(hour, true, FROM + SECOND);
    expect(roomAt(atOnce, true, FROM + SECOND)).toBe(0);
    expect(roomAt(limited(atOnce, false, FROM + 5 * 60 * SECOND), false, FROM + 5 * 60 * SECOND)).toBe(
      Infinity,
    );
  });

  it('leaves all of the rest to others where it has begun nothing before', () => {
    expect(roomIn(limited({ from: FROM - HOUR, points: 9, begun: 5, most: 6 }, true, NOW))).toBe(0);
  });
});
