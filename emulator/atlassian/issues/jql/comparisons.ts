import type { Issue } from '../../model';
import type { IdentityField, JqlField, MomentField, NumberField, TextField } from './field-kinds';
import { JqlError, type Clause, type CompareOperator, type Operand } from './syntax';
import { textTest } from './text';

export type Test = (issue: Issue) => boolean;
export type Compare = Extract<Clause, { kind: 'compare' }>;

/** What NOT makes of an operator. */
export const OPPOSITES: Readonly<Record<CompareOperator, CompareOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
};

/** `IS EMPTY` and `IS NOT EMPTY`. */
export function emptyTest({ operator, operand }: Compare, field: JqlField): Test {
  if (operand.kind !== 'empty') {
    throw new JqlError([`Operator '${operator}' supports only EMPTY and NULL for field '${field.name}'.`]);
  }
  const isEmpty: Test = (issue) => {
    switch (field.kind) {
      case 'identity':
        return field.idsOf(issue).length === 0;
      case 'moment':
        return field.momentOf(issue) === null;
      case 'number':
        return field.numberOf(issue) === null;
      case 'text':
        return field.textOf(issue) === '';
    }
  };
  return operator === 'is' ? isEmpty : (issue) => !isEmpty(issue);
}

/** `<` and its kin on values that have an order of their own: keys, priorities. */
export function rankTest({ operator }: Compare, field: IdentityField, ids: readonly string[]): Test {
  const { rank } = field;
  const [id] = ids;
  if (rank === null || id === undefined) {
    throw unsupported(operator, field.name);
  }
  return valueTest(
    (issue) => {
      const [own] = field.idsOf(issue);
      return own === undefined ? null : rank(own);
    },
    orderTest(operator, field.name, rank(id)),
  );
}

/** Compares moments to the millisecond: a date alone is the first moment of that day. */
export function compareMoment(
  { operator, operand }: Compare,
  field: MomentField,
  readMoment: (operand: Operand) => number,
): Test {
  const operands = operand.kind === 'list' ? operand.values : [operand];
  const isNegated = operator === '!=' || operator === 'not in';
  if (operator === '=' || operator === 'in' || isNegated) {
    const moments = operands.map(readMoment);
    return valueTest(field.momentOf, (value) => moments.includes(value) !== isNegated);
  }
  return valueTest(field.momentOf, orderTest(operator, field.name, readMoment(operand)));
}

export function compareNumber({ operator, operand }: Compare, field: NumberField): Test {
  const operands = operand.kind === 'list' ? operand.values : [operand];
  const numbers = operands.map((value) => {
    const number = value.kind === 'value' ? Number(value.text) : Number.NaN;
    if (Number.isNaN(number)) {
      throw new JqlError([`The value for the field '${field.name}' is not a number.`]);
    }
    return number;
  });
  const isNegated = operator === '!=' || operator === 'not in';
  if (operator === '=' || operator === 'in' || isNegated) {
    return valueTest(field.numberOf, (value) => numbers.includes(value) !== isNegated);
  }
  return valueTest(field.numberOf, orderTest(operator, field.name, numbers[0] ?? 0));
}

/** `~` and `!~`; issues without any text match neither. */
export function compareText({ operator, operand }: Compare, field: TextField): Test {
  if ((operator !== '~' && operator !== '!~') || operand.kind !== 'value') {
    throw unsupported(operator, field.name);
  }
  const test = textTest(operand.text);
  return (issue) => {
    const text = field.textOf(issue);
    return text !== '' && test(text) === (operator === '~');
  };
}

function valueTest(valueOf: (issue: Issue) => number | null, test: (value: number) => boolean): Test {
  return (issue) => {
    const value = valueOf(issue);
    return value !== null && test(value);
  };
}

function orderTest(operator: CompareOperator, fieldName: string, limit: number): (value: number) => boolean {
  switch (operator) {
    case '<':
      return (value) => value < limit;
    case '<=':
      return (value) => value <= limit;
    case '>':
      return (value) => value > limit;
    case '>=':
      return (value) => value >= limit;
    default:
      throw unsupported(operator, fieldName);
  }
}

function unsupported(operator: CompareOperator, fieldName: string): JqlError {
  return new JqlError([`The operator '${operator}' is not supported by the '${fieldName}' field.`]);
}
