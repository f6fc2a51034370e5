import type { RunStore } from './ports';
import { HOUR, iso, type Clock } from './time';

/** Points an hour for an app, until Atlassian raises it (facts, "Rate limits"). */
const POINTS_PER_HOUR = 65_000;
/** Work that nobody waits for leaves at least half of them to runs. */
export const HALF_OF_POINTS = POINTS_PER_HOUR / 2;
/** Runs that are asked for at a time, and how often: what they cost passes the half long before. */
const RUNS_A_PAGE = 100;
const MOST_PAGES = 10;

/** When the hour began whose points count. Epoch milliseconds. */
export const hourOf = (now: number): number => now - (now % HOUR);

/** When points count anew. Epoch milliseconds. */
export const nextHour = (now: number): number => hourOf(now) + HOUR;

/**
 * What runs have cost in the last hour, as far as it matters: Jira tells nobody how many points are left, and beyond the
 * half nobody asks.
 */
export async function pointsOfRuns({
  runs,
  clock,
}: {
  runs: Pick<RunStore, 'list'>;
  clock: Clock;
}): Promise<number> {
  const from = iso(clock.now() - HOUR);
  let points = 0;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES && points <= HALF_OF_POINTS; page += 1) {
    const { runs: latest, next } = await runs.list({ from }, { cursor, limit: RUNS_A_PAGE });
    points += latest.reduce((sum, { document }) => sum + document.points, 0);
    if (next === undefined) break;
    cursor = next;
  }
  return points;
}
