import type { Clock } from '../time';
import { SECOND } from '../time';
import { tooLarge } from './begin';
import { fileBytes, refuseFile } from './file';
import {
  clipped,
  MOST_ROWS,
  ROWS_A_PAGE,
  tallyOf,
  withDocument,
  type Import,
  type StoredRow,
  type Tally,
} from './import';
import type { ImportStore } from './port';
import { readRows, UnreadableFile, type ImportRow, type Position } from './read-rows';
import { enter } from './stages';

/** With less than this left, in milliseconds, the next invocation goes on. */
const TIME_TO_LEAVE = 30 * SECOND;
/** After so many pages it is written down up to where the file was read. */
const PAGES_A_NOTE = 20;

interface ReadParts {
  imports: ImportStore;
  clock: Clock;
  remaining: () => number;
}

/**
 * Makes rows of the file, page by page. Whatever stops it, the next call goes on after the last pages that were noted;
 * pages that are written twice are the same.
 */
export async function readFile(parts: ReadParts, row: Import): Promise<void> {
  const { imports, clock } = parts;
  const reading = new Reading(parts, row);
  try {
    if (!(await reading.run())) return;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await refuseFile(parts, row, error, reading.pages);
    return;
  }
  const { pages, position } = reading;
  await imports.change(row.id, (now) =>
    now.document.stage === 'reading'
      ? enter(now, 'judging', clock.now(), { pages, read: position })
      : undefined,
  );
}

class Reading {
  readonly pages: Tally[];
  position: Position;
  private rows: StoredRow[] = [];

  constructor(
    private readonly parts: ReadParts,
    private readonly row: Import,
  ) {
    this.pages = [...row.document.pages];
    this.position = row.document.read;
  }

  /** @returns whether the file is at its end */
  async run(): Promise<boolean> {
    const { imports } = this.parts;
    const { format } = this.row.document;
    if (!format) throw new Error('Only what was mapped is read.');
    let last = this.position;
    for await (const row of readRows(fileBytes(imports, this.row, this.position), format, this.position)) {
      this.rows.push(stored(row));
      last = { bytes: row.end, lines: row.line };
      if (this.rows.length < ROWS_A_PAGE) continue;
      await this.turnPage(last);
      const isNearlyUp = this.parts.remaining() < TIME_TO_LEAVE;
      if (isNearlyUp || this.pages.length % PAGES_A_NOTE === 0) await this.note();
      if (isNearlyUp) return false;
    }
    if (this.rows.length > 0) await this.turnPage(last);
    if (this.pages.length === 0) throw new UnreadableFile('The file has no rows.');
    return true;
  }

  private async turnPage(position: Position): Promise<void> {
    if (this.pages.length * ROWS_A_PAGE + this.rows.length > MOST_ROWS) {
      throw new UnreadableFile(tooLarge(`${MOST_ROWS.toLocaleString('en')} rows`));
    }
    await this.parts.imports.putPage(this.row.id, this.pages.length, { knownAt: null, rows: this.rows });
    this.pages.push(tallyOf(this.rows));
    this.rows = [];
    this.position = position;
  }

  private async note(): Promise<void> {
    const changes = { pages: this.pages, read: this.position };
    await this.parts.imports.change(this.row.id, (now) =>
      now.document.stage === 'reading' ? withDocument(now, changes) : undefined,
    );
  }
}

function stored({ line, accountId, email: written, name, unusable }: ImportRow): StoredRow {
  // Longer than any address may be (RFC 5321, 4.5.3.1.3): it finds nobody.
  const email = written === null || written.length > LONGEST_ADDRESS ? null : written;
  const strange = [unusable, email === null ? written : null].filter((cell) => cell !== null).join(', ');
  return {
    line,
    accountId,
    email,
    name: name === null ? null : clipped(name),
    ...(strange !== '' && { unusable: clipped(strange) }),
    verdict: null,
    person: null,
    words: null,
    result: null,
  };
}

const LONGEST_ADDRESS = 254;
