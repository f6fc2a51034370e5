import { RESERVED_CHARACTERS } from './reserved-words';
import { JqlError } from './syntax';

/** A piece of a query with the place of its first character, from 0. */
export type Token =
  | { kind: 'word' | 'quoted'; text: string; at: number }
  | {
      kind: 'symbol';
      text: '(' | ')' | ',' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | '!~' | '!';
      at: number;
    }
  | { kind: 'end'; text: ''; at: number };

const SYMBOL = /^(?:!=|!~|<=|>=|[()=<>~,!])/;
const CUSTOM_FIELD = /^cf\[\d+\]/i;
const CONJUNCTION = /^(?:&&?|\|\|?)/;
const WORD = /^[^\s()=<>~,!"'&|]+/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** @throws {JqlError} at characters that have to be quoted, and at quotation marks that are not closed. */
export function tokenize(jql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < jql.length) {
    const rest = jql.slice(at);
    const [space = ''] = /^\s+/.exec(rest) ?? [];
    if (space !== '') {
      at += space.length;
      continue;
    }
    const { token, length } = readToken(jql, rest, at);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', text: '', at: jql.length }];
}

/** Where a character stands, as Jira's messages say it. */
export function placeOf(jql: string, at: number): string {
  const before = jql.slice(0, at).split('\n');
  return `(line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1})`;
}

function readToken(jql: string, rest: string, at: number): { token: Token; length: number } {
  const first = rest.charAt(0);
  if (first === '"' || first === "'") {
    return readQuoted(jql, rest, at);
  }
  const symbol = SYMBOL.exec(rest)?.[0];
  if (symbol !== undefined) {
    return { token: { kind: 'symbol', text: asSymbol(symbol), at }, length: symbol.length };
  }
  const [conjunction] = CONJUNCTION.exec(rest) ?? [];
  if (conjunction !== undefined) {
    const text = conjunction.startsWith('&') ? 'and' : 'or';
    return { token: { kind: 'word', text, at }, length: conjunction.length };
  }
  const [text = first] = CUSTOM_FIELD.exec(rest) ?? WORD.exec(rest) ?? [];
  if (!CUSTOM_FIELD.test(text)) {
    refuseReserved(jql, text, at);
  }
  return { token: { kind: 'word', text, at }, length: text.length };
}

function readQuoted(jql: string, rest: string, at: number): { token: Token; length: number } {
  const quote = rest.charAt(0);
  let text = '';
  for (let index = 1; index < rest.length; index += 1) {
    const character = rest.charAt(index);
    if (character === quote) {
      return { token: { kind: 'quoted', text, at }, length: index + 1 };
    }
    if (character === '\\') {
      index += 1;
      const escaped = rest.charAt(index);
      text += ESCAPES[escaped] ?? escaped;
    } else {
      text += character;
    }
  }
  throw new JqlError([
    `Error in the JQL Query: The quoted string '${rest.slice(1)}' has not been completed. ${placeOf(jql, at)}`,
  ]);
}

function refuseReserved(jql: string, text: string, at: number): void {
  const index = text.split('').findIndex((character) => RESERVED_CHARACTERS.has(character));
  if (index >= 0) {
    const character = text.charAt(index);
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    throw new JqlError([
      `Error in the JQL Query: The character '${character}' is a reserved JQL character. You must enclose it in a ` +
        `string or use the escape '\\u${code}' instead. ${placeOf(jql, at + index)}`,
    ]);
  }
}

const SYMBOLS = ['(', ')', ',', '=', '!=', '<', '<=', '>', '>=', '~', '!~', '!'] as const;

function asSymbol(text: string): (typeof SYMBOLS)[number] {
  const symbol = SYMBOLS.find((candidate) => candidate === text);
  if (symbol === undefined) {
    throw new Error(`"${text}" is no symbol of JQL.`);
  }
  return symbol;
}
