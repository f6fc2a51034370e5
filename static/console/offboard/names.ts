import type { PersonPreview } from '../../../src/contract/calls';
import type { PickedPerson } from './draft';

/** Somebody whom Jira does not know any more comes back as a bare id; the name that was shown before says more. */
export function named(
  people: readonly PersonPreview[],
  known: readonly PickedPerson[],
): readonly PersonPreview[] {
  const names = new Map(known.map(({ accountId, displayName }) => [accountId, displayName]));
  return people.map((person) =>
    person.displayName === person.accountId
      ? { ...person, displayName: names.get(person.accountId) ?? person.displayName }
      : person,
  );
}
