import { SUPPORTED_EXPRESSION_METHODS } from '../supported';
import { notSupported, tokenize, type Token } from './tokens';

export type Expression =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'name'; name: string }
  | { kind: 'member'; object: Expression; property: Expression; optional: boolean }
  | {
      kind: 'call';
      object: Expression;
      method: string;
      argument: Expression | Lambda | undefined;
      optional: boolean;
    }
  | { kind: 'not'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'choice'; condition: Expression; yes: Expression; no: Expression };

export interface Lambda {
  kind: 'lambda';
  parameter: string;
  body: Expression;
}

/** Operators from the loosest to the tightest. */
const PRECEDENCE = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']] as const;
export type BinaryOperator = (typeof PRECEDENCE)[number][number];

const METHODS = new Set<string>(Object.values(SUPPORTED_EXPRESSION_METHODS).flat());
const CONSTANTS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Parses a filter expression over `event`: the subset of Jira expressions that the table of supported things
 * names. Source: https://developer.atlassian.com/platform/forge/events-reference/product_events/
 * @throws Refusal for anything outside of the subset
 */
export function parseExpression(source: string): Expression {
  const tokens = tokenize(source);
  const parameters: string[] = [];
  let position = 0;

  const peek = (ahead = 0): Token => tokens[position + ahead] ?? { kind: 'end', at: source.length };
  const isSign = (text: string, ahead = 0) => {
    const token = peek(ahead);
    return token.kind === 'sign' && token.text === text;
  };
  const accept = (text: string) => {
    if (!isSign(text)) return false;
    position += 1;
    return true;
  };
  const refuse = (token: Token) => notSupported(source, token.at, describe(token));
  const expect = (text: string) => {
    if (!accept(text)) throw refuse(peek());
  };
  const takeName = () => {
    const token = peek();
    if (token.kind !== 'name') throw refuse(token);
    position += 1;
    return token.text;
  };

  const choice = (): Expression => {
    const condition = binary(0);
    if (!accept('?')) return condition;
    const yes = choice();
    expect(':');
    return { kind: 'choice', condition, yes, no: choice() };
  };

  const binary = (level: number): Expression => {
    const operators = PRECEDENCE[level];
    if (!operators) return unary();
    let left = binary(level + 1);
    for (;;) {
      const operator = operators.find((text) => isSign(text));
      if (!operator) return left;
      position += 1;
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
  };

  const unary = (): Expression => (accept('!') ? { kind: 'not', operand: unary() } : chain());

  const chain = (): Expression => {
    let object = primary();
    for (;;) {
      const optional = accept('?.');
      if (accept('[')) {
        object = { kind: 'member', object, property: choice(), optional };
        expect(']');
      } else if (optional || accept('.')) {
        object = memberOrCall(object, optional);
      } else {
        return object;
      }
    }
  };

  const memberOrCall = (object: Expression, optional: boolean): Expression => {
    const token = peek();
    const name = takeName();
    if (!accept('(')) {
      if (name === 'runtime' && object.kind === 'name' && object.name === 'event') throw refuse(token);
      return { kind: 'member', object, property: { kind: 'literal', value: name }, optional };
    }
    if (!METHODS.has(name)) throw refuse(token);
    const argument = isSign(')') ? undefined : lambdaOrExpression();
    expect(')');
    return { kind: 'call', object, method: name, argument, optional };
  };

  const lambdaOrExpression = (): Expression | Lambda => {
    const isBare = peek().kind === 'name' && isSign('=>', 1);
    const isWrapped = isSign('(') && peek(1).kind === 'name' && isSign(')', 2) && isSign('=>', 3);
    if (!isBare && !isWrapped) return choice();
    if (isWrapped) position += 1;
    const parameter = takeName();
    if (isWrapped) position += 1;
    expect('=>');
    parameters.push(parameter);
    const body = choice();
    parameters.pop();
    return { kind: 'lambda', parameter, body };
  };

  const primary = (): Expression => {
    const token = peek();
    position += 1;
    if (token.kind === 'number' || token.kind === 'string') return { kind: 'literal', value: token.value };
    if (token.kind === 'name') {
      const constant = CONSTANTS.get(token.text);
      if (constant !== undefined) return { kind: 'literal', value: constant };
      if (token.text === 'event' || parameters.includes(token.text))
        return { kind: 'name', name: token.text };
    }
    if (token.kind === 'sign' && token.text === '-' && peek().kind === 'number') {
      const operand = primary();
      return operand.kind === 'literal' ? { kind: 'literal', value: -Number(operand.value) } : operand;
    }
    if (token.kind === 'sign' && token.text === '(') {
      const inner = choice();
      expect(')');
      return inner;
    }
    throw refuse(token);
  };

  const expression = choice();
  if (peek().kind !== 'end') throw refuse(peek());
  return expression;
}

function describe(token: Token): string {
  if (token.kind === 'end') return 'an end where something is missing';
  return token.kind === 'number' || token.kind === 'string' ? `"${String(token.value)}"` : `"${token.text}"`;
}
