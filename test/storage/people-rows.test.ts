import type { Person } from '../../src/offboarding/people/person';
import { shardOfStored, storedShard } from '../../src/storage/people-rows';
import { personOf, signalOf, TODAY } from '../offboarding/people/people';

/** A value of the platform's store. */
const MOST_BYTES = 240 * 1024;
/** With more on the average, shards are split; some have more than the average. */
const PEOPLE_PER_SHARD = 550;

const whole = personOf({
  accountId: '712020:00000000-0000-4000-8000-000000000001',
  kind: 'customer',
  active: false,
  since: TODAY,
  signals: [
    signalOf('2026-01-01', { until: '2026-02-01' }),
    signalOf('2026-03-01', { source: 'organisation', product: 'jira-software' }),
  ],
  looked: TODAY,
  due: '2026-12-21',
});

test('everything that is known of people comes back from the store', () => {
  const shard = { ada: personOf(), [whole.accountId]: whole };
  expect(shardOfStored(storedShard(shard))).toEqual(shard);
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
