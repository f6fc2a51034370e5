import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { columnsOf, dayOf, isAccountId, isEmail, type Columns, type Day } from './columns';

/** One line of the file that names somebody, or that does not. */
export interface ImportRow {
  /** From 1, the header included: the number that a spreadsheet shows. */
  line: number;
  accountId: string | null;
  email: string | null;
  name: string | null;
  /** When the export says that somebody was last seen, by product. */
  lastSeen: readonly { product: string; day: Day }[];
}

/** The file as a whole cannot be used; the message says what to do. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

/** No line of an export is longer; something else is no list of people. */
const LONGEST_LINE = 100_000;
/** Enough of the file to see how its columns are separated. */
const SAMPLE = 64_000;

/**
 * Reads people from a CSV export or a plain list, line by line.
 * @param chunks the bytes of the file in order, cut anywhere
 * @throws UnreadableFile when it is no CSV, is not in UTF-8, or has no column that names people
 */
export async function* readRows(chunks: Iterable<Uint8Array>): AsyncGenerator<ImportRow> {
  const text = decoded(chunks);
  const { beginning, whole } = lookAhead(text);
  const parser = Readable.from(whole).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(beginning),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
    }),
  );
  let columns: Columns | undefined;
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as { record: string[]; info: { lines: number } };
      if (!columns) {
        columns = columnsOf(record);
        if (!columns) throw noColumn(record);
        if (columns.hasHeader) continue;
      }
      yield rowOf(record, info.lines, columns);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const words = error instanceof Error ? error.message : 'unknown';
    throw new UnreadableFile(`This is no CSV file that can be read (${words}). Export it again as CSV.`);
  }
  if (!columns) throw new UnreadableFile('The file is empty.');
}

function rowOf(record: readonly string[], line: number, columns: Columns): ImportRow {
  const at = (column: number): string => record[column]?.trim() ?? '';
  const id = at(columns.accountId);
  const email = at(columns.email);
  const seen = [
    ...columns.lastSeen.map(({ column, product }) => ({ product, day: dayOf(at(column)) })),
    ...(columns.lastActive >= 0 ? [{ product: 'any', day: dayOf(at(columns.lastActive)) }] : []),
  ];
  return {
    line,
    accountId: isAccountId(id) ? id : null,
    // A list may mix ids and addresses in one column.
    email: isEmail(email) ? email.toLowerCase() : isEmail(id) ? id.toLowerCase() : null,
    name: at(columns.name) || null,
    lastSeen: seen.flatMap(({ product, day }) => (day === undefined ? [] : [{ product, day }])),
  };
}

const noColumn = (record: readonly string[]): UnreadableFile =>
  new UnreadableFile(
    `No column names people. The file needs a column "User id" or "email"; it has: ${record.slice(0, 10).join(', ').slice(0, 200)}.`,
  );

/** The bytes as text. A file that is not wholly UTF-8 would name other people than its author sees. */
function* decoded(chunks: Iterable<Uint8Array>): Generator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const chunk of chunks) yield text(decoder.decode(chunk, { stream: true }));
    yield text(decoder.decode());
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(
      'The file is not in UTF-8, or mixes encodings. Save it as "CSV UTF-8" and import it again.',
    );
  }
}

function text(part: string): string {
  if (part.includes('\0'))
    throw new UnreadableFile('This is no CSV file. Export it as CSV and import it again.');
  return part;
}

/** The beginning of a text, and the text as a whole once more. */
function lookAhead(parts: Generator<string, void>): { beginning: string; whole: Iterable<string> } {
  let beginning = '';
  while (beginning.length < SAMPLE) {
    const { done, value } = parts.next();
    if (done) break;
    beginning += value;
  }
  const whole = function* (): Generator<string> {
    yield beginning;
    for (let next = parts.next(); !next.done; next = parts.next()) yield next.value;
  };
  return { beginning, whole: whole() };
}

/** What separates the columns: whichever of the usual characters the first line has most of outside quotes. */
function delimiterOf(beginning: string): string {
  const [line = ''] = beginning.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 1);
  const counts = [',', ';', '\t'].map((character) => ({ character, count: line.split(character).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).character;
}
