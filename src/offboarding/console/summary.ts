import { DateTime } from 'luxon';
import type { Summary } from '../../contract/runs';
import type { RunStore } from '../ports';
import type { Run } from '../run';
import { iso, MINUTE } from '../time';
import type { RunStatus } from '../words';

const WEEKS = 8;
const PAGE = 100;
/** Runs of one status that are counted at the most; a site with more has figures of its newest ones. */
const MOST_PAGES = 5;

/** Counts the figures of the operator's page; months and weeks are in UTC. */
export async function countSummary(runs: RunStore, now: number): Promise<Summary> {
  const today = DateTime.fromMillis(now, { zone: 'UTC' });
  const firstWeek = today.startOf('week').minus({ weeks: WEEKS - 1 });
  const monthStart = iso(today.startOf('month').toMillis());
  const from = iso(Math.min(firstWeek.toMillis(), today.startOf('month').toMillis()));
  const read = (status: RunStatus, since?: string) => readAll(runs, status, since);
  const [completed, incomplete, failed, held, ...open] = await Promise.all([
    read('completed', from),
    read('incomplete', from),
    read('failed', from),
    read('held'),
    read('scheduled'),
    read('queued'),
    read('running'),
    read('waiting'),
  ]);
  const ended = [...completed, ...incomplete];
  const thisMonth = ended.filter(({ createdAt }) => createdAt >= monthStart);
  return {
    computedAt: iso(now),
    offboardedThisMonth: thisMonth.length,
    inProgress: open.flat().length,
    needingAttention: incomplete.length + failed.length + held.length,
    medianMinutes: median(thisMonth.flatMap(minutesToAccessGone)),
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

async function readAll(runs: RunStore, status: RunStatus, from: string | undefined): Promise<Run[]> {
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

function median(values: number[]): number | null {
  const sorted = values.sort((left, right) => left - right);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}
