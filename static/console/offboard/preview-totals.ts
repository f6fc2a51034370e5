import type { PersonPreview } from '../../../src/contract/calls';

export type AllowedPerson = Extract<PersonPreview, { allowed: true }>;
export type RefusedPerson = Extract<PersonPreview, { allowed: false }>;

export const allowedIn = (people: readonly PersonPreview[]): AllowedPerson[] =>
  people.filter((person) => person.allowed);

export const refusedIn = (people: readonly PersonPreview[]): RefusedPerson[] =>
  people.filter((person) => !person.allowed);

/** People are worked on side by side, so that the longest plan is about what all of them take, in seconds. */
export const longestOf = (people: readonly AllowedPerson[]): number =>
  Math.max(0, ...people.map(({ plan }) => plan.estimatedSeconds));
