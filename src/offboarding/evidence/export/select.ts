import type { EvidencePiece, EvidenceScope } from '../../../contract/evidence';
import { RequestProblem } from '../../console/request';
import { periodOf } from '../../console/lists';
import type { RunFilter, RunStore, SettingsStore, Tickets } from '../../ports';
import type { Run } from '../../run';
import type { EvidenceKeys, LogState, SiteLog } from '../ports';

export interface ExportParts {
  runs: RunStore;
  siteLog: SiteLog;
  evidenceKeys: EvidenceKeys;
  tickets: Tickets;
  settings: SettingsStore;
  clock: { now(): number };
}

/** Reading more runs than this takes longer than a call may last (25 s, facts). */
export const MOST_RUNS = 2000;
const PAGE = 100;
/** Characters of entries in one part: an answer of 5 MB (facts) holds them with everything around, as a table too. */
const PART_SIZE = 2_000_000;
/** Entries of the site's log in one part; each is a value of its own in the store. */
export const LOG_ENTRIES = 1000;
/** How far the log is shown beyond the ends of the runs: so many come before the next daily anchor at most sites. */
const LOG_BEYOND = 500;

/** A run, or as much of its chain as one part holds. */
export interface Slice {
  run: Run;
  /** Counts its entries from 0. */
  from: number;
  /** Not included; null for the end, wherever that is by then. */
  to: number | null;
}

/** What one file of an export holds. */
export interface Part {
  slices: Slice[];
  /** Numbers of the log's entries, both included; null for none. */
  log: { from: number; to: number } | null;
}

/** What an export is about, and what one file of it tells of the whole. */
export interface Selection {
  scope: EvidenceScope;
  runs: number;
  /** What entries call the oldest run; null for one of an earlier version. */
  first: string | null;
  log: LogState;
  /** How many parts there are. */
  of: number;
}

/**
 * Finds what an export consists of, and how it is split, oldest first.
 * @throws RequestProblem when there is nothing, or more than one export holds
 */
export async function select(
  parts: ExportParts,
  scope: EvidenceScope,
): Promise<{ selection: Selection; files: Part[]; runs: Run[] }> {
  const [runs, log] = await Promise.all([findRuns(parts, scope), parts.siteLog.state()]);
  const [oldest] = runs;
  if (!oldest) throw new RequestProblem('There is no evidence for this.');
  const files = split(runs, scope, log);
  const first = oldest.document.evidence?.id ?? null;
  return { selection: { scope, runs: runs.length, first, log, of: files.length }, files, runs };
}

/** What the page takes along of a part, so that the part alone is read when its turn has come. */
export const pieceOf = ({ runs, first }: Selection, { slices, log }: Part): EvidencePiece => ({
  runs,
  first,
  slices: slices.map(({ run, from, to }) => ({ runId: run.id, from, to })),
  log,
});

/**
 * Reads the runs of one part. The page names them; what it may not have by this scope is not given.
 * @throws RequestProblem when one of them is not there any more, or not within the scope
 */
export async function partOf(
  parts: ExportParts,
  scope: EvidenceScope,
  { slices, log }: EvidencePiece,
): Promise<Part> {
  const [isWithin, found] = await Promise.all([
    within(parts, scope),
    parts.runs.getMany([...new Set(slices.map(({ runId }) => runId))]),
  ]);
  return {
    slices: slices.map(({ runId, from, to }) => {
      const run = found.get(runId);
      if (!run || !isWithin(run)) throw new RequestProblem(CHANGED);
      return { run, from, to };
    }),
    log,
  };
}

export const CHANGED = 'Something was added while the evidence was exported. Export it again.';

async function findRuns(parts: ExportParts, scope: EvidenceScope): Promise<Run[]> {
  if (scope.kind !== 'run') return listed(parts.runs, await filterOf(parts, scope));
  const run = await parts.runs.get(scope.runId);
  if (!run) throw new RequestProblem('There is no such run.');
  return [run];
}

async function within(parts: ExportParts, scope: EvidenceScope): Promise<(run: Run) => boolean> {
  if (scope.kind === 'run') return ({ id }) => id === scope.runId;
  const { leaverId, ticketId, from, to } = await filterOf(parts, scope);
  return (run) =>
    (leaverId === undefined || run.leaverId === leaverId) &&
    (ticketId === undefined || run.ticketId === ticketId) &&
    (from === undefined || run.createdAt >= from) &&
    (to === undefined || run.createdAt <= to);
}

async function filterOf(
  { tickets }: ExportParts,
  scope: Exclude<EvidenceScope, { kind: 'run' }>,
): Promise<RunFilter> {
  switch (scope.kind) {
    case 'ticket': {
      const ticket = await tickets.read(scope.ticketKey, []);
      if (!ticket) {
        throw new RequestProblem(`There is no ticket ${scope.ticketKey}, or Leaver may not see it.`);
      }
      return { ticketId: ticket.id };
    }
    case 'person':
      return { leaverId: scope.accountId };
    case 'period':
      if (scope.from > scope.to) throw new RequestProblem('The period ends before it begins.');
      return periodOf(scope.from, scope.to);
  }
}

async function listed(runs: RunStore, filter: RunFilter): Promise<Run[]> {
  const found: Run[] = [];
  let cursor: string | undefined;
  do {
    const page = await runs.list(filter, { cursor, limit: PAGE });
    found.push(...page.runs);
    if (found.length > MOST_RUNS) {
      throw new RequestProblem(
        `These are more than ${String(MOST_RUNS)} runs. Choose a shorter period, and export one after the other.`,
      );
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return found.reverse();
}

/** Runs first, then the log that leads on from their ends. */
export function split(runs: readonly Run[], scope: EvidenceScope, { head, checkpoint }: LogState): Part[] {
  const parts: Part[] = [];
  let room = 0;
  for (const slice of runs.flatMap(slicesOf)) {
    const size = Math.min(PART_SIZE, sizeOf(slice));
    const last = parts.at(-1);
    if (last && size <= room) last.slices.push(slice);
    else parts.push({ slices: [slice], log: null });
    room = (last && size <= room ? room : PART_SIZE) - size;
  }
  const logged = runs.flatMap(({ document: { evidence } }) => evidence?.logged ?? []);
  if (logged.length === 0) return parts;
  const first = Math.max(Math.min(...logged), (checkpoint?.number ?? 0) + 1);
  const to = scope.kind === 'period' ? head.number : Math.min(head.number, Math.max(...logged) + LOG_BEYOND);
  for (let from = first; from <= to; from += LOG_ENTRIES) {
    parts.push({ slices: [], log: { from, to: Math.min(to, from + LOG_ENTRIES - 1) } });
  }
  return joined(parts);
}

/** What fits into one file is one file. */
function joined(parts: readonly Part[]): Part[] {
  const [first, second, ...others] = parts;
  const fits = first && second?.slices.length === 0 && others.length === 0;
  return fits ? [{ slices: first.slices, log: second.log }] : [...parts];
}

function slicesOf(run: Run): Slice[] {
  const { size, entries } = run.document.evidence ?? { size: 0, entries: 0 };
  const pieces = Math.max(1, Math.ceil(size / PART_SIZE));
  const each = Math.max(1, Math.ceil(entries / pieces));
  return Array.from({ length: pieces }, (_, index) => ({
    run,
    from: index * each,
    to: index === pieces - 1 ? null : (index + 1) * each,
  }));
}

function sizeOf({ run, from, to }: Slice): number {
  const { size, entries } = run.document.evidence ?? { size: 0, entries: 1 };
  return Math.ceil((size * Math.max(0, (to ?? entries) - from)) / Math.max(1, entries));
}
