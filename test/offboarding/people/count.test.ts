import { addTo, emptyCount } from '../../../src/offboarding/people/count';
import type { Signal } from '../../../src/offboarding/people/person';
import { judge, type Measure } from '../../../src/offboarding/people/standing';
import { groupOf, measureOf, personOf, signalOf } from './people';

const OLD = '2026-01-01';
const NEW = '2026-11-20';
const group = groupOf({ products: ['jira', 'desk'] });

function counted(measure: Measure, ...people: [accountId: string, ...signals: Signal[]][]) {
  const count = emptyCount();
  for (const [accountId, ...signals] of people) {
    const person = personOf({ accountId, signals });
    addTo(count, person, judge(person, measure), measure);
  }
  return count;
}
const of = (product: string, day: string) => signalOf(day, { source: 'organisation', product });

test('a group could be freed of those who use none of the products that it gives', () => {
  const count = counted(
    measureOf({ groups: [group] }),
    ['unused', of('jira', OLD), of('desk', OLD)],
    ['one', of('jira', OLD), of('desk', NEW)],
    ['half-known', of('jira', OLD)],
    ['unknown'],
  );
  expect(count.groups.get(1)).toEqual({ people: 4, unused: 1, kept: 0, unknown: 2 });
  expect(count.products.get('jira')).toEqual({ people: 4, unused: 3, kept: 0, unknown: 1 });
  expect(count.products.get('desk')).toEqual({ people: 4, unused: 1, kept: 0, unknown: 2 });
});

test('access of people whom the rule leaves out is not used either, but could not be freed', () => {
  const measure = measureOf({ groups: [group], protection: { groupIds: [], accountIds: ['ada'] } });
  const count = counted(measure, ['ada', signalOf(OLD)], ['bob', signalOf(OLD)], ['cleo', signalOf(NEW)]);
  expect(count.groups.get(1)).toEqual({ people: 3, unused: 1, kept: 1, unknown: 0 });
});

test('people are counted by the age of their last sign, and those without one apart', () => {
  const count = counted(measureOf(), ['ada', signalOf(OLD)], ['bob', signalOf(OLD), signalOf(NEW)], ['cleo']);
  expect(count).toMatchObject({ people: 3, ages: [1, 0, 0, 0, 1, 0], unknown: 1, notLooked: 1 });
});
