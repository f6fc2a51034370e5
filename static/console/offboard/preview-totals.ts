import type { PersonPreview } from '../../../src/contract/calls';
import { ofWhom } from '../../shared/of-whom';
import type { Words } from '../../shared/words';
import type { PreviewedList } from './use-previews';

/** Reading takes some seconds, in which the start moves on. */
const READING_MILLISECONDS = 60_000;

export type AllowedPerson = Extract<PersonPreview, { allowed: true }>;
export type RefusedPerson = Extract<PersonPreview, { allowed: false }>;

export const allowedIn = (people: readonly PersonPreview[]): AllowedPerson[] =>
  people.filter((person) => person.allowed);

export const refusedIn = (people: readonly PersonPreview[]): RefusedPerson[] =>
  people.filter((person) => !person.allowed);

/** People are worked on side by side, so that the longest plan is about what all of them take, in seconds. */
export const longestOf = (people: readonly AllowedPerson[]): number =>
  Math.max(0, ...people.map(({ plan }) => plan.estimatedSeconds));

/** Whether it starts as soon as it is confirmed, by the server's clock: the plans tell when they were read. */
export function isAtOnce(startsAt: string, people: readonly PersonPreview[]): boolean {
  const read = Math.max(...allowedIn(people).map(({ plan }) => Date.parse(plan.readAt)));
  return Date.parse(startsAt) <= read + READING_MILLISECONDS;
}

/** For whom a second person has to agree before anything of it starts. */
export function awaitsOf({
  people,
  approvalOver,
}: Pick<PreviewedList, 'people' | 'approvalOver'>): 'nobody' | 'some' | 'all' {
  const allowed = allowedIn(people);
  if (approvalOver !== null && allowed.length > approvalOver) return 'all';
  const awaiting = allowed.filter(({ approval }) => approval.length > 0).length;
  if (awaiting === 0) return 'nobody';
  return awaiting === allowed.length ? 'all' : 'some';
}

/** What comes of more people than may begin by the daily limit, as it was counted then; empty where it holds nobody. */
export function overLimitOf(
  { people, mayBegin }: Pick<PreviewedList, 'people' | 'mayBegin'>,
  words: Pick<Words, 'counted' | 'text'>,
): string[] {
  return mayBegin === null || allowedIn(people).length <= mayBegin
    ? []
    : [words.counted('preview.mayBegin', mayBegin), words.text('preview.overLimitText')];
}

/** Why a second person has to agree to what can be begun, as sentences with names; empty where nobody has to. */
export function approvalOf(
  { people, approvalOver }: Pick<PreviewedList, 'people' | 'approvalOver'>,
  words: Pick<Words, 'counted' | 'list' | 'text'>,
): string[] {
  const allowed = allowedIn(people);
  const because = ofWhom(allowed, ({ approval }) => approval, words);
  return approvalOver !== null && allowed.length > approvalOver
    ? [words.counted('preview.approvalOver', approvalOver), ...because]
    : because;
}
