import { z } from 'zod';
import { KVS } from '../limits';
import type { Entity } from '../manifest/app';
import type { AttributeType } from '../manifest/schema';
import { badRequest, KvsError } from './errors';
import { compareScalars, type Scalar } from './ordered-list';
import { isScalar } from './table';
import { hasType } from './values';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

export const conditionSchema = z.strictObject({
  condition: z.enum([
    'BETWEEN',
    'BEGINS_WITH',
    'EXISTS',
    'NOT_EXISTS',
    'GREATER_THAN',
    'GREATER_THAN_EQUAL_TO',
    'LESS_THAN',
    'LESS_THAN_EQUAL_TO',
    'CONTAINS',
    'NOT_CONTAINS',
    'EQUAL_TO',
    'NOT_EQUAL_TO',
  ]),
  values: z.array(scalar).min(1).max(2),
});

export const filtersSchema = z.strictObject({
  and: z.array(conditionSchema.extend({ property: z.string() })).optional(),
  or: z.array(conditionSchema.extend({ property: z.string() })).optional(),
});

export type Condition = z.output<typeof conditionSchema>;
export type Filters = z.output<typeof filtersSchema>;
type Name = Condition['condition'];

/** Which conditions go with which types: storage-reference/entities-api-query/#conditions-1 */
const ALWAYS: readonly Name[] = ['EQUAL_TO', 'NOT_EQUAL_TO', 'EXISTS', 'NOT_EXISTS'];
const ORDERED: readonly Name[] = [
  'BETWEEN',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
];
const TEXTUAL: readonly Name[] = ['BEGINS_WITH', 'CONTAINS', 'NOT_CONTAINS'];
const FOR_TYPE: Record<Exclude<AttributeType, 'any'>, readonly Name[]> = {
  string: [...ALWAYS, ...ORDERED, ...TEXTUAL],
  integer: [...ALWAYS, ...ORDERED],
  float: [...ALWAYS, ...ORDERED],
  boolean: ALWAYS,
};

/**
 * Checks filters against the entity's declaration.
 * @returns a test for a row's value
 * @throws KvsError for undeclared or `any` attributes, conditions that do not fit the type, and empty operators
 */
export function compileFilters(
  entity: Entity,
  filters: Filters,
): (value: Record<string, unknown>) => boolean {
  if (filters.and && filters.or) {
    throw badRequest(
      'INVALID_FILTER_OPERATORS_COMBINATION',
      '"and" and "or" cannot be used at the same level.',
    );
  }
  const items = filters.and ?? filters.or ?? [];
  if (items.length === 0) throw badRequest('EMPTY_FILTER_OPERATOR', '"and" and "or" cannot be empty.');
  if (items.length > KVS.queryConditions) {
    throw badRequest('VALIDATION_ERROR', `A query can have ${String(KVS.queryConditions)} conditions.`);
  }
  for (const item of items) checkCondition(item, attributeType(entity, item.property), item.property);
  return (value) => {
    const meets = (item: (typeof items)[number]) => meetsCondition(value[item.property], item);
    return filters.and ? items.every(meets) : items.some(meets);
  };
}

/** @throws KvsError when the condition does not go with the attribute's type */
export function checkCondition(condition: Condition, type: AttributeType, attribute: string): void {
  if (type === 'any') {
    // storage-reference/entities-api-query/: "Using them results in a 422 Unprocessable Entity error."
    throw new KvsError(
      422,
      'INVALID_FILTER_CONDITION',
      `"${attribute}" has the type any and cannot be compared.`,
    );
  }
  const name = condition.condition;
  if (!FOR_TYPE[type].includes(name)) {
    throw badRequest(
      'INVALID_FILTER_CONDITION',
      `${name} is not supported for "${attribute}" of the type ${type}.`,
    );
  }
  const count = name === 'BETWEEN' ? 2 : 1;
  if (condition.values.length !== count) {
    const code = name === 'BETWEEN' ? 'INSUFFICIENT_FILTER_VALUES' : 'INVALID_FILTER_VALUES';
    throw badRequest(code, `${name} takes ${String(count)} values.`);
  }
  if (name === 'EXISTS' || name === 'NOT_EXISTS') return;
  if (!condition.values.every((value) => hasType(value, type))) {
    throw badRequest(
      'INVALID_FILTER_VALUES',
      `The values for "${attribute}" have to be of the type ${type}.`,
    );
  }
}

/** Whether an attribute's value, undefined when the row lacks it, meets a checked condition. */
export function meetsCondition(value: unknown, { condition, values }: Condition): boolean {
  const [first = '', second = first] = values;
  if (condition === 'EXISTS') return value !== undefined;
  if (condition === 'NOT_EXISTS') return value === undefined;
  if (!isScalar(value)) return condition === 'NOT_EQUAL_TO' || condition === 'NOT_CONTAINS';
  return compareWith(value, condition, first, second);
}

function compareWith(value: Scalar, condition: Name, first: Scalar, second: Scalar): boolean {
  const order = compareScalars(value, first);
  switch (condition) {
    case 'EQUAL_TO':
      return order === 0;
    case 'NOT_EQUAL_TO':
      return order !== 0;
    case 'GREATER_THAN':
      return order > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return order >= 0;
    case 'LESS_THAN':
      return order < 0;
    case 'LESS_THAN_EQUAL_TO':
      return order <= 0;
    case 'BETWEEN':
      return order >= 0 && compareScalars(value, second) <= 0;
    case 'BEGINS_WITH':
      return String(value).startsWith(String(first));
    case 'CONTAINS':
      return String(value).includes(String(first));
    case 'NOT_CONTAINS':
      return !String(value).includes(String(first));
    case 'EXISTS':
      return true;
    case 'NOT_EXISTS':
      return false;
  }
}

function attributeType(entity: Entity, attribute: string): AttributeType {
  const type = entity.attributes.get(attribute);
  if (type) return type;
  throw badRequest(
    'INVALID_ENTITY_ATTRIBUTE',
    `The entity "${entity.name}" declares no attribute "${attribute}".`,
  );
}
