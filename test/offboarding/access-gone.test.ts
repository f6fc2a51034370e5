import { timeToAccessGone } from '../../src/offboarding/access-gone';

const CREATED = '2026-03-02T10:00:00.000Z';
const of = (document: { leavesAt?: string; accessGoneAt: string | null }) =>
  timeToAccessGone({ createdAt: CREATED, document });

describe('the time until access was gone', () => {
  it('counts from the end of the last working day', () => {
    expect(of({ leavesAt: '2026-03-01T18:00:00.000Z', accessGoneAt: '2026-03-02T10:01:00.000Z' })).toEqual({
      from: 'last-working-day',
      milliseconds: 16 * 3_600_000 + 60_000,
    });
  });

  it('is negative where access went before', () => {
    const time = of({ leavesAt: '2026-03-03T18:00:00.000Z', accessGoneAt: '2026-03-03T17:00:00.000Z' });
    expect(time?.milliseconds).toBe(-3_600_000);
  });

  it('counts from the request where no last working day was named', () => {
    expect(of({ accessGoneAt: '2026-03-02T10:00:30.000Z' })).toEqual({
      from: 'request',
      milliseconds: 30_000,
    });
  });

  it('is unknown while access is there', () => {
    expect(of({ leavesAt: CREATED, accessGoneAt: null })).toBeUndefined();
  });
});
