import type { Choice, RuleChoices } from '../../../../src/contract/settings';
import type { Option } from '../../choices/option';
import { nameIn } from '../rule-words';

/** Choices whose names a rule holds; several of one name are one. */
export const namedOptions = (choices: readonly Choice[]): Option[] =>
  [...new Set(choices.map(({ name }) => name))].map((name) => ({ value: name, label: name }));

/** What a rule holds of such choices: its entries, under the names that they mean. */
export const chosenNames = (entries: readonly string[], choices: readonly Choice[]): Option[] =>
  entries.map((entry) => {
    const name = nameIn(entry, choices);
    return { value: name, label: name };
  });

/** The fields of some kinds, by id. */
export const fieldOptions = (
  { fields }: RuleChoices,
  kinds: readonly RuleChoices['fields'][number]['kind'][],
): Option[] =>
  fields.filter(({ kind }) => kinds.includes(kind)).map(({ id, name }) => ({ value: id, label: name }));

/** A field that a rule holds; one that the app cannot see shows its id. */
export const chosenField = (id: string, { fields }: RuleChoices): Option => ({
  value: id,
  label: fields.find((field) => field.id === id)?.name ?? id,
});
