import type { RunDetail } from '../../../src/contract/runs';
import { currentStep, stepsInWords } from '../../../static/shared/step-words';
import { englishText, filled, type TextKey, type TextValues } from '../../../static/shared/texts';

const words = {
  text: (key: TextKey, values: TextValues = {}) => filled(englishText(key) ?? key, values),
  moment: (at: string) => at,
};
const AT = '2026-11-21T12:00:00.000Z';

const run = (status: RunDetail['status']): Pick<RunDetail, 'steps' | 'status'> => ({
  status,
  steps: [
    { name: 'remove-groups', label: 'Remove from groups', doneAt: AT, left: 2 },
    { name: 'check', label: 'Check once more', doneAt: null, left: 0 },
  ],
});

test('a step that is done says how much of it is left', () => {
  expect(stepsInWords(run('incomplete'), words)).toEqual([
    `Remove from groups: done ${AT}, 2 left`,
    'Check once more: not done',
  ]);
});

test.each(['scheduled', 'queued'] as const)('nothing is under way in a run that is %s', (status) => {
  expect(stepsInWords(run(status), words)[1]).toBe('Check once more: to come');
  expect(currentStep(run(status))).toBe(-1);
});

test('the first open step of a run that has begun is under way', () => {
  expect(stepsInWords(run('running'), words)[1]).toBe('Check once more: under way');
});
