import fc from 'fast-check';
import { dayPlus } from '../../../src/offboarding/people/days';
import { SIGNAL_SOURCES, type Signal } from '../../../src/offboarding/people/person';
import { inactivitySchema } from '../../../src/offboarding/people/settings';
import { isCandidate, judge } from '../../../src/offboarding/people/standing';
import { groupOf, measureOf, personOf, signalOf, TODAY } from './people';

const OTHER = groupOf({ number: 2, groupId: 'agents', products: ['jira-servicedesk'] });
const measure = measureOf({ groups: [groupOf(), OTHER] });

const anySignal: fc.Arbitrary<Signal> = fc
  .record({
    source: fc.constantFrom(...SIGNAL_SOURCES),
    age: fc.integer({ min: 0, max: 900 }),
    span: fc.integer({ min: 0, max: 300 }),
    product: fc.constantFrom(null, 'jira-software', 'jira-servicedesk', 'elsewhere'),
  })
  .map(({ source, age, span, product }) => {
    const until = dayPlus(TODAY, -age);
    return { source, until, day: dayPlus(until, -span), product };
  });
const anyPerson = fc
  .record({
    signals: fc.array(anySignal, { maxLength: 4 }),
    groups: fc.constantFrom<Record<string, string>[]>({}, { '1': TODAY }, { '1': TODAY, '2': TODAY }),
    looked: fc.constantFrom(null, TODAY),
    since: fc.constantFrom(null, '2020-01-01', TODAY),
  })
  .map(personOf);

describe('what is said of somebody', () => {
  test('is never "inactive" without a signal, whatever else is known', () => {
    fc.assert(
      fc.property(anyPerson, fc.integer({ min: 1, max: 400 }), (person, thresholdDays) => {
        const rule = inactivitySchema.parse({ thresholdDays });
        const { standing, products } = judge(person, { ...measure, rule });
        if (person.signals.length === 0) expect(standing).toBe('unknown');
        for (const product of products) {
          const told = person.signals.filter((signal) => [null, product.product].includes(signal.product));
          if (told.length === 0) expect(product.standing).toBe('unknown');
          if (product.standing !== 'inactive') continue;
          // And no signal allows a day within the threshold.
          expect(told.every(({ until }) => until <= dayPlus(TODAY, -thresholdDays))).toBe(true);
        }
      }),
    );
  });

  test.each([
    ['active until the threshold has passed', 89, 'active'],
    ['inactive from that day on', 90, 'inactive'],
  ])('is %s', (_, age, standing) => {
    const person = personOf({ signals: [signalOf(dayPlus(TODAY, -age))] });
    expect(judge(person, measureOf()).standing).toBe(standing);
  });

  test('counts a signal that may be recent as activity', () => {
    const signals = [signalOf(dayPlus(TODAY, -300), { until: dayPlus(TODAY, -10) })];
    expect(judge(personOf({ signals }), measureOf()).standing).toBe('active');
  });

  test('goes by the product, where a source tells products apart', () => {
    const signals = [
      signalOf(TODAY, { source: 'organisation', product: 'jira-software' }),
      signalOf(dayPlus(TODAY, -200), { source: 'organisation', product: 'jira-servicedesk' }),
    ];
    const judgement = judge(personOf({ signals, groups: { '1': TODAY, '2': TODAY } }), measure);
    expect(judgement.products.map(({ product, standing }) => [product, standing])).toEqual([
      ['jira-servicedesk', 'inactive'],
      ['jira-software', 'active'],
    ]);
    expect(isCandidate(judgement)).toBe(true);
  });

  test('goes by a threshold of its own for each product', () => {
    const rule = inactivitySchema.parse({ products: [{ product: 'jira-servicedesk', thresholdDays: 30 }] });
    const person = personOf({
      signals: [signalOf(dayPlus(TODAY, -40))],
      groups: { '1': TODAY, '2': TODAY },
    });
    expect(judge(person, { ...measure, rule }).products.map(({ standing }) => standing)).toEqual([
      'inactive',
      'active',
    ]);
  });
});

describe('nobody is proposed who', () => {
  const inactive = [signalOf('2026-01-01')];
  const except = (exceptions: object) => measureOf({ rule: inactivitySchema.parse({ except: exceptions }) });

  test.each([
    ['has no access left', personOf({ groups: {}, signals: inactive }), measureOf(), 'no-access'],
    ['is deactivated', personOf({ active: false, signals: inactive }), measureOf(), 'deactivated'],
    ['is an app', personOf({ kind: 'app', signals: inactive }), measureOf(), 'kind'],
    [
      'has a kind of account that is left out',
      personOf({ kind: 'customer', signals: inactive }),
      measureOf(),
      'kind',
    ],
    [
      'is protected',
      personOf({ signals: inactive }),
      measureOf({ protection: { groupIds: ['users'], accountIds: [] } }),
      'protected',
    ],
    ['is left out', personOf({ signals: inactive }), except({ accountIds: ['ada'] }), 'excepted-person'],
    [
      'is in a group that is left out',
      personOf({ signals: inactive }),
      except({ groupIds: ['users'] }),
      'excepted-group',
    ],
    ['came only recently', personOf({ since: '2026-11-01', signals: inactive }), measureOf(), 'newcomer'],
  ])('%s', (_, person, by, exemption) => {
    const judgement = judge(person, by);
    expect(judgement.exemption).toBe(exemption);
    expect(isCandidate(judgement)).toBe(false);
  });
});
