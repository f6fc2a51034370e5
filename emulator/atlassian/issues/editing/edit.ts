import type { ChangeItem, Issue } from '../../model';
import type { FieldDefinition } from '../field-catalogue';

/** One field's change, ready to be made: what the change log says, and the issue after it. */
export interface Edit {
  item: ChangeItem;
  /** @param at the moment of the change */
  apply(issue: Issue, at: string): Issue;
}

/** Why a value does not fit its field; becomes an entry of the answer's `errors`. */
export class FieldRefusal extends Error {}

/** A field's value as the change log writes it: an id where there is one, and words. */
export interface LoggedValue {
  id: string | null;
  text: string | null;
}

/** Puts an edit together; null when the value stays what it was, which Jira does not log. */
export function editOf(
  field: FieldDefinition,
  before: LoggedValue,
  after: LoggedValue,
  apply: (issue: Issue, at: string) => Issue,
): Edit | null {
  if (before.id === after.id && before.text === after.text) {
    return null;
  }
  const item: ChangeItem = {
    field: field.custom ? field.name : field.id,
    fieldtype: field.custom ? 'custom' : 'jira',
    fieldId: field.id,
    from: before.id,
    fromString: before.text,
    to: after.id,
    toString: after.text,
  };
  return { item, apply };
}
