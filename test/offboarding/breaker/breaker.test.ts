import fc from 'fast-check';
import {
  allow,
  isTripped,
  limitOf,
  NEW_BREAKER,
  permit,
  release,
  roomAt,
  type Allowance,
} from '../../../src/offboarding/breaker/breaker';
import { DAY, iso } from '../../../src/offboarding/time';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');
const HOUR = DAY / 24;

const allowance = (changes: Partial<Allowance> = {}): Allowance => ({
  id: 'merger',
  from: iso(NOW),
  until: iso(NOW + HOUR),
  number: 5,
  used: 0,
  reason: 'Two companies become one.',
  by: [
    { accountId: 'ann', displayName: 'Ann' },
    { accountId: 'bob', displayName: 'Bob' },
  ],
  ...changes,
});

const runs = (count: number, prefix = 'run') =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index)}`);

describe('the limit', () => {
  const limits = { absolute: 100, percent: 5, atLeast: 10 };

  it.each([
    [40, 10],
    [1000, 50],
    [100_000, 100],
    [undefined, 100],
  ])('of a site with %s active people is %s a day', (people, limit) => {
    expect(limitOf(limits, people)).toBe(limit);
  });

  it('is never above the absolute one, whatever a small site is given', () => {
    expect(limitOf({ ...limits, absolute: 3 }, 20)).toBe(3);
  });
});

describe('the room that is left', () => {
  it('is the limit less those who have begun, and what two people agreed to beside it', () => {
    const { breaker } = permit(NEW_BREAKER, runs(2), 3, NOW);
    expect(roomAt(breaker, 3, NOW)).toBe(1);
    expect(roomAt(breaker, 3, NOW + DAY + HOUR)).toBe(3);
    const planned = allow(breaker, allowance({ number: 2 }));
    expect(roomAt(planned, 3, NOW)).toBe(3);
    expect(roomAt(planned, 3, NOW + 2 * HOUR)).toBe(1);
  });

  it('is nobody while everything is held', () => {
    expect(roomAt(permit(NEW_BREAKER, runs(2), 1, NOW).breaker, 5, NOW)).toBe(0);
  });
});

describe('the breaker', () => {
  it('lets so many begin, refuses the next one and from then on everybody', () => {
    const first = permit(NEW_BREAKER, runs(4), 3, NOW);
    expect([...first.granted]).toEqual(runs(3));
    expect(isTripped(first.breaker)).toBe(true);
    // A day later the count would allow it again, but nobody has looked yet.
    expect(permit(first.breaker, ['another'], 3, NOW + 2 * DAY).granted.size).toBe(0);
  });

  it('counts a run once, however often it asks, and lets it go on while tripped', () => {
    const first = permit(NEW_BREAKER, [...runs(2), ...runs(2)], 2, NOW);
    expect(isTripped(first.breaker)).toBe(false);
    const second = permit(first.breaker, ['one-more', ...runs(2)], 2, NOW);
    expect([...second.granted]).toEqual(runs(2));
  });

  it('forgets after 24 hours', () => {
    const first = permit(NEW_BREAKER, runs(3), 3, NOW);
    expect(permit(first.breaker, ['later'], 3, NOW + DAY - HOUR).granted.size).toBe(0);
    expect(permit(first.breaker, ['later'], 3, NOW + DAY + HOUR).granted.size).toBe(1);
  });

  it('goes on after a release with what was agreed, and trips again behind it', () => {
    const { breaker } = permit(NEW_BREAKER, runs(4), 3, NOW);
    const released = permit(release(breaker, allowance({ number: 2 })), runs(3, 'next'), 3, NOW);
    expect(released.granted.size).toBe(2);
    expect(isTripped(released.breaker)).toBe(true);
  });

  it('holds an agreed bulk to its window', () => {
    const planned = allow(NEW_BREAKER, allowance({ from: iso(NOW + HOUR), until: iso(NOW + 2 * HOUR) }));
    expect(permit(planned, runs(3), 1, NOW).granted.size).toBe(1);
    expect(permit(planned, runs(3), 1, NOW + HOUR).granted.size).toBe(3);
    expect(permit(planned, runs(3), 1, NOW + 2 * HOUR).granted.size).toBe(1);
  });

  it('takes the same allowance once', () => {
    const twice = allow(allow(NEW_BREAKER, allowance({ used: 3 })), allowance());
    expect(twice.allowances).toEqual([allowance({ used: 3 })]);
  });

  const order = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), ids: fc.array(fc.nat(60), { maxLength: 8 }) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('release' as const), number: fc.integer({ min: 1, max: 5 }) }),
  );

  it('never lets more begin within 24 hours than limit and agreement allow, and never loses a run', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (orders, limit) => {
        let breaker = NEW_BREAKER;
        let now = NOW;
        let agreed = 0;
        const begun = new Map<string, number>();
        for (const [index, one] of orders.entries()) {
          if (one.kind === 'wait') now += one.hours * HOUR;
          if (one.kind === 'release') {
            agreed += one.number;
            const window = { from: iso(now), until: iso(now + HOUR) };
            breaker = release(breaker, allowance({ id: String(index), number: one.number, ...window }));
          }
          if (one.kind === 'ask') {
            const asked = permit(breaker, one.ids.map(String), limit, now);
            breaker = asked.breaker;
            for (const id of asked.granted) if (!begun.has(id)) begun.set(id, now);
          }
          const lastDay = [...begun.values()].filter((at) => at > now - DAY).length;
          expect(lastDay).toBeLessThanOrEqual(limit + agreed);
        }
        // Whoever was refused gets through once two people have agreed to so many.
        const everybody = runs(10, 'waiting');
        const window = { from: iso(now), until: iso(now + HOUR) };
        const free = release(breaker, allowance({ id: 'all', number: everybody.length, ...window }));
        expect(permit(free, everybody, limit, now).granted.size).toBe(everybody.length);
      }),
    );
  });
});
