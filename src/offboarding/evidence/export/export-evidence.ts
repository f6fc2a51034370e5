import type { EvidenceFile, EvidenceFormat, EvidencePiece, EvidenceScope } from '../../../contract/evidence';
import { RequestProblem } from '../../console/request';
import type { Effect } from '../../effects';
import type { Plan } from '../../plan';
import type { Run } from '../../run';
import { iso } from '../../time';
import type { SealedEntry } from '../chain';
import { effectOfEntry } from '../effect-entries';
import type { LogState } from '../ports';
import type { LogEntry } from '../site-log';
import { printable } from './printable';
import { CHANGED, partOf, pieceOf, select, type ExportParts, type Part, type Selection } from './select';
import { table } from './table';

/** Marks a file as an export, with the version of its form: `bin/verify.mjs` reads it. */
const FORMAT = 'leaver-evidence/1';

/** A run with as much of its chain as a file holds. */
export interface Chain {
  run: Run;
  entries: readonly SealedEntry[];
  /** All effects of the run and its plan, by which the report for people is worded; no other file needs them. */
  effects: Effect[];
  plan: Plan | undefined;
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

const TYPES: Record<EvidenceFormat, string> = {
  json: 'application/json',
  csv: 'text/csv',
  html: 'text/html',
};

/** How much there is to export. @throws RequestProblem when there is nothing, or too much */
export async function countEvidence(parts: ExportParts, scope: EvidenceScope) {
  const [{ selection, files, runs }, settings, anchor] = await Promise.all([
    select(parts, scope),
    parts.settings.read(),
    parts.siteLog.anchor(),
  ]);
  return {
    runs: runs.length,
    entries: runs.reduce((sum, { document: { evidence } }) => sum + (evidence?.entries ?? 0), 0),
    parts: files.length,
    pieces: files.map((file) => pieceOf(selection, file)),
    logTicketKey: settings.evidence.logTicketKey,
    logWritten: anchor?.ticketKey === settings.evidence.logTicketKey ? anchor : null,
  };
}

/** Which file of an export is wanted. */
export interface WantedFile {
  scope: EvidenceScope;
  format: EvidenceFormat;
  /** Counted from 1. */
  part: number;
  /** How many there were when they were counted. */
  of: number;
  /** What was counted of this one; without it everything is looked for again. */
  piece?: EvidencePiece | undefined;
}

/**
 * One file of an export.
 * @throws RequestProblem when there are more or fewer by now, or the runs are not what was counted
 */
export async function exportEvidence(parts: ExportParts, wanted: WantedFile): Promise<EvidenceFile> {
  const { scope, format, part, of, piece } = wanted;
  if (piece) {
    const [log, file] = await Promise.all([parts.siteLog.state(), partOf(parts, scope, piece)]);
    const { runs, first } = piece;
    return fileOf(parts, { scope, runs, first, log, of }, file, format, part);
  }
  const { selection, files } = await select(parts, scope);
  if (selection.of !== of) throw new RequestProblem(CHANGED);
  const file = files[part - 1];
  if (!file) throw new RequestProblem(`There is no part ${String(part)} of this export.`);
  return fileOf(parts, selection, file, format, part);
}

/** Reads and writes one file of a selection. @param part counted from 1 */
export async function fileOf(
  { runs, siteLog, evidenceKeys, clock }: ExportParts,
  selection: Selection,
  { slices, log: numbers }: Part,
  format: EvidenceFormat,
  part: number,
): Promise<EvidenceFile> {
  const [chains, log, publicKey] = await Promise.all([
    Promise.all(
      slices.map(async ({ run, from, to }) => {
        const [all, plan] = await Promise.all([
          runs.entries(run),
          format === 'html' ? runs.plan(run.id) : undefined,
        ]);
        return {
          run,
          plan,
          effects: format === 'html' ? await effectsOf(runs, run, all) : [],
          entries: asLeft(all, selection.log).filter(({ facts }) =>
            isBetween(Number(facts['sequence']), from, to),
          ),
        };
      }),
    ),
    numbers ? siteLog.read(numbers.from, numbers.to) : [],
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

/** What an earlier version has stored stands in no entry. */
const effectsOf = async (
  runs: Pick<ExportParts['runs'], 'effects'>,
  run: Run,
  entries: readonly SealedEntry[],
): Promise<Effect[]> =>
  (run.document.evidence?.earlierPages ?? run.document.evidencePages) > 0
    ? runs.effects(run)
    : entries.flatMap((entry) => effectOfEntry(entry) ?? []);

/** Entries are numbered from 1. */
const isBetween = (sequence: number, from: number, to: number | null): boolean =>
  sequence > from && (to === null || sequence <= to);

/**
 * The chain of a run that went on after retention had taken what it had until then: its first entry, which stands in the
 * run itself, leads to nothing any more.
 */
function asLeft(entries: readonly SealedEntry[], { checkpoint }: LogState): readonly SealedEntry[] {
  const [first, second] = entries;
  return checkpoint && second && second.previous !== first?.hash ? entries.slice(1) : entries;
}

const WRITERS: Record<EvidenceFormat, (content: FileContent) => string> = {
  json: ({ chains, log, selection: { scope, of, log: state }, part, publicKey, madeAt }) =>
    JSON.stringify({
      format: FORMAT,
      scope,
      madeAt,
      part,
      of,
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
  { scope, first, of }: Selection,
  part: number,
  format: EvidenceFormat,
  madeAt: string,
): string {
  const about =
    scope.kind === 'ticket'
      ? scope.ticketKey
      : scope.kind === 'period'
        ? `${scope.from}-to-${scope.to}`
        : `${scope.kind}-${(first ?? 'unknown').slice(0, 8)}`;
  const number = of === 1 ? '' : `-part-${String(part)}-of-${String(of)}`;
  return `leaver-evidence-${about}-${madeAt.slice(0, 10)}${number}.${format}`;
}
