import type { DatesChoice, ImportColumns } from '../../contract/imports';
import { RequestProblem } from '../console/request';
import type { PersonName } from '../ticket';
import type { Columns } from './columns';
import {
  CHUNK_BYTES,
  chunksOf,
  clipped,
  MOST_BYTES,
  withDocument,
  type Import,
  type ImportDocument,
} from './import';
import { chosenDates } from './dates';
import { newImport, type FileFacts } from './new-import';
import { lookAtFile, UnreadableFile, type FileLook } from './read-rows';
import { enter, move, ownImport, removeContent, type StageParts } from './stages';

/** Of a table that is looked at. */
const MOST_COLUMNS = 60;

/**
 * Begins an import; its file comes afterwards, in chunks.
 * @param id as the page names it: the same one twice begins once
 * @throws RequestProblem when the file is too large
 */
export async function beginImport(
  { imports, clock }: StageParts,
  id: string,
  file: FileFacts,
  operator: PersonName,
): Promise<Import> {
  if (file.bytes === 0) throw new RequestProblem('The file is empty.');
  if (file.bytes > MOST_BYTES) throw new RequestProblem(tooLarge('20 MB'));
  await imports.create(newImport(id, file, operator, clock.now()));
  return ownImport(imports, id, operator.accountId, 'uploading');
}

/** What to do with a file that is too large. @param most such as `20 MB` */
export const tooLarge = (most: string): string =>
  `The file has more than ${most}. Split it into several files and import one after the other.`;

/**
 * Keeps one chunk of the file. The first one is looked at, so that a file that is none is refused before the rest of it
 * is sent; the last one ends the upload.
 * @param data base64
 */
export async function putChunk(
  parts: StageParts,
  id: string,
  { number, data }: { number: number; data: string },
  operatorId: string,
): Promise<Import> {
  const row = await ownImport(parts.imports, id, operatorId, 'uploading', 'mapping', 'unusable');
  const { received, bytes, stage } = row.document;
  // The answer to an earlier try got lost.
  if (number < received || stage !== 'uploading') return row;
  if (number > received)
    throw new RequestProblem('A part of the file was left out. Pick the file once more.');
  const content = Buffer.from(data, 'base64');
  if (content.length !== Math.min(CHUNK_BYTES, bytes - number * CHUNK_BYTES)) {
    throw new RequestProblem('The file has changed while it was sent. Save it and pick it once more.');
  }
  try {
    const look = number === 0 ? { look: short(lookAtFile(content)) } : {};
    await parts.imports.putChunk(id, number, data);
    return await keep(parts, row, { ...look, received: number + 1 });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await removeContent(parts.imports, row);
    return move(parts, row, 'unusable', { problem: error.message });
  }
}

async function keep(
  { imports, clock }: StageParts,
  row: Import,
  changes: Partial<ImportDocument> & Pick<ImportDocument, 'received'>,
): Promise<Import> {
  const isLast = changes.received === chunksOf(row.document.bytes);
  const kept = await imports.change(row.id, (now) => {
    if (now.document.stage !== 'uploading' || now.document.received >= changes.received) return undefined;
    return isLast ? enter(now, 'mapping', clock.now(), changes) : withDocument(now, changes);
  });
  return kept ?? row;
}

/**
 * Begins the reading with the columns as the operator wants them, or first takes over the days of the file.
 * @throws RequestProblem when that cannot be
 */
export async function confirmColumns(
  parts: StageParts,
  id: string,
  { columns: chosen, dates: choice }: { columns: ImportColumns; dates?: DatesChoice | undefined },
  operatorId: string,
): Promise<Import> {
  const row = await ownImport(parts.imports, id, operatorId, 'mapping');
  const { look } = row.document;
  if (!look) throw new RequestProblem('The import has gone on meanwhile. Reload the page.');
  if (chosen.accountId === null && chosen.email === null) {
    throw new RequestProblem('Say which column holds the account ids or the e-mail addresses.');
  }
  const { delimiter } = look;
  const mapped = { look: null, format: { delimiter, columns: columnsOf(chosen) } };
  const dates = await chosenDates(parts, row, chosen.hasHeader ? look : { ...look, records: [] }, choice);
  return dates ? move(parts, row, 'dates', { ...mapped, dates }) : move(parts, row, 'reading', mapped);
}

const columnsOf = ({ accountId, email, name, hasHeader }: ImportColumns): Columns => ({
  accountId: accountId ?? NONE,
  email: email ?? NONE,
  name: name ?? NONE,
  status: NONE,
  lastSeen: [],
  lastActive: NONE,
  hasHeader,
});

const NONE = -1;

const short = (look: FileLook): FileLook => ({
  ...look,
  records: look.records.map((cells) => cells.slice(0, MOST_COLUMNS).map(clipped)),
});
