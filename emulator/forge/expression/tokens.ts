import { Refusal } from '../refusal';

export type Token =
  | { kind: 'name'; text: string; at: number }
  | { kind: 'number'; value: number; at: number }
  | { kind: 'string'; value: string; at: number }
  | { kind: 'sign'; text: string; at: number }
  | { kind: 'end'; at: number };

/** Longer signs stand before their own beginnings. */
const SIGNS = [
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '?.',
  '(',
  ')',
  '[',
  ']',
  '.',
  ',',
  '?',
  ':',
  '!',
  '<',
  '>',
  '-',
];

const NAME = /[A-Za-z_$][\w$]*/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const STRING = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/**
 * Splits an expression into tokens.
 * @throws Refusal at a character that the emulator does not know
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    if (/\s/.test(source.charAt(at))) {
      at += 1;
      continue;
    }
    const name = take(NAME);
    const number = name ? null : take(NUMBER);
    const string = name || number ? null : take(STRING);
    const sign = SIGNS.find((text) => source.startsWith(text, at));
    if (name) tokens.push({ kind: 'name', text: name[0], at });
    else if (number) tokens.push({ kind: 'number', value: Number(number[0]), at });
    else if (string) tokens.push({ kind: 'string', value: unescape(string[1] ?? string[2] ?? ''), at });
    else if (sign && !isStrictComparison(source, at)) tokens.push({ kind: 'sign', text: sign, at });
    else throw notSupported(source, at, `"${source.slice(at, at + 3)}"`);
    at += (name ?? number ?? string)?.[0].length ?? sign?.length ?? 1;
  }
  tokens.push({ kind: 'end', at });
  return tokens;
}

/** The refusal of an expression that the emulator cannot evaluate, pointing at the place. */
export function notSupported(source: string, at: number, what: string): Refusal {
  return new Refusal(
    'expression-not-supported',
    `The filter expression "${source}" has ${what} at character ${String(at + 1)}, which the emulator cannot evaluate.`,
    'Use event.*, ?., ==, !=, <, >, &&, ||, !, ?:, literals, and the methods of emulator/forge/supported.ts.',
  );
}

function isStrictComparison(source: string, at: number): boolean {
  return source.startsWith('===', at) || source.startsWith('!==', at);
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character);
}
