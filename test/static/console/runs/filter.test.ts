import { filterOf, isBackwards, isEverything, NO_FILTER } from '../../../../static/console/runs/filter';

const SOMEBODY = { accountId: '1', displayName: 'Leo' };

test('what is not chosen is not asked for', () => {
  expect(filterOf(NO_FILTER)).toEqual({});
  expect(isEverything(NO_FILTER)).toBe(true);
});

test('people are asked for by their account, days as they are', () => {
  const draft = {
    ...NO_FILTER,
    leaver: SOMEBODY,
    status: 'running' as const,
    from: '2026-11-01',
    to: '2026-11-03',
  };
  expect(filterOf(draft)).toEqual({ leaverId: '1', status: 'running', from: '2026-11-01', to: '2026-11-03' });
  expect(isEverything(draft)).toBe(false);
});

test('a last day before the first one does not count', () => {
  const draft = { ...NO_FILTER, from: '2026-11-03', to: '2026-11-01' };
  expect(isBackwards(draft)).toBe(true);
  expect(filterOf(draft)).toEqual({ from: '2026-11-03' });
});
