import type { EvidenceFormat, EvidenceScope, LogWritten } from '../../../src/contract/evidence';
import { callOperator } from '../../shared/call';
import type { PageFile } from '../../shared/files-frame';
import { whenFree } from './when-free';

/** What an export came to. */
export interface ExportedEvidence {
  files: PageFile[];
  runs: number;
  entries: number;
  /** Where the end of the log is written every day; null for nowhere. */
  logTicketKey: string | null;
  logWritten: LogWritten | null;
}

/**
 * Reads an export part by part. @throws CallFailed
 * @param tell hears after each part how many are there, and of how many
 */
export async function readFiles(
  scope: EvidenceScope,
  format: EvidenceFormat,
  tell: (read: number, of: number) => void,
): Promise<ExportedEvidence> {
  const { parts, pieces, ...counted } = await callOperator('countEvidence', { scope });
  const files: PageFile[] = [];
  for (const [index, piece] of pieces.entries()) {
    const part = index + 1;
    files.push(
      await whenFree(() => callOperator('exportEvidence', { scope, format, part, of: parts, piece })),
    );
    tell(part, parts);
  }
  return { files, ...counted };
}
