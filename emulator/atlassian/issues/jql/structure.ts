import type { Clause, Operand, Predicate, Query } from './syntax';

/** `JqlQuery` of the OpenAPI document: the structure of a query as `jql/parse` answers it. */
export function describeQuery({ where, orderBy }: Query) {
  return {
    ...(where === null ? {} : { where: describeClause(where) }),
    ...(orderBy.length === 0
      ? {}
      : {
          orderBy: {
            fields: orderBy.map(({ field, direction }) => ({ field: { name: field }, direction })),
          },
        }),
  };
}

function describeClause(clause: Clause): unknown {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return { operator: clause.kind, clauses: clause.clauses.map(describeClause) };
    case 'not':
      return { operator: 'not', clauses: [describeClause(clause.clause)] };
    case 'compare':
      return {
        field: { name: clause.field },
        operator: clause.operator,
        operand: describeOperand(clause.operand),
      };
    case 'was':
      return {
        field: { name: clause.field },
        operator: clause.operator,
        operand: describeOperand(clause.operand),
        predicates: clause.predicates.map(describePredicate),
      };
    case 'changed':
      return {
        field: { name: clause.field },
        operator: 'changed',
        predicates: clause.predicates.map(describePredicate),
      };
  }
}

function describePredicate({ operator, operand }: Predicate) {
  return { operator, operand: describeOperand(operand) };
}

function describeOperand(operand: Operand): unknown {
  switch (operand.kind) {
    case 'value':
      return { value: operand.text };
    case 'list':
      return { values: operand.values.map(describeOperand) };
    case 'function':
      return { function: operand.name, arguments: operand.arguments };
    case 'empty':
      return { keyword: 'empty' };
  }
}
