import type { BinaryOperator, Expression, Lambda } from './parse';

/** Why an expression gave no boolean: the platform's cue for the trigger's `onError`. */
export class ExpressionError extends Error {
  override name = 'ExpressionError';
}

type Scope = ReadonlyMap<string, unknown>;

/** Steps that an evaluation may take: https://developer.atlassian.com/platform/forge/events-reference/product_events/ */
const MOST_STEPS = 50_000;

/**
 * Evaluates a filter expression on an event, as the platform does: a member that the payload lacks is an error,
 * and so is every result that is no boolean.
 * @throws ExpressionError
 */
export function evaluateFilter(expression: Expression, event: unknown): boolean {
  let steps = 0;

  const evaluate = (node: Expression, scope: Scope): unknown => {
    steps += 1;
    if (steps > MOST_STEPS)
      throw new ExpressionError(`The expression took more than ${String(MOST_STEPS)} steps.`);
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'name':
        return scope.get(node.name);
      case 'not':
        return !toBoolean(evaluate(node.operand, scope));
      case 'choice':
        return toBoolean(evaluate(node.condition, scope))
          ? evaluate(node.yes, scope)
          : evaluate(node.no, scope);
      case 'binary':
        return binary(
          node.operator,
          () => evaluate(node.left, scope),
          () => evaluate(node.right, scope),
        );
      case 'member': {
        const object = evaluate(node.object, scope);
        if (isMissing(object) && node.optional) return null;
        return member(object, evaluate(node.property, scope));
      }
      case 'call': {
        const object = evaluate(node.object, scope);
        if (isMissing(object) && node.optional) return null;
        if (typeof object === 'string') {
          if (node.argument?.kind === 'lambda') throw new ExpressionError(`A text has no "${node.method}".`);
          return callOnText(object, node.method, node.argument && evaluate(node.argument, scope));
        }
        if (Array.isArray(object)) return callOnList(object, node.method, node.argument, scope);
        throw new ExpressionError(`"${node.method}" was called on ${describe(object)}.`);
      }
    }
  };

  const callOnList = (
    list: unknown[],
    method: string,
    argument: Expression | Lambda | undefined,
    scope: Scope,
  ) => {
    if (argument?.kind === 'lambda') {
      const apply = (item: unknown) => evaluate(argument.body, new Map(scope).set(argument.parameter, item));
      if (method === 'some') return list.some((item) => toBoolean(apply(item)));
      if (method === 'every') return list.every((item) => toBoolean(apply(item)));
      if (method === 'filter') return list.filter((item) => toBoolean(apply(item)));
      if (method === 'map') return list.map(apply);
    } else if (argument) {
      const value = evaluate(argument, scope);
      if (method === 'includes') return list.includes(value);
      if (method === 'indexOf') return list.indexOf(value);
    }
    throw new ExpressionError(`A list has no "${method}" with that argument.`);
  };

  return toBoolean(evaluate(expression, new Map([['event', event]])));
}

function binary(operator: BinaryOperator, left: () => unknown, right: () => unknown): boolean {
  if (operator === '||') return toBoolean(left()) || toBoolean(right());
  if (operator === '&&') return toBoolean(left()) && toBoolean(right());
  const [first, second] = [left() ?? null, right() ?? null];
  if (operator === '==') return first === second;
  if (operator === '!=') return first !== second;
  if (typeof first === 'number' && typeof second === 'number') return compare(operator, first, second);
  if (typeof first === 'string' && typeof second === 'string') return compare(operator, first, second);
  throw new ExpressionError(`${describe(first)} ${operator} ${describe(second)} cannot be compared.`);
}

function compare<T extends string | number>(operator: BinaryOperator, first: T, second: T): boolean {
  if (operator === '<') return first < second;
  if (operator === '<=') return first <= second;
  if (operator === '>') return first > second;
  return first >= second;
}

function member(object: unknown, property: unknown): unknown {
  if ((Array.isArray(object) || typeof object === 'string') && property === 'length') return object.length;
  if (Array.isArray(object) && typeof property === 'number') {
    if (property < object.length) return object[property];
  } else if (isMap(object) && typeof property === 'string' && Object.hasOwn(object, property)) {
    return object[property];
  }
  throw new ExpressionError(`"${String(property)}" does not exist on ${describe(object)}.`);
}

function callOnText(text: string, method: string, argument: unknown): unknown {
  if (method === 'toLowerCase') return text.toLowerCase();
  if (method === 'toUpperCase') return text.toUpperCase();
  if (method === 'trim') return text.trim();
  if (method === 'slice' && typeof argument === 'number') return text.slice(argument);
  if (typeof argument === 'string') {
    if (method === 'includes') return text.includes(argument);
    if (method === 'startsWith') return text.startsWith(argument);
    if (method === 'endsWith') return text.endsWith(argument);
    if (method === 'indexOf') return text.indexOf(argument);
  }
  throw new ExpressionError(`A text has no "${method}" with ${describe(argument)}.`);
}

function toBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new ExpressionError(`Expected true or false, got ${describe(value)}.`);
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (isMissing(value)) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `the ${typeof value} ${JSON.stringify(value)}`;
}
