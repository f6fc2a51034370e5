import type { PersonView } from '../../src/contract/runs';
import type { Words } from './words';

/** The name of somebody, or words that nobody knows it. */
export const nameOf = (person: PersonView | null, words: Words): string =>
  person?.displayName ?? words.text('common.unknownPerson');

/** The page of a person on this site. */
export const addressOf = ({ accountId }: PersonView): string =>
  `/jira/people/${encodeURIComponent(accountId)}`;
