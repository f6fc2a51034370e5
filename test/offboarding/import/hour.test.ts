import { limited, roomIn, withMore } from '../../../src/offboarding/import/hour';
import { HOUR } from '../../../src/offboarding/time';

const FROM = Date.parse('2026-11-21T12:00:00.000Z');
const NOW = FROM + HOUR / 3;

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

  it('leaves all of the rest to others where it has begun nothing before', () => {
    expect(roomIn(limited({ from: FROM - HOUR, points: 9, begun: 5, most: 6 }, true, NOW))).toBe(0);
  });
});
