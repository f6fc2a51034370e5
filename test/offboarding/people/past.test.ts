import { judgeOn } from '../../../src/offboarding/people/past';
import { isCandidate } from '../../../src/offboarding/people/standing';
import { groupOf, measureOf, personOf, signalOf } from './people';

/** The day that is looked at. */
const THEN = measureOf({ today: '2026-08-01' });

test('who was last active long before the day, and never again, would have been named on it', () => {
  const then = judgeOn(personOf({ signals: [signalOf('2026-03-01')] }), THEN);
  expect(isCandidate(then)).toBe(true);
  expect(then.isReplaced).toBe(false);
});

test('who was active later may have been active before as well, and is not named', () => {
  const then = judgeOn(
    personOf({ signals: [signalOf('2026-10-01'), signalOf('2026-03-01', { source: 'export' })] }),
    THEN,
  );
  expect(isCandidate(then)).toBe(false);
  expect(then.isReplaced).toBe(true);
});

test('a sign that may be of before or after the day says nothing of it', () => {
  const then = judgeOn(personOf({ signals: [signalOf('2026-07-30', { until: '2026-08-02' })] }), THEN);
  expect(then).toMatchObject({ isReplaced: true, products: [{ standing: 'unknown' }] });
});

test('who is known to have been active right before the day was active, whatever came later', () => {
  const signals = [signalOf('2026-10-01'), signalOf('2026-07-01', { source: 'organisation' })];
  expect(judgeOn(personOf({ signals }), THEN)).toMatchObject({ standing: 'active', isReplaced: false });
});

test('activity in one product takes nothing away from what is known of another', () => {
  const measure = measureOf({ today: '2026-08-01', groups: [groupOf({ products: ['jira', 'desk'] })] });
  const signals = [
    signalOf('2026-03-01', { source: 'organisation', product: 'jira' }),
    signalOf('2026-10-01', { source: 'organisation', product: 'desk' }),
  ];
  const then = judgeOn(personOf({ signals }), measure);
  expect(then.products).toMatchObject([
    { product: 'desk', standing: 'unknown' },
    { product: 'jira', standing: 'inactive' },
  ]);
});

test('newcomers are those of that day', () => {
  const signals = [signalOf('2026-03-01')];
  expect(judgeOn(personOf({ signals, since: '2026-07-20' }), THEN).exemption).toBe('newcomer');
});
