import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { csvOf } from '../../src/offboarding/csv';
import {
  lookAtFile,
  readRows,
  UnreadableFile,
  type FileFormat,
  type ImportRow,
  type Position,
} from '../../src/offboarding/import/read-rows';
import { anyText, INTERNALS } from './any';
import { tries } from './bounds';

const ID = '5b10ac8d82e05b22cc7d4ef5';
const OTHER = '712020:0e2a6c1e-1111-4222-8333-444455556666';

/** Parts of which files are made that mean something to whoever reads them. */
const part = fc.constantFrom(
  ID,
  OTHER,
  'mia@acme.example',
  'Jörg',
  '離',
  '🧑',
  'User id',
  'email',
  'x',
  ',',
  ',',
  ';',
  '\t',
  '"',
  '"',
  '""',
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\uFEFF',
  '=1+1',
  '\\',
);
const content = fc
  .tuple(
    fc.constantFrom('User id,email\n', '\uFEFFUser id;User name\r\n', 'email\tUser id\r', `${ID}\n`),
    fc.array(part, { maxLength: 30 }),
  )
  .map(([header, parts]) => header + parts.join(''));

async function rowsOf(chunks: Uint8Array[], format: FileFormat, from?: Position): Promise<ImportRow[]> {
  const rows: ImportRow[] = [];
  for await (const row of readRows(chunks, format, from)) rows.push(row);
  return rows;
}

/** The rows, or the words with which the file is refused. */
async function came(
  chunks: Uint8Array[],
  format: FileFormat,
  from?: Position,
): Promise<ImportRow[] | string> {
  try {
    return await rowsOf(chunks, format, from);
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
    return error instanceof Error ? error.message : '';
  }
}

/** The bytes cut at these places, whatever they are. */
function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort(
    (left, right) => left - right,
  );
  return [0, ...at].map((from, index) => bytes.subarray(from, at[index] ?? bytes.length));
}

function formatOf(bytes: Uint8Array): FileFormat | undefined {
  try {
    const { delimiter, columns } = lookAtFile(bytes);
    return columns && { delimiter, columns };
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
    return undefined;
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file that is imported', () => {
  it('has the same rows wherever it is cut, or is refused with the same words', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(), { maxLength: 8 }), async (text, places) => {
        const bytes = bytesOf(text);
        const format = formatOf(bytes);
        if (!format) return;
        expect(await came(cutAt(bytes, places), format)).toEqual(await came([bytes], format));
      }),
      tries(100),
    );
  });

  it('goes on behind any row as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        const bytes = bytesOf(text);
        const format = formatOf(bytes);
        const whole = format && (await came([bytes], format));
        if (!format || typeof whole !== 'object') return;
        for (const [index, { end, line }] of whole.entries()) {
          const rest = await came([bytes.subarray(end)], format, { bytes: end, lines: line });
          expect(rest).toEqual(whole.slice(index + 1));
        }
      }),
      tries(100),
    );
  });

  const name = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim().replaceAll('\0', ''));
  const person = fc.record({ id: fc.constantFrom(ID, OTHER), name });
  const written = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    quoted: fc.boolean(),
    bom: fc.boolean(),
    record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
  });

  it('gives back what was written, whichever program wrote it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 10 }), written, async (people, form) => {
        const bytes = bytesOf(
          stringify([['User id', 'User name'], ...people.map((one) => [one.id, one.name])], form),
        );
        const format = formatOf(bytes);
        expect(format?.delimiter).toBe(form.delimiter);
        const rows = format ? await rowsOf([bytes], format) : [];
        expect(rows.map(({ accountId, name: read }) => ({ id: accountId, name: read ?? '' }))).toEqual(
          people,
        );
      }),
      tries(60),
    );
  });

  it('is refused in words when a single byte of it is not UTF-8, wherever that is and however it is cut', async () => {
    const bytes = bytesOf(`User id,User name\n${ID},Jörg 離\n${OTHER},Zoë\n`);
    const format = formatOf(bytes);
    const wrong = fc.constantFrom(0xff, 0xfe, 0xc0, 0xf8);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length),
        wrong,
        fc.array(fc.nat(), { maxLength: 4 }),
        async (place, byte, places) => {
          const spoilt = new Uint8Array([...bytes.subarray(0, place), byte, ...bytes.subarray(place)]);
          expect(format && (await came(cutAt(spoilt, places), format))).toContain('UTF-8');
        },
      ),
      tries(60),
    );
  });

  it('is read or refused in words without anything of the code in them, whatever bytes it has', async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), anyText.map(bytesOf), content.map(bytesOf));
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        const format = formatOf(some) ?? {
          delimiter: ',',
          columns: {
            accountId: 0,
            email: -1,
            name: 1,
            status: -1,
            lastSeen: [],
            lastActive: -1,
            hasHeader: false,
          },
        };
        const rows = await came([some], format);
        if (typeof rows === 'string') expect(rows).not.toMatch(INTERNALS);
      }),
      tries(100),
    );
  });
});

/** A text as a file holds it, without the mark that keeps it from being a formula. */
const inUtf8 = (text: string): string => Buffer.from(text.replace(/^'/, '')).toString();

describe('a table that is saved', () => {
  const STARTS_FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
  const table = fc.array(
    fc.array(fc.oneof(anyText, fc.constantFrom('=1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1')), {
      minLength: 2,
      maxLength: 2,
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );

  it('has no cell that a spreadsheet would take for a formula, and keeps every text', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const cells: string[][] = parse(csvOf(rows), { bom: true, relax_column_count: true });
        expect(cells.flat().filter((cell) => STARTS_FORMULA.test(cell))).toEqual([]);
        expect(cells.map((row) => row.map(inUtf8))).toEqual(rows.map((row) => row.map(inUtf8)));
      }),
      tries(100),
    );
  });
});
