/** A parsed query. What its parts mean is decided later, with the site's data. */
export interface Query {
  where: Clause | null;
  orderBy: Ordering[];
}

export type Clause =
  | { kind: 'and' | 'or'; clauses: Clause[] }
  | { kind: 'not'; clause: Clause }
  | { kind: 'compare'; field: string; operator: CompareOperator; operand: Operand }
  | { kind: 'was'; field: string; operator: WasOperator; operand: Operand; predicates: Predicate[] }
  | { kind: 'changed'; field: string; predicates: Predicate[] };

export type CompareOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | '!~' | 'in' | 'not in' | 'is' | 'is not';
type WasOperator = 'was' | 'was not' | 'was in' | 'was not in';

export type Operand =
  | { kind: 'value'; text: string }
  | { kind: 'list'; values: Operand[] }
  | { kind: 'function'; name: string; arguments: string[] }
  | { kind: 'empty' };

/** A condition on a change in the history of an issue. */
export interface Predicate {
  operator: 'before' | 'after' | 'on' | 'during' | 'by' | 'from' | 'to';
  operand: Operand;
}

export interface Ordering {
  field: string;
  direction: 'asc' | 'desc';
}

/** Why a query is refused, in Jira's words; there may be several reasons at once. */
export class JqlError extends Error {
  constructor(readonly messages: readonly string[]) {
    super(messages.join(' '));
  }
}
