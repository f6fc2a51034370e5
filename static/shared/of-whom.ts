import type { Words } from './words';

/** What is said of several people, each sentence once, after the names of those whom it is about. */
export function ofWhom<Person extends { displayName: string }>(
  people: readonly Person[],
  saidOf: (person: Person) => readonly string[],
  words: Pick<Words, 'list' | 'text'>,
): string[] {
  return [...new Set(people.flatMap(saidOf))].map((sentence) => {
    const whom = people.filter((person) => saidOf(person).includes(sentence));
    const person = words.list(whom.map(({ displayName }) => displayName));
    return words.text('confirm.part', { person, sentence });
  });
}
