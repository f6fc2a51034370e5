import type { PersonPreview } from '../../../src/contract/calls';
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

/** Why a second person has to agree to what can be begun, as sentences with names; empty where nobody has to. */
export function approvalOf(
  { people, approvalOver }: Pick<PreviewedList, 'people' | 'approvalOver'>,
  words: Pick<Words, 'counted' | 'list' | 'text'>,
): string[] {
  const allowed = allowedIn(people);
  const causes = [...new Set(allowed.flatMap(({ approval }) => approval))];
  const because = causes.map((sentence) => {
    const whom = allowed.filter(({ approval }) => approval.includes(sentence));
    const person = words.list(whom.map(({ displayName }) => displayName));
    return words.text('confirm.part', { person, sentence });
  });
  return approvalOver !== null && allowed.length > approvalOver
    ? [words.counted('preview.approvalOver', approvalOver), ...because]
    : because;
}
