import {
  agree,
  ask,
  dismiss,
  type AllowanceRequest,
  type Wanted,
} from '../../../src/offboarding/breaker/agree';
import { isTripped, NEW_BREAKER, permit, type Breaker } from '../../../src/offboarding/breaker/breaker';
import { DAY, HOUR, iso } from '../../../src/offboarding/time';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');
const ANN = { accountId: 'ann', displayName: 'Ann' };
const BOB = { accountId: 'bob', displayName: 'Bob' };
const TRIPPED: Breaker = { ...NEW_BREAKER, version: 4, tripped: { at: iso(NOW), limit: 3, alert: null } };

const release: Wanted = { kind: 'release', number: 2, hours: 3, reason: 'They all leave today.' };
const bulk = (changes: Partial<Wanted & { kind: 'bulk' }> = {}): Wanted => ({
  kind: 'bulk',
  number: 200,
  from: iso(NOW + HOUR),
  until: iso(NOW + DAY),
  reason: 'Two companies become one.',
  ...changes,
});
const request = (wanted: Wanted, id = 'first'): Omit<AllowanceRequest, 'expiresAt'> => ({
  id,
  wanted,
  by: ANN,
  at: iso(NOW),
});
const asked = (wanted: Wanted, breaker = TRIPPED) => ask(breaker, request(wanted), NOW);

it('releases what is held once a second person agrees, for so many people and so long', () => {
  const { breaker } = agree(asked(release), 'first', BOB, NOW + HOUR);
  expect(isTripped(breaker)).toBe(false);
  expect(breaker.requests).toEqual([]);
  expect(breaker.allowances).toMatchObject([
    { number: 2, used: 0, from: iso(NOW + HOUR), until: iso(NOW + 4 * HOUR), by: [ANN, BOB] },
  ]);
  // Each change goes under the version before its own.
  expect(breaker.version).toBe(TRIPPED.version + 2);
  const full = { ...breaker, begun: permit(NEW_BREAKER, ['a', 'b', 'c'], 3, NOW).breaker.begun };
  expect(permit(full, ['d', 'e', 'f'], 3, NOW + HOUR).granted.size).toBe(2);
});

it('lets a bulk be agreed to beforehand, which releases nothing', () => {
  const { breaker } = agree(asked(bulk()), 'first', BOB, NOW);
  expect(isTripped(breaker)).toBe(true);
  expect(breaker.allowances).toMatchObject([{ number: 200, from: iso(NOW + HOUR), until: iso(NOW + DAY) }]);
});

it.each<[string, () => unknown, string]>([
  [
    'the same person twice',
    () => agree(asked(release), 'first', ANN, NOW),
    'Another administrator has to agree',
  ],
  [
    'an expired request',
    () => agree(asked(release), 'first', BOB, NOW + DAY),
    'The request of Ann has expired',
  ],
  [
    'a request that is not there',
    () => agree(TRIPPED, 'first', BOB, NOW),
    'There is no such request any more',
  ],
  [
    'a request that was dismissed',
    () => agree(dismiss(asked(release), 'first').breaker, 'first', BOB, NOW),
    'There is no such request any more',
  ],
  ['a release of what is not held', () => asked(release, NEW_BREAKER), 'there is nothing to release'],
  [
    'an agreement to release what is not held any more',
    () => agree({ ...asked(release), tripped: null }, 'first', BOB, NOW),
    'there is nothing to release',
  ],
  [
    'a second release while one waits',
    () => ask(asked(release), request(release, 'second'), NOW),
    'Ann has asked for a release already',
  ],
  ['a window that ends before it begins', () => asked(bulk({ until: iso(NOW) })), 'after its beginning'],
  [
    'a window that is over',
    () => asked(bulk({ from: iso(NOW - DAY), until: iso(NOW - HOUR) })),
    'is over already',
  ],
  ['a window of months', () => asked(bulk({ until: iso(NOW + 90 * DAY) })), 'at most 31 days'],
  [
    'more people than the counter has room for',
    () =>
      ask(agree(asked(bulk({ number: 4900 })), 'first', BOB, NOW).breaker, request(bulk(), 'second'), NOW),
    'and 4900 are already',
  ],
])('refuses %s', (_, attempt, words) => {
  expect(attempt).toThrow(words);
});

it('lets a request end with the window that it asks for', () => {
  const [waiting] = asked(bulk({ from: iso(NOW), until: iso(NOW + HOUR) })).requests;
  expect(waiting?.expiresAt).toBe(iso(NOW + HOUR));
});
