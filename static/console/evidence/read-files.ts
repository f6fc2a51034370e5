import type { EvidenceFormat, EvidenceScope } from '../../../src/contract/evidence';
import { callOperator } from '../../shared/call';
import type { PageFile } from '../../shared/files-frame';

/** What an export came to. */
export interface ExportedEvidence {
  files: PageFile[];
  runs: number;
  entries: number;
  /** Where the end of the log is written every day; null for nowhere. */
  logTicketKey: string | null;
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
  const { parts, ...counted } = await callOperator('countEvidence', { scope });
  const files: PageFile[] = [];
  for (let part = 1; part <= parts; part += 1) {
    files.push(await callOperator('exportEvidence', { scope, format, part, of: parts }));
    tell(part, parts);
  }
  return { files, ...counted };
}
