import { RESERVED_WORDS } from './reserved-words';
import {
  JqlError,
  type Clause,
  type CompareOperator,
  type Operand,
  type Ordering,
  type Predicate,
  type Query,
} from './syntax';
import { placeOf, tokenize, type Token } from './tokens';

const PREDICATES = ['before', 'after', 'on', 'during', 'by', 'from', 'to'] as const;
const SYMBOL_OPERATORS = ['=', '!=', '<', '<=', '>', '>=', '~', '!~'] as const;

/**
 * Parses JQL: clauses with AND, OR, NOT and parentheses, then ORDER BY.
 * @throws {JqlError} with Jira's kind of message and the place
 */
export function parseJql(jql: string): Query {
  return new Parser(jql).query();
}

class Parser {
  private readonly tokens: Token[];
  private position = 0;

  constructor(private readonly jql: string) {
    this.tokens = tokenize(jql);
  }

  query(): Query {
    const startsWithOrder = this.isWord('order') || this.token().kind === 'end';
    const where = startsWithOrder ? null : this.disjunction();
    const orderBy = this.takeWord('order') ? this.orderings() : [];
    if (this.token().kind !== 'end') {
      throw this.unexpected("either 'OR' or 'AND'");
    }
    return { where, orderBy };
  }

  private disjunction(): Clause {
    const clauses = [this.conjunction()];
    while (this.takeWord('or')) {
      clauses.push(this.conjunction());
    }
    return joined('or', clauses);
  }

  private conjunction(): Clause {
    const clauses = [this.negation()];
    while (this.takeWord('and')) {
      clauses.push(this.negation());
    }
    return joined('and', clauses);
  }

  private negation(): Clause {
    if (this.takeWord('not') || this.takeSymbol('!')) {
      return { kind: 'not', clause: this.negation() };
    }
    if (this.takeSymbol('(')) {
      const clause = this.disjunction();
      this.expectSymbol(')');
      return clause;
    }
    return this.terminal();
  }

  private terminal(): Clause {
    const field = this.fieldName();
    if (this.takeWord('was')) {
      const negated = this.takeWord('not');
      const listed = this.takeWord('in');
      const operator = negated ? (listed ? 'was not in' : 'was not') : listed ? 'was in' : 'was';
      return { kind: 'was', field, operator, operand: this.operand(), predicates: this.predicates() };
    }
    if (this.takeWord('changed')) {
      return { kind: 'changed', field, predicates: this.predicates() };
    }
    return { kind: 'compare', field, operator: this.operator(), operand: this.operand() };
  }

  private fieldName(): string {
    const token = this.token();
    const isName =
      token.kind === 'quoted' || (token.kind === 'word' && !RESERVED_WORDS.has(token.text.toLowerCase()));
    if (!isName) {
      throw this.unexpected('a field name');
    }
    this.position += 1;
    return token.text;
  }

  private operator(): CompareOperator {
    const symbol = SYMBOL_OPERATORS.find((candidate) => this.takeSymbol(candidate));
    if (symbol) {
      return symbol;
    }
    if (this.takeWord('is')) {
      return this.takeWord('not') ? 'is not' : 'is';
    }
    if (this.takeWord('in')) {
      return 'in';
    }
    if (this.takeWord('not')) {
      if (this.takeWord('in')) {
        return 'not in';
      }
      throw this.unexpected("'IN'");
    }
    throw new JqlError([
      `Error in the JQL Query: Expecting operator but got ${this.shown()}. The valid operators are '=', '!=', '<', ` +
        `'>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. ${this.place()}`,
    ]);
  }

  private operand(): Operand {
    if (this.takeSymbol('(')) {
      const values = [this.operand()];
      while (this.takeSymbol(',')) {
        values.push(this.operand());
      }
      this.expectSymbol(')');
      return { kind: 'list', values };
    }
    const token = this.token();
    if (token.kind === 'quoted') {
      this.position += 1;
      return { kind: 'value', text: token.text };
    }
    if (token.kind !== 'word') {
      throw this.unexpected('either a value, list or function');
    }
    if (this.takeWord('empty') || this.takeWord('null')) {
      return { kind: 'empty' };
    }
    this.position += 1;
    if (this.takeSymbol('(')) {
      return { kind: 'function', name: token.text, arguments: this.functionArguments() };
    }
    if (RESERVED_WORDS.has(token.text.toLowerCase())) {
      throw new JqlError([
        `Error in the JQL Query: '${token.text}' is a reserved JQL word. You must surround it in quotation marks ` +
          `to use it in a query. ${placeOf(this.jql, token.at)}`,
      ]);
    }
    return { kind: 'value', text: token.text };
  }

  private functionArguments(): string[] {
    const values: string[] = [];
    while (!this.takeSymbol(')')) {
      const token = this.token();
      if (token.kind !== 'word' && token.kind !== 'quoted') {
        throw this.unexpected("')'");
      }
      values.push(token.text);
      this.position += 1;
      this.takeSymbol(',');
    }
    return values;
  }

  private predicates(): Predicate[] {
    const predicates: Predicate[] = [];
    for (;;) {
      const operator = PREDICATES.find((candidate) => this.takeWord(candidate));
      if (!operator) {
        return predicates;
      }
      predicates.push({ operator, operand: this.operand() });
    }
  }

  private orderings(): Ordering[] {
    if (!this.takeWord('by')) {
      throw this.unexpected("'BY'");
    }
    const orderings: Ordering[] = [];
    do {
      const field = this.fieldName();
      const direction = this.takeWord('desc') ? 'desc' : 'asc';
      if (direction === 'asc') {
        this.takeWord('asc');
      }
      orderings.push({ field, direction });
    } while (this.takeSymbol(','));
    return orderings;
  }

  private token(): Token {
    return this.tokens[this.position] ?? { kind: 'end', text: '', at: this.jql.length };
  }

  private isWord(word: string): boolean {
    const token = this.token();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  private takeWord(word: string): boolean {
    return this.take(this.isWord(word));
  }

  private takeSymbol(symbol: string): boolean {
    const token = this.token();
    return this.take(token.kind === 'symbol' && token.text === symbol);
  }

  private take(isThere: boolean): boolean {
    this.position += isThere ? 1 : 0;
    return isThere;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) {
      throw this.unexpected(`'${symbol}'`);
    }
  }

  private unexpected(expected: string): JqlError {
    const { kind } = this.token();
    return new JqlError([
      kind === 'end'
        ? `Error in the JQL Query: Expecting ${expected} before the end of the query.`
        : `Error in the JQL Query: Expecting ${expected} but got ${this.shown()}. ${this.place()}`,
    ]);
  }

  private shown(): string {
    const { kind, text } = this.token();
    return kind === 'end' ? 'the end of the query' : `'${text}'`;
  }

  private place(): string {
    return placeOf(this.jql, this.token().at);
  }
}

function joined(kind: 'and' | 'or', clauses: Clause[]): Clause {
  const [only] = clauses;
  return only && clauses.length === 1 ? only : { kind, clauses };
}
