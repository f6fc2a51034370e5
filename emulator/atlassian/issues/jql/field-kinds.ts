import type { Issue } from '../../model';

/** What a query can ask of a field; one object for one request, since values depend on who asks. */
export type JqlField = IdentityField | MomentField | TextField | NumberField;

interface Named {
  /** As messages name it. */
  name: string;
}

/** A field whose values are things with ids: people, statuses, projects, labels. */
export interface IdentityField extends Named {
  kind: 'identity';
  idsOf(issue: Issue): readonly string[];
  /** The ids that a value in the query means, null when there is no such value. */
  resolve(text: string): readonly string[] | null;
  /** The ids that a function in the query means, null when the field does not know the function. */
  call(name: string, values: readonly string[]): readonly string[] | null;
  /** Where a value stands among the others, for `<` and `>`; null for fields without an order. */
  rank: ((id: string) => number) | null;
  /** The `fieldId` of its change log entries, null for fields whose history cannot be searched. */
  historyId: string | null;
  /** The issues that hold an id, where there is an index. */
  indexed: ((id: string) => ReadonlySet<string>) | null;
  sortKey(issue: Issue): SortKey;
}

export interface MomentField extends Named {
  kind: 'moment';
  /** Epoch milliseconds. */
  momentOf(issue: Issue): number | null;
  sortKey(issue: Issue): SortKey;
}

export interface TextField extends Named {
  kind: 'text';
  textOf(issue: Issue): string;
  sortKey(issue: Issue): SortKey;
}

export interface NumberField extends Named {
  kind: 'number';
  numberOf(issue: Issue): number | null;
  sortKey(issue: Issue): SortKey;
}

/** What an issue is ordered by; empty values come last when ascending. */
export type SortKey = string | number | null;

/** A value in a query that is there but stands for no value: `resolution = Unresolved`. */
export const EMPTY_ID = '';
