import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Summary } from '../../contract/runs';
import { timeToAccessGone } from '../access-gone';
import type { RunStore, SummaryStore } from '../ports';
import type { Run } from '../run';
import { HOUR, iso, MINUTE, type Clock } from '../time';
import type { RunStatus } from '../words';

const WEEKS = 8;
const PAGE = 100;
/** Runs of one status that are counted at the most; a site with more has figures of its newest ones. */
const MOST_PAGES = 5;
/**
 * Figures of a site on which nothing seems to happen are counted anew after this: months and weeks go on, and a run that
 * was tried again and ended between two looks is not seen otherwise.
 */
const LONGEST_UNCHANGED = HOUR;

const UNDER_WAY: readonly RunStatus[] = ['scheduled', 'queued', 'running', 'waiting'];

export interface SummaryParts {
  runs: RunStore;
  summary: SummaryStore;
  clock: Clock;
}

/** What is read at every look: the runs that have not ended, and the newest one. */
interface Open {
  underWay: Run[];
  held: Run[];
  newest: Run[];
}

/** What is read when that differs: what ended since the first of the weeks, or of the month. */
interface Ended {
  completed: Run[];
  incomplete: Run[];
  failed: Run[];
}

const NOTHING: Open & Ended = {
  underWay: [],
  held: [],
  newest: [],
  completed: [],
  incomplete: [],
  failed: [],
};

/** The figures as the schedule left them; the page never counts. */
export async function readSummary({ summary, clock }: SummaryParts): Promise<Summary> {
  const known = await summary.read();
  // What an earlier version has counted may lack a figure of this one.
  return { ...figuresOf(NOTHING, clock.now()), computedAt: null, ...known?.figures };
}

/** Counts the figures anew when something has changed: a look at a quiet site costs six short queries. */
export async function refreshSummary({ runs, summary, clock }: SummaryParts): Promise<void> {
  const now = clock.now();
  const [known, open] = await Promise.all([summary.read(), readOpen(runs)]);
  const seen = sighting(open);
  if (known?.seen === seen && now - known.countedAt < LONGEST_UNCHANGED) return;
  const ended = await readEnded(runs, now);
  await summary.replace({ figures: figuresOf({ ...open, ...ended }, now), countedAt: now, seen });
}

async function readOpen(runs: RunStore): Promise<Open> {
  const [newest, held, ...underWay] = await Promise.all([
    runs.list({}, { cursor: undefined, limit: 1 }),
    readAll(runs, 'held'),
    ...UNDER_WAY.map((status) => readAll(runs, status)),
  ]);
  return { newest: newest.runs, held, underWay: underWay.flat() };
}

async function readEnded(runs: RunStore, now: number): Promise<Ended> {
  const { firstWeek, month } = periodsAt(now);
  const from = iso(Math.min(firstWeek.toMillis(), month.toMillis()));
  const [completed, incomplete, failed] = await Promise.all([
    readAll(runs, 'completed', from),
    readAll(runs, 'incomplete', from),
    readAll(runs, 'failed', from),
  ]);
  return { completed, incomplete, failed };
}

/** No run begins or ends without one of these being another. */
function sighting({ underWay, held, newest }: Open): string {
  const runs = [...newest, ...[...held, ...underWay].sort((left, right) => (left.id < right.id ? -1 : 1))];
  const seen = runs.map(({ id, status }) => `${id} ${status}`);
  return createHash('sha256').update(seen.join('\n')).digest('hex');
}

/** Months and weeks are in UTC. */
function figuresOf({ underWay, held, completed, incomplete, failed }: Open & Ended, now: number): Summary {
  const { firstWeek, month } = periodsAt(now);
  const monthStart = iso(month.toMillis());
  const thisMonth = [...completed, ...incomplete].filter(({ createdAt }) => createdAt >= monthStart);
  return {
    computedAt: iso(now),
    offboardedThisMonth: thisMonth.length,
    inProgress: underWay.length,
    needingAttention: [...incomplete, ...failed].filter(isOpen).length + held.length,
    medianMinutes: median(thisMonth.flatMap(minutesToAccessGone)),
    medianAfterLastDayMinutes: median(thisMonth.flatMap(minutesAfterLastDay)),
    weeks: Array.from({ length: WEEKS }, (_, index) => {
      const week = firstWeek.plus({ weeks: index });
      const inWeek = ({ createdAt }: Run) =>
        createdAt >= iso(week.toMillis()) && createdAt < iso(week.plus({ weeks: 1 }).toMillis());
      return {
        week: week.toFormat('yyyy-MM-dd'),
        completed: completed.filter(inWeek).length,
        incomplete: incomplete.filter(inWeek).length,
      };
    }),
  };
}

/** Who was given access back since is nobody's work any more. */
const isOpen = ({ document: { restoredBy } }: Run): boolean => restoredBy?.withAccess !== true;

function periodsAt(now: number): { firstWeek: DateTime; month: DateTime } {
  const today = DateTime.fromMillis(now, { zone: 'UTC' });
  return {
    firstWeek: today.startOf('week').minus({ weeks: WEEKS - 1 }),
    month: today.startOf('month'),
  };
}

async function readAll(runs: RunStore, status: RunStatus, from?: string): Promise<Run[]> {
  const found: Run[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await runs.list({ status, from }, { cursor, limit: PAGE });
    found.push(...answer.runs);
    cursor = answer.next;
    if (cursor === undefined) break;
  }
  return found;
}

function minutesToAccessGone({ document: { startAt, accessGoneAt } }: Run): number[] {
  if (accessGoneAt === null) return [];
  return [Math.max(0, (Date.parse(accessGoneAt) - Date.parse(startAt)) / MINUTE)];
}

function minutesAfterLastDay(run: Run): number[] {
  const time = run.document.procedure === 'restore' ? undefined : timeToAccessGone(run);
  return time ? [Math.max(0, time.milliseconds / MINUTE)] : [];
}

function median(values: number[]): number | null {
  const sorted = values.sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}
