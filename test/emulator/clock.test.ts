import { createClock } from '../../emulator/clock';

describe('the clock', () => {
  test('runs with real time, and ahead of it once it was moved', () => {
    const clock = createClock();
    const before = Date.now();
    const now = clock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    clock.advance(60_000);
    expect(clock.now()).toBeGreaterThanOrEqual(before + 60_000);
    expect(new BigInt64Array(clock.sharedOffset)[0]).toBe(60_000n);
  });

  test('fires what a move makes due, in the order of due times', () => {
    const clock = createClock();
    const fired: string[] = [];
    const start = clock.now();
    clock.at(start + 2000, () => fired.push('later'));
    clock.at(start + 1000, () => fired.push('earlier'));
    clock.at(start + 9000, () => fired.push('not yet'));
    clock.advance(5000);
    expect(fired).toEqual(['earlier', 'later']);
    clock.reset();
  });

  test('fires with real time too, once, and not when cancelled', async () => {
    const clock = createClock();
    const fired: string[] = [];
    clock.at(clock.now() + 20, () => fired.push('kept'));
    const cancel = clock.at(clock.now() + 20, () => fired.push('cancelled'));
    cancel();
    await new Promise((resolve) => setTimeout(resolve, 80));
    clock.advance(1000);
    expect(fired).toEqual(['kept']);
  });

  test('is set back by a reset and forgets its timers', () => {
    const clock = createClock();
    const fired: string[] = [];
    clock.at(clock.now() + 1000, () => fired.push('forgotten'));
    clock.advance(500);
    clock.reset();
    clock.advance(5000);
    clock.reset();
    expect(fired).toEqual([]);
    expect(clock.now()).toBeLessThanOrEqual(Date.now());
  });

  test('does not go backwards', () => {
    const clock = createClock();
    expect(() => {
      clock.advance(-1);
    }).toThrow(RangeError);
  });
});
