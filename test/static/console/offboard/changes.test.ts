import type { PersonPreview } from '../../../../src/contract/calls';
import { changesBetween } from '../../../../static/console/offboard/changes';
import { isAtOnce } from '../../../../static/console/offboard/preview-totals';
import { named } from '../../../../static/console/offboard/names';
import { englishText, filled, type TextKey, type TextValues } from '../../../../static/shared/texts';

const words = {
  text: (key: TextKey, values: TextValues = {}) => filled(englishText(key) ?? key, values),
  list: (names: readonly string[]) => names.join(' and '),
};

function planned(groups: readonly string[], accountStep = 'The account stays.'): PersonPreview {
  return {
    accountId: 'leo',
    displayName: 'Leo Lindqvist',
    allowed: true,
    fingerprint: groups.join() + accountStep,
    approval: [],
    plan: {
      inventory: null,
      readAt: '2026-11-21T12:00:00.000Z',
      removals: groups.map((name) => ({ groupId: name, name, gives: [] })),
      account: { action: 'keep', afterDays: 0 },
      accountStep,
      warnings: [],
      irreversible: [],
      estimatedSeconds: 5,
    },
  };
}

const refused = (reason: string, displayName = 'Leo Lindqvist'): PersonPreview => ({
  accountId: 'leo',
  displayName,
  allowed: false,
  reason,
});

const sentences = (before: PersonPreview, after: PersonPreview): string[] =>
  changesBetween([before], [after], words).flatMap((person) => person.sentences);

test('whoever is as they were shown is not named', () => {
  expect(changesBetween([planned(['design'])], [planned(['design'])], words)).toEqual([]);
});

test('groups that were left and joined are named', () => {
  expect(sentences(planned(['design', 'wiki']), planned(['wiki', 'sales', 'ops']))).toEqual([
    'is not in design any more.',
    'is now in sales and ops, too.',
  ]);
});

test('another end of the account is told', () => {
  expect(sentences(planned([]), planned([], 'The account is deleted.'))).toEqual([
    'the account: The account is deleted.',
  ]);
});

test('somebody who is refused meanwhile is told of by the name that was shown', () => {
  const gone = refused('Jira knows no account leo.', 'leo');
  expect(changesBetween([planned([])], [gone], words)).toMatchObject([
    { displayName: 'Leo Lindqvist', sentences: ['cannot be offboarded any more.'] },
  ]);
  expect(named([gone], [planned([])])).toMatchObject([{ displayName: 'Leo Lindqvist' }]);
});

test('a difference that the page does not show is still told', () => {
  const before = planned(['design']);
  expect(sentences(before, { ...planned(['design']), fingerprint: 'another' } as PersonPreview)).toEqual([
    'the plan is another one now.',
  ]);
});

test('a start is at once by the clock of the server, whatever the browser believes', () => {
  expect(isAtOnce('2026-11-21T12:00:03.000Z', [planned([])])).toBe(true);
  expect(isAtOnce('2026-11-21T18:00:00.000Z', [planned([])])).toBe(false);
});
