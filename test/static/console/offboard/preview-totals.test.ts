import type { PersonPreview } from '../../../../src/contract/calls';
import { awaitsOf, overLimitOf } from '../../../../static/console/offboard/preview-totals';
import { englishText, filled, type CountedKey, type TextKey } from '../../../../static/shared/texts';

const words = {
  text: (key: TextKey) => englishText(key) ?? key,
  counted: (key: CountedKey, count: number) =>
    filled(englishText(`${key}.${count === 1 ? 'one' : 'other'}`) ?? key, { count }),
};

const person = (displayName: string, approval: string[] = []): PersonPreview => ({
  accountId: displayName,
  displayName,
  allowed: true,
  fingerprint: displayName,
  approval,
  plan: {
    inventory: null,
    readAt: '2026-11-21T12:00:00.000Z',
    removals: [],
    account: { action: 'keep', afterDays: 0 },
    accountStep: 'The account stays.',
    warnings: [],
    irreversible: [],
    estimatedSeconds: 5,
  },
});

test('more people than the daily limit lets begin are told that all of them would be held', () => {
  const people = ['Leo', 'Chiara', 'Dora'].map((name) => person(name));
  expect(overLimitOf({ people, mayBegin: 3 }, words)).toEqual([]);
  expect(overLimitOf({ people, mayBegin: null }, words)).toEqual([]);
  expect(overLimitOf({ people, mayBegin: 1 }, words)).toEqual([
    'As counted now, 1 more person may begin.',
    expect.stringContaining('all of them are held'),
  ]);
});

test('it is said for whom a second person has to agree first', () => {
  const [leo, chiara] = [person('Leo'), person('Chiara', ['A part of it cannot be undone.'])];
  expect(awaitsOf({ people: [leo], approvalOver: 1 })).toBe('nobody');
  expect(awaitsOf({ people: [leo, chiara], approvalOver: 2 })).toBe('some');
  expect(awaitsOf({ people: [chiara], approvalOver: null })).toBe('all');
  expect(awaitsOf({ people: [leo, leo], approvalOver: 1 })).toBe('all');
});
