import fc from 'fast-check';
import { askHistory } from '../../../src/offboarding/people/ask-history';
import { dayPlus } from '../../../src/offboarding/people/days';
import { personOf, signalOf, TODAY } from './people';

/** A history in which somebody did something on these days. */
function historyOf(days: readonly string[]) {
  const asked: (string | null)[] = [];
  return {
    asked,
    reader: {
      didAnything: (_: string, from: string | null) => {
        asked.push(from);
        return Promise.resolve(days.some((day) => from === null || day >= from));
      },
    },
  };
}

const ago = (days: number): string => dayPlus(TODAY, -days);
const FIRST = { today: TODAY, wasActive: false };
const WAS_ACTIVE = { today: TODAY, wasActive: true };

test('somebody who works costs one request', async () => {
  const { reader, asked } = historyOf([ago(2)]);
  expect(await askHistory(reader, personOf(), [90], FIRST)).toEqual({
    signal: signalOf(ago(6), { until: TODAY }),
  });
  expect(asked).toHaveLength(1);
});

test('somebody of whom there is nothing costs two, and nothing is said', async () => {
  const { reader, asked } = historyOf([]);
  expect(await askHistory(reader, personOf(), [90], FIRST)).toEqual({ signal: null });
  expect(asked).toEqual([ago(6), null]);
});

test('somebody who still is not active costs one, and keeps the signal of before', async () => {
  const known = signalOf(ago(200));
  const { reader, asked } = historyOf([ago(200)]);
  const person = personOf({ signals: [known], looked: ago(30) });
  expect(await askHistory(reader, person, [90], FIRST)).toEqual({ signal: known });
  expect(asked).toEqual([ago(30)]);
});

test('an answer never says more than what was done', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 3 }),
      fc.integer({ min: 1, max: 400 }),
      fc.option(fc.record({ looked: fc.integer({ min: 1, max: 200 }), wasActive: fc.boolean() })),
      async (ages, threshold, before) => {
        const days = ages.map(ago);
        const last = days.reduce<string | null>(
          (newest, day) => (newest === null || day > newest ? day : newest),
          null,
        );
        // What an earlier look has found is true as well.
        const early =
          before &&
          days
            .filter((day) => day <= ago(before.looked))
            .sort()
            .at(-1);
        const person = personOf({
          looked: before ? ago(before.looked) : null,
          signals: early ? [signalOf(dayPlus(early, -3), { until: early })] : [],
        });
        const answer = await askHistory(historyOf(days).reader, person, [threshold], {
          today: TODAY,
          wasActive: before?.wasActive ?? false,
        });
        const signal = answer === 'no-answer' ? null : answer.signal;
        if (last === null) expect(signal).toBeNull();
        if (signal === null) return;
        expect(signal.day <= (last ?? '')).toBe(true);
        expect(signal.until >= (last ?? '')).toBe(true);
      },
    ),
  );
});

test('who was active is narrowed down so far that nobody is due again within days', async () => {
  const { reader } = historyOf([ago(50)]);
  const person = personOf({ signals: [signalOf(ago(95))], looked: ago(90) });
  const answer = await askHistory(reader, person, [90], WAS_ACTIVE);
  expect(answer).toEqual({ signal: signalOf(ago(59), { until: ago(45) }) });
});

test('nothing is said where Jira does not answer for the account', async () => {
  const reader = { didAnything: () => Promise.resolve(undefined) };
  expect(await askHistory(reader, personOf(), [90], FIRST)).toBe('no-answer');
});
