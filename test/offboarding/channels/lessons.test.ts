import { inOrder, learn } from '../../../src/offboarding/channels/lessons';
import type { Change } from '../../../src/offboarding/channels/port';
import type { Lesson } from '../../../src/offboarding/channels/stores';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const WAYS = [{ channel: 'jira' as const }, { channel: 'admin-api' as const }];

const refusal = (status: number, cause?: 'key-not-accepted' | 'identity-provider'): Change => ({
  accepted: false,
  status,
  words: 'No.',
  inDoubt: false,
  ...(cause ? { cause } : {}),
});

async function learned(
  answer: Change,
  known: Lesson[] = [],
): Promise<{ lessons: readonly Lesson[]; writes: number }> {
  let stored: readonly Lesson[] = known;
  let writes = 0;
  const store = {
    read: () => Promise.resolve([...stored]),
    replace: (lessons: readonly Lesson[]) => {
      writes += 1;
      stored = lessons;
      return Promise.resolve();
    },
  };
  const lessons = await learn({ store, clock: { now: () => NOW } }, known, {
    kind: 'remove-group',
    channel: 'jira',
    answer,
  });
  return { lessons, writes };
}

const lesson = (worked: boolean, age: number): Lesson => ({
  kind: 'remove-group',
  channel: 'jira',
  worked,
  at: new Date(NOW - age).toISOString(),
  words: null,
});

describe('what answers teach', () => {
  it('puts a channel that may not do something behind the others, for a week', () => {
    const order = (lessons: Lesson[]) =>
      inOrder(WAYS, 'remove-group', lessons, NOW).map(({ channel }) => channel);
    expect(order([])).toEqual(['jira', 'admin-api']);
    expect(order([lesson(true, 0)])).toEqual(['jira', 'admin-api']);
    expect(order([lesson(false, DAY)])).toEqual(['admin-api', 'jira']);
    expect(order([lesson(false, 8 * DAY)])).toEqual(['jira', 'admin-api']);
    expect(inOrder(WAYS, 'hold-account', [lesson(false, DAY)], NOW)).toEqual(WAYS);
  });

  it.each([refusal(400), refusal(404), refusal(409), refusal(403, 'identity-provider')])(
    'is nothing when a refusal is about the person or the group: %j',
    async (answer) => {
      expect(await learned(answer)).toEqual({ lessons: [], writes: 0 });
    },
  );

  it.each([refusal(403), refusal(401, 'key-not-accepted')])(
    'is that a channel may not: %j',
    async (answer) => {
      const { lessons } = await learned(answer);
      expect(lessons).toEqual([{ ...lesson(false, 0), words: 'No.' }]);
    },
  );

  it('is stored again only when it says something new, or a day later', async () => {
    expect((await learned({ accepted: true }, [lesson(true, 1)])).writes).toBe(0);
    expect((await learned({ accepted: true }, [lesson(true, 2 * DAY)])).writes).toBe(1);
    expect((await learned({ accepted: true }, [lesson(false, 1)])).lessons).toEqual([lesson(true, 0)]);
  });
});
