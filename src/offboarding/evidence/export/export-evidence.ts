import type { EvidenceFormat, EvidenceScope } from '../../../contract/evidence';
import { RequestProblem } from '../../console/request';
import type { Run } from '../../run';
import { iso } from '../../time';
import type { SealedEntry } from '../chain';
import type { LogState } from '../ports';
import type { LogEntry } from '../site-log';
import { printable } from './printable';
import { select, type ExportParts, type Selection } from './select';
import { table } from './table';

/** Marks a file as an export, with the version of its form: `bin/verify.mjs` reads it. */
const FORMAT = 'leaver-evidence/1';

/** A run with as much of its chain as a file holds. */
export interface Chain {
  run: Run;
  entries: readonly SealedEntry[];
}

/** What a file is made of. */
export interface FileContent {
  chains: readonly Chain[];
  log: readonly LogEntry[];
  selection: Selection;
  part: number;
  publicKey: string | null;
  /** ISO 8601. */
  madeAt: string;
}

export interface EvidenceFile {
  name: string;
  type: string;
  content: string;
}

const TYPES: Record<EvidenceFormat, string> = {
  json: 'application/json',
  csv: 'text/csv',
  html: 'text/html',
};

/** How much there is to export. @throws RequestProblem when there is nothing, or too much */
export async function countEvidence(parts: ExportParts, scope: EvidenceScope) {
  const [{ runs, parts: files }, settings] = await Promise.all([select(parts, scope), parts.settings.read()]);
  const entries = runs.reduce((sum, { document: { evidence } }) => sum + (evidence?.entries ?? 0), 0);
  const { logTicketKey } = settings.evidence;
  return { runs: runs.length, entries, parts: files.length, logTicketKey };
}

/**
 * One file of an export.
 * @param part counted from 1 @param of how many there were when they were counted
 * @throws RequestProblem when there are more or fewer by now
 */
export async function exportEvidence(
  parts: ExportParts,
  { scope, format, part, of }: { scope: EvidenceScope; format: EvidenceFormat; part: number; of: number },
): Promise<EvidenceFile> {
  const selection = await select(parts, scope);
  if (selection.parts.length !== of) {
    throw new RequestProblem('Something was added while the evidence was exported. Export it again.');
  }
  return fileOf(parts, selection, format, part);
}

/** Reads and writes one file of a selection. */
export async function fileOf(
  { runs, siteLog, evidenceKeys, clock }: ExportParts,
  selection: Selection,
  format: EvidenceFormat,
  part: number,
): Promise<EvidenceFile> {
  const wanted = selection.parts[part - 1];
  if (!wanted) throw new RequestProblem(`There is no part ${String(part)} of this export.`);
  const [chains, log, publicKey] = await Promise.all([
    Promise.all(
      wanted.slices.map(async ({ run, from, to }) => ({
        run,
        entries: (await runs.entries(run)).slice(from, to),
      })),
    ),
    wanted.log ? siteLog.read(wanted.log.from, wanted.log.to) : [],
    evidenceKeys.publicKey(),
  ]);
  const madeAt = iso(clock.now());
  const content = { chains, log, selection, part, publicKey, madeAt };
  return {
    name: nameOf(selection, part, format, madeAt),
    type: TYPES[format],
    content: WRITERS[format](content),
  };
}

const WRITERS: Record<EvidenceFormat, (content: FileContent) => string> = {
  json: ({ chains, log, selection: { scope, parts, log: state }, part, publicKey, madeAt }) =>
    JSON.stringify({
      format: FORMAT,
      scope,
      madeAt,
      part,
      of: parts.length,
      publicKey,
      checkpoint: state.checkpoint,
      runs: chains.flatMap(({ run, entries }) =>
        run.document.evidence && !isRemoved(run, state) ? [{ runId: run.document.evidence.id, entries }] : [],
      ),
      removed: chains.flatMap(({ run }) =>
        run.document.evidence && isRemoved(run, state)
          ? [{ runId: run.document.evidence.id, head: run.document.evidence.head }]
          : [],
      ),
      log,
    }),
  csv: table,
  html: printable,
};

/** Whether retention has taken the entries of a run away; the checkpoint stands for them. */
const isRemoved = ({ document: { evidence } }: Run, { checkpoint }: LogState): boolean =>
  evidence?.logged !== null && (evidence?.logged ?? 0) <= (checkpoint?.number ?? 0);

/** Names no person: files are passed on. */
function nameOf(
  { scope, runs, parts }: Selection,
  part: number,
  format: EvidenceFormat,
  madeAt: string,
): string {
  const about =
    scope.kind === 'ticket'
      ? scope.ticketKey
      : scope.kind === 'period'
        ? `${scope.from}-to-${scope.to}`
        : `${scope.kind}-${(runs[0]?.document.evidence?.id ?? 'unknown').slice(0, 8)}`;
  const number = parts.length === 1 ? '' : `-part-${String(part)}-of-${String(parts.length)}`;
  return `leaver-evidence-${about}-${madeAt.slice(0, 10)}${number}.${format}`;
}
