import fc from 'fast-check';
import { limitOf, NEW_BREAKER, permit, type Breaker } from '../../src/offboarding/breaker/breaker';
import { packedBegun, unpackedBegun } from '../../src/storage/packed-begun';

/** The highest limit and all that can be agreed to within a day. */
const MOST = 7_000;
/** Runs that a worker lets begin in one second at Jira's pace. */
const A_SECOND = 6;
const NOW = Date.parse('2026-09-01T09:00:00Z');

/** So many who began one after the other. */
function begun(people: number): Breaker['begun'] {
  const limit = limitOf({ absolute: MOST, percent: 100, atLeast: MOST }, undefined);
  let breaker = NEW_BREAKER;
  for (let first = 0; first < people; first += A_SECOND) {
    const ids = Array.from(
      { length: Math.min(A_SECOND, people - first) },
      (_, index) => `run:${String(first + index)}`,
    );
    breaker = permit(breaker, ids, limit, NOW + (first / A_SECOND) * 1000).breaker;
  }
  return breaker.begun;
}

describe('the runs of a day', () => {
  it('are the same after they were stored', () => {
    const mark = fc
      .base64String({ minLength: 12, maxLength: 12 })
      .map((text) => text.replace(/[+/=]/g, '-').slice(0, 10));
    const one = fc.tuple(
      fc.integer({ min: 0, max: 3 }).map((more) => NOW / 1000 + more),
      mark,
      fc.constantFrom<0 | 1>(0, 1),
    );
    fc.assert(
      fc.property(fc.array(one), (list) => {
        expect(unpackedBegun(packedBegun(list))).toEqual(list);
      }),
    );
  });

  it('of an earlier version are read as they are', () => {
    const list = begun(3);
    expect(unpackedBegun(list)).toBe(list);
    expect(unpackedBegun(packedBegun([]))).toEqual([]);
  });

  it('take less than half of the room that they take as a list', () => {
    const list = begun(MOST);
    expect(list).toHaveLength(MOST);
    expect(packedBegun(list).length).toBeLessThan(JSON.stringify(list).length / 2);
  });
});
