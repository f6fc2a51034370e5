import type { PersonPreview } from '../../../src/contract/calls';

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
