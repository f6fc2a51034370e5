import { Readable } from 'node:stream';
import { parse, type Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { columnsOf, createDayReader, isAccountId, isEmail, type Columns, type Day } from './columns';

/** One line of the file that names somebody, or that does not. */
export interface ImportRow {
  /** From 1, the header included: the number that a spreadsheet shows. */
  line: number;
  accountId: string | null;
  email: string | null;
  name: string | null;
  /** What stands in the cells for id and address and is neither. */
  unusable: string | null;
  /** When the export says that somebody was last seen, by product. */
  lastSeen: readonly { product: string; day: Day }[];
  /** How many cells of these columns hold something that is no date. */
  unreadableDays: number;
  /** Bytes of the file up to the end of this row: reading can go on there. */
  end: number;
}

/** How the file is to be read; the columns may be corrected by whoever looks at them. */
export interface FileFormat {
  delimiter: string;
  columns: Columns;
}

/** What the beginning of a file shows. */
export interface FileLook {
  delimiter: string;
  /** The first lines, the header included. */
  records: string[][];
  /** Undefined when no column can be recognised as one that names people. */
  columns: Columns | undefined;
}

/** Where a row begins. */
export interface Position {
  /** Of the file, before it. */
  bytes: number;
  /** Of the file, before it. */
  lines: number;
}

const BEGINNING: Position = { bytes: 0, lines: 0 };

/** The file as a whole cannot be used; the message says what to do. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

/** Stands for the product where a file tells none apart. */
export const ANY_PRODUCT = 'any';

/** No line of an export is longer; something else is no list of people. Bytes. */
const LONGEST_LINE = 100_000;
/** So many lines are shown to whoever says which column is what. */
const LINES_LOOKED_AT = 4;

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Looks how a file is made.
 * @param beginning as much of it as fits into one chunk
 * @throws UnreadableFile when it is no CSV or is not in UTF-8
 */
export function lookAtFile(beginning: Uint8Array): FileLook {
  const text = textOf(strictDecoder(), beginning);
  const delimiter = delimiterOf(text);
  try {
    const records = parseAtOnce(text, { ...optionsOf(delimiter), info: false, to: LINES_LOOKED_AT });
    const [first] = records;
    if (!first) throw new UnreadableFile('The file is empty.');
    return { delimiter, records, columns: columnsOf(first) };
  } catch (error) {
    throw inWords(error);
  }
}

/**
 * Reads people from a CSV export or a plain list, line by line.
 * @param chunks the bytes of the file in order from `from` on, cut anywhere
 * @param from where a row begins: the end of another one, or the beginning of the file
 * @throws UnreadableFile when it is no CSV or is not in UTF-8
 */
export async function* readRows(
  chunks: Bytes,
  { delimiter, columns }: FileFormat,
  from: Position = BEGINNING,
): AsyncGenerator<ImportRow> {
  let isHeader = from.bytes === 0 && columns.hasHeader;
  const dayOf = createDayReader();
  for await (const { record, bytes, lines } of recordsOf(chunks, delimiter, from.bytes === 0)) {
    if (isHeader) isHeader = false;
    else yield rowOf(record, columns, { line: from.lines + lines, end: from.bytes + bytes }, dayOf);
  }
}

async function* recordsOf(
  chunks: Bytes,
  delimiter: string,
  isBeginning: boolean,
): AsyncGenerator<{ record: string[]; bytes: number; lines: number }> {
  // Only the beginning of a file has a mark; elsewhere, as where files were put together, it is a part of a cell.
  const parser = parse({ ...optionsOf(delimiter), bom: isBeginning, info: true });
  const source = Readable.from(decoded(chunks)).on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of source.pipe(parser)) {
      const { record, info } = parsed as { record: string[]; info: { bytes: number; lines: number } };
      yield { record, bytes: info.bytes, lines: info.lines };
    }
  } catch (error) {
    throw inWords(error);
  }
}

const optionsOf = (delimiter: string) =>
  ({
    bom: true,
    delimiter,
    // All of them, so that reading means the same wherever it begins.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  }) satisfies Options;

/** What csv-parse finds wrong with a text; everything else comes from where the bytes come from. */
const inWords = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')
    ? new UnreadableFile(`This is no CSV file that can be read (${error.message}). Export it again as CSV.`)
    : error;

function rowOf(
  record: readonly string[],
  columns: Columns,
  place: Pick<ImportRow, 'line' | 'end'>,
  dayOf: ReturnType<typeof createDayReader>,
): ImportRow {
  const at = (column: number): string => record[column]?.trim() ?? '';
  const id = at(columns.accountId);
  const email = at(columns.email);
  const unusable = [id, email].filter((cell) => cell !== '' && !isAccountId(cell) && !isEmail(cell));
  const seen = [
    ...columns.lastSeen.map(({ column, product }) => ({ product, text: at(column) })),
    ...(columns.lastActive >= 0 ? [{ product: ANY_PRODUCT, text: at(columns.lastActive) }] : []),
  ]
    .filter(({ text }) => text !== '')
    .map(({ product, text }) => ({ product, day: dayOf(text) }));
  return {
    ...place,
    accountId: isAccountId(id) ? id : isAccountId(email) ? email : null,
    // A list may mix ids and addresses in one column.
    email: isEmail(email) ? email.toLowerCase() : isEmail(id) ? id.toLowerCase() : null,
    name: at(columns.name) || null,
    unusable: unusable.join(', ') || null,
    lastSeen: seen.flatMap(({ product, day }) => (day === undefined ? [] : [{ product, day }])),
    unreadableDays: seen.filter(({ day }) => day === undefined).length,
  };
}

async function* decoded(chunks: Bytes): AsyncGenerator<string, void> {
  const decoder = strictDecoder();
  for await (const chunk of chunks) yield textOf(decoder, chunk);
  yield textOf(decoder);
}

const strictDecoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The next bytes as text. A file that is not wholly UTF-8 would name other people than its author sees.
 * @param chunk undefined at the end of the file
 */
function textOf(decoder: TextDecoder, chunk?: Uint8Array): string {
  let text;
  try {
    text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new UnreadableFile(
      'The file is not in UTF-8, or mixes encodings. Save it as "CSV UTF-8" and import it again.',
    );
  }
  // Workbooks and archives hold zeros, and so does every text in UTF-16.
  if (!text.includes('\0')) return text;
  throw new UnreadableFile(
    'This is no CSV file in UTF-8. Save it as "CSV UTF-8", not as a workbook or as Unicode text, and import it again.',
  );
}

/** What separates the columns: whichever of the usual characters the first line has most of outside quotes. */
function delimiterOf(beginning: string): string {
  const [line = ''] = beginning.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 1);
  const counts = [',', ';', '\t'].map((character) => ({ character, count: line.split(character).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).character;
}
