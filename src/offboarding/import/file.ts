import type { Clock } from '../time';
import { CHUNK_BYTES, chunksOf, withDocument, type Import, type Tally } from './import';
import type { ImportStore } from './port';
import { UnreadableFile, type Position } from './read-rows';
import { enter, removeContent } from './stages';

/**
 * The bytes of the file of an import from a position on, which is inside of a chunk, as a rule.
 * @throws UnreadableFile when a part of it is missing
 */
export async function* fileBytes(
  imports: Pick<ImportStore, 'chunk'>,
  { id, document }: Import,
  { bytes: from }: Pick<Position, 'bytes'>,
): AsyncGenerator<Uint8Array> {
  const first = Math.floor(from / CHUNK_BYTES);
  for (let number = first; number < chunksOf(document.bytes); number += 1) {
    const data = await imports.chunk(id, number);
    if (data === undefined) throw new UnreadableFile('A part of the file is missing. Import it once more.');
    const content = Buffer.from(data, 'base64');
    yield number === first ? content.subarray(from - first * CHUNK_BYTES) : content;
  }
}

/**
 * Ends an import whose file cannot be used, and removes what there is of it.
 * @param pages the rows that were stored by then
 */
export async function refuseFile(
  { imports, clock }: { imports: ImportStore; clock: Clock },
  row: Import,
  { message: problem }: UnreadableFile,
  pages: Tally[],
): Promise<void> {
  const refused = await imports.change(row.id, (now) =>
    enter(now, 'unusable', clock.now(), { problem, pages: [] }),
  );
  if (refused) await removeContent(imports, withDocument(refused, { pages }));
}
