import type { EvidenceScope } from '../../../contract/evidence';
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
const MOST_RUNS = 2000;
const PAGE = 100;
/** Characters of entries in one part: an answer of 5 MB (facts) holds them with everything around, as a table too. */
const PART_SIZE = 2_000_000;
/** Entries of the site's log in one part; each is a value of its own in the store. */
const LOG_ENTRIES = 1000;
/** How far the log is shown beyond the ends of the runs: so many come before the next daily anchor at most sites. */
const LOG_BEYOND = 500;

/** A run, or as much of its chain as one part holds. `from` and `to` count its entries from 0, `to` not included. */
export interface Slice {
  run: Run;
  from: number;
  to: number;
}

/** What one file of an export holds. */
export interface Part {
  slices: Slice[];
  /** Numbers of the log's entries, both included; null for none. */
  log: { from: number; to: number } | null;
}

export interface Selection {
  scope: EvidenceScope;
  /** Oldest first. */
  runs: Run[];
  log: LogState;
  parts: Part[];
}

/**
 * Finds what an export consists of, and how it is split.
 * @throws RequestProblem when there is nothing, or more than one export holds
 */
export async function select(parts: ExportParts, scope: EvidenceScope): Promise<Selection> {
  const [runs, log] = await Promise.all([findRuns(parts, scope), parts.siteLog.state()]);
  if (runs.length === 0) throw new RequestProblem('There is no evidence for this.');
  return { scope, runs, log, parts: split(runs, scope, log) };
}

async function findRuns({ runs, tickets }: ExportParts, scope: EvidenceScope): Promise<Run[]> {
  switch (scope.kind) {
    case 'run': {
      const run = await runs.get(scope.runId);
      if (!run) throw new RequestProblem('There is no such run.');
      return [run];
    }
    case 'ticket': {
      const ticket = await tickets.read(scope.ticketKey, []);
      if (!ticket) {
        throw new RequestProblem(`There is no ticket ${scope.ticketKey}, or Leaver may not see it.`);
      }
      return listed(runs, { ticketId: ticket.id });
    }
    case 'person':
      return listed(runs, { leaverId: scope.accountId });
    case 'period':
      if (scope.from > scope.to) throw new RequestProblem('The period ends before it begins.');
      return listed(runs, periodOf(scope.from, scope.to));
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
  return Array.from({ length: pieces }, (_, index) => ({ run, from: index * each, to: (index + 1) * each }));
}

function sizeOf({ run, from, to }: Slice): number {
  const { size, entries } = run.document.evidence ?? { size: 0, entries: 1 };
  return Math.ceil((size * Math.min(to - from, entries)) / Math.max(1, entries));
}
