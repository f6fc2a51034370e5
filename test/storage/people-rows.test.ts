import type { Person } from '../../src/offboarding/people/person';
import { shardOfStored, storedShard } from '../../src/storage/people-rows';
import { personOf, signalOf, TODAY } from '../offboarding/people/people';

/** A value of the platform's store. */
const MOST_BYTES = 240 * 1024;
/** With more on the average, shards are split; some have more than the average. */
const PEOPLE_PER_SHARD = 430;

const whole = personOf({
  accountId: '712020:00000000-0000-4000-8000-000000000001',
  kind: 'customer',
  active: false,
  since: TODAY,
  signals: [
    signalOf('2026-01-01', { until: '2026-02-01' }),
    ...['jira-software', 'jira-servicedesk', 'jira-product-discovery'].flatMap((product) => [
      signalOf('2026-03-01', { source: 'organisation', product }),
      signalOf('2026-03-01', { source: 'export', product, fileDay: '2026-11-01' }),
    ]),
    signalOf('2026-11-01', { source: 'export', until: '2026-11-02', fileDay: '2026-11-03' }),
  ],
  looked: TODAY,
  due: '2026-12-21',
});

test('everything that is known of people comes back from the store', () => {
  const shard = { ada: personOf(), [whole.accountId]: whole };
  expect(shardOfStored(storedShard(shard))).toEqual(shard);
});

test('signals as earlier versions stored them are read', () => {
  const stored = { accountId: 'ada', name: 'Ada', groups: {} };
  const signals = [
    { source: 'jira-history', day: '2026-01-01', until: '2026-02-01' },
    { source: 'organisation', day: '2026-03-01', product: 'jira-software' },
  ] as const;
  expect(shardOfStored([{ ...stored, signals: [...signals] }])['ada']?.signals).toEqual([
    signalOf('2026-01-01', { until: '2026-02-01' }),
    signalOf('2026-03-01', { source: 'organisation', product: 'jira-software' }),
  ]);
});

test('a shard that is about to be split fits into a value, whatever is known of its people', () => {
  const shard = Object.fromEntries(
    Array.from({ length: PEOPLE_PER_SHARD }, (_, index): [string, Person] => {
      const accountId = whole.accountId.slice(0, -4) + String(index).padStart(4, '0');
      return [accountId, { ...whole, accountId, name: 'A person with a rather long name' }];
    }),
  );
  expect(Buffer.byteLength(JSON.stringify(storedShard(shard)))).toBeLessThan(MOST_BYTES);
});
