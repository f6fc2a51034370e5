import type { StoredRow } from '../../../src/offboarding/import/import';
import type { KnownAccount, Meant } from '../../../src/offboarding/import/port';
import { judged } from '../../../src/offboarding/import/verdict';
import { rowOf } from './builders';

const account = (changes: Partial<KnownAccount> = {}): KnownAccount => ({
  accountId: 'leo',
  displayName: 'Leo',
  accountType: 'atlassian',
  isGone: false,
  email: 'leo@acme.example',
  ...changes,
});

const circumstances = (seen: [string, number][] = []) => ({
  operatorId: 'olga',
  protectedPeople: new Map([['sofia', 'in the group site-admins']]),
  seen: new Map(seen),
});

describe('the verdict on a row', () => {
  it.each<[string, Partial<StoredRow>, Meant, string]>([
    ['found', {}, account(), 'found'],
    ['gone', {}, account({ isGone: true }), 'gone'],
    ['unknown', {}, 'unknown', 'unknown'],
    ['unknown for a line that names nobody', { accountId: null }, 'unknown', 'unknown'],
    ['ambiguous', { accountId: null, email: 'leo@acme.example' }, 'ambiguous', 'ambiguous'],
    [
      'ambiguous for an id with an address of somebody else',
      { email: 'mia@acme.example' },
      account(),
      'ambiguous',
    ],
    [
      'found where the address is not shown',
      { email: 'mia@acme.example' },
      account({ email: null }),
      'found',
    ],
    ['protected', {}, account({ accountId: 'sofia' }), 'protected'],
    ['protected for an app', {}, account({ accountType: 'app' }), 'protected'],
    ['protected for a customer', {}, account({ accountType: 'customer' }), 'protected'],
    ['yourself', {}, account({ accountId: 'olga' }), 'yourself'],
  ])('is %s', (_what, changes, meant, verdict) => {
    expect(judged(rowOf(changes), meant, circumstances()).verdict).toBe(verdict);
  });

  it('is duplicate for whoever stands in an earlier line, by id or by address', () => {
    const seen = circumstances();
    const first = judged(rowOf(), account(), seen);
    const second = judged(rowOf({ line: 3, accountId: null, email: 'leo@acme.example' }), account(), seen);
    expect([first.verdict, second.verdict, second.words]).toEqual([
      'found',
      'duplicate',
      'Line 2 names the same person.',
    ]);
    const unknown = rowOf({ line: 4, accountId: null, email: 'nobody@acme.example' });
    expect(judged(unknown, 'unknown', seen).verdict).toBe('unknown');
    expect(judged({ ...unknown, line: 5 }, 'unknown', seen).verdict).toBe('duplicate');
  });

  it('keeps who it is, with a name of bearable length', () => {
    const { person } = judged(rowOf(), account({ displayName: 'x'.repeat(1000) }), circumstances());
    expect(person?.accountId).toBe('leo');
    expect(person?.displayName.length).toBeLessThan(200);
  });
});
