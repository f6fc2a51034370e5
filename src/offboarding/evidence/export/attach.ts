import type { EvidenceFormat } from '../../../contract/evidence';
import { RequestProblem } from '../../console/request';
import { fileOf } from './export-evidence';
import { select, type ExportParts } from './select';

/** More files than this are no longer attached within one call; they can be saved. */
const MOST_FILES = 5;

/**
 * Attaches the export of one run to its ticket, where everybody who sees the ticket can read it.
 * @throws RequestProblem when there is no ticket, or Jira does not take it
 */
export async function attachEvidence(
  parts: ExportParts,
  runId: string,
  format: EvidenceFormat,
): Promise<{ names: string[]; ticketKey: string }> {
  const { selection, files, runs } = await select(parts, { kind: 'run', runId });
  const ticket = runs[0]?.document.ticket;
  if (!ticket) throw new RequestProblem('This run has no ticket. Save the evidence instead.');
  if (files.length > MOST_FILES) {
    throw new RequestProblem(
      `The evidence of this run takes ${String(files.length)} files. Save it instead.`,
    );
  }
  const names: string[] = [];
  for (const [index, part] of files.entries()) {
    const file = await fileOf(parts, selection, part, format, index + 1);
    const refused = await parts.tickets.attach(ticket.id, file);
    if (refused !== undefined) throw new RequestProblem(`Jira did not take the file: ${refused}`);
    names.push(file.name);
  }
  return { names, ticketKey: ticket.key };
}
