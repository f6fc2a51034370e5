import { DAY, iso, type Clock } from '../time';
import type { Channel } from '../words';
import type { Change, ChangeKind } from './port';
import type { Lesson, LessonStore } from './stores';

/** After this a channel that refused is tried in its old place again. */
const RELEARNED_AFTER = 7 * DAY;
/** A lesson that says the same again is stored anew only after this, to spare writes. */
const SAME_AGAIN_AFTER = DAY;

/** Channels by what they were seen to do: those that refused come last, until that is too long ago. */
export function inOrder<Item extends { channel: Channel }>(
  items: readonly Item[],
  kind: ChangeKind,
  lessons: readonly Lesson[],
  now: number,
): Item[] {
  const refused = ({ channel }: Item) =>
    lessons.some(
      (lesson) =>
        lesson.kind === kind &&
        lesson.channel === channel &&
        !lesson.worked &&
        now - Date.parse(lesson.at) < RELEARNED_AFTER,
    );
  return [...items.filter((item) => !refused(item)), ...items.filter(refused)];
}

/**
 * What an answer teaches about the channel itself. Only who may not at all learns something from a refusal: every other
 * one is about the person or the group.
 */
function lessonOf(answer: Change): boolean | undefined {
  if (answer.accepted) return true;
  const isAboutKey = answer.cause === undefined || answer.cause.startsWith('key-');
  return isAboutKey && (answer.status === 401 || answer.status === 403) ? false : undefined;
}

/** Keeps what answers taught. @returns the lessons with this one, or the same ones where it says nothing new */
export async function learn(
  { store, clock }: { store: LessonStore; clock: Clock },
  known: readonly Lesson[],
  { kind, channel, answer }: { kind: ChangeKind; channel: Channel; answer: Change },
): Promise<readonly Lesson[]> {
  const worked = lessonOf(answer);
  if (worked === undefined) return known;
  const isThis = (lesson: Lesson) => lesson.kind === kind && lesson.channel === channel;
  const before = known.find(isThis);
  const now = clock.now();
  if (before?.worked === worked && now - Date.parse(before.at) < SAME_AGAIN_AFTER) return known;
  const lesson: Lesson = {
    kind,
    channel,
    worked,
    at: iso(now),
    words: answer.accepted ? null : answer.words,
  };
  // Other channels may have taught something since these were read.
  const current = (await store.read()).filter((one) => !isThis(one));
  const lessons = [...current, lesson];
  await store.replace(lessons);
  return lessons;
}
