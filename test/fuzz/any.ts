import fc from 'fast-check';

/** Half a character: JSON can hold it, UTF-8 and addresses cannot. */
const HALF_A_CHARACTER = '\ud800';

/** Texts that something on the way might take for more than a text. */
const HOSTILE = [
  '',
  ' ',
  '\u0000',
  HALF_A_CHARACTER,
  '\u202e\u2028',
  '__proto__',
  'constructor',
  'toString',
  '../../rest/api/3/user',
  '%2e%2e%2f',
  'a?b=c#d&e',
  '" OR 1=1 OR x = "',
  '\\"',
  '=HYPERLINK("https://evil.example")',
  '${7*7}{{name}}{name}',
  '<img src=x onerror=alert(1)>',
  '9'.repeat(400),
  '-1',
  '1e999',
  '2026-02-31',
  '2026-02-31T10:00:00.000+0000',
  'ä'.repeat(300),
  'x'.repeat(5_000),
];

/** What somebody could write. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);

const anyNumber = fc.constantFrom(0, -1, 1.5, 1e21, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 31);

/** Whatever can come as JSON. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(null, true, false, [], {}, [[]], [null], { '': null }),
  anyText,
  anyNumber,
  fc.array(anyText, { maxLength: 3 }),
  fc.dictionary(anyText, anyText, { maxKeys: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** JSON so deep that whoever walks it by calling themself runs out of stack, and below the size of a request. */
export const DEEP = '['.repeat(7_500) + ']'.repeat(7_500);

/** What becomes of one part of a value; undefined takes it away. */
type Change = (value: unknown) => unknown;
type Place = readonly string[];

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyJson.map(
      (other): Change =>
        () =>
          other,
    ),
  },
  { weight: 3, arbitrary: fc.constant<Change>(() => undefined) },
  { weight: 1, arbitrary: fc.constant<Change>((value) => [value]) },
  { weight: 1, arbitrary: fc.constant<Change>((value) => ({ value })) },
  {
    weight: 1,
    arbitrary: fc.constant<Change>((value) =>
      Array.isArray(value) ? Array.from({ length: 2_000 }, () => value[0] as unknown) : value,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyText, anyJson).map(
      ([name, other]): Change =>
        (value) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? { ...value, [name]: other }
            : value,
    ),
  },
);

/**
 * The value with one to three parts of it changed: missing, null, of another type, more than there should be, huge.
 * @param value as JSON
 */
export const changed = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(fc.tuple(fc.nat(), anyChange), { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce((current, [which, change]) => changedOnce(current, which, change), value),
    );

function changedOnce(value: unknown, which: number, change: Change): unknown {
  const places = placesIn(value);
  const made = changedAt(value, places[which % places.length] ?? [], change);
  return made === undefined ? null : (JSON.parse(JSON.stringify(made)) as unknown);
}

function placesIn(value: unknown, at: Place = []): Place[] {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [at, ...parts.slice(0, 20).flatMap(([name, part]) => placesIn(part, [...at, name]))];
}

function changedAt(value: unknown, [name, ...rest]: Place, change: Change): unknown {
  if (name === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((part: unknown, index) =>
      String(index) === name ? changedAt(part, rest, change) : part,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === name ? changedAt(part, rest, change) : part]),
  );
}

/** Words that only somebody who wrote the code can read: a stack, a class of an error, a schema's own list. */
export const INTERNALS =
  /\n\s+at |TypeError|RangeError|URIError|ZodError|"expected":|Cannot read prop|is not (a function|iterable)|undefined is not a|node_modules|Invalid time value|URI malformed|call stack/;
