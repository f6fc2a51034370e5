import { hourOf } from '../points';
import { MINUTE } from '../time';
import type { HourOfImport } from './import';

/** So long after the full hour Jira's clock may still be before it. Milliseconds. */
const CLOCKS_DIFFER = 2 * MINUTE;

/**
 * Jira says that points are nearly used up when a fifth of them is left (facts, "Rate limits"): so many times as many rows
 * as until then use them up.
 */
const UP_TO_THE_END = 1.25;
/** The rest of the hour's points is left to people who leave now, by a ticket or by the page. */
const SHARE_OF_IMPORTS = 0.95;
/** Of what a row costs, so much is still to come, on average, while its run is under way: two thirds are spent when it begins. */
const LEFT_TO_SPEND = 1 / 6;

/** What was done in this hour; nothing where the last note is of an earlier one. */
export const thisHour = (hour: HourOfImport, now: number): HourOfImport =>
  hour.from === hourOf(now) ? hour : { from: hourOf(now), points: 0 };

/** The hour with what came to it. */
export function withMore(
  hour: HourOfImport,
  more: { points?: number; begun?: number },
  now: number,
): HourOfImport {
  const { points, begun = 0, ...others } = thisHour(hour, now);
  return { ...others, points: points + (more.points ?? 0), begun: begun + (more.begun ?? 0) };
}

/**
 * The hour with a limit, where there is none yet and Jira says that points are nearly used up. No site sees what others
 * spend, so each goes on by so much of what it has done in this hour that all together stay below the end.
 * @param underWay rows that have begun and are not through
 */
export function limited(
  hour: HourOfImport,
  isNearlyUsedUp: boolean,
  now: number,
  underWay: number,
): HourOfImport {
  const current = thisHour(hour, now);
  if (!isNearlyUsedUp || current.most !== undefined || isFresh(current, now)) return current;
  const spent = Math.max(0, (current.begun ?? 0) - underWay * LEFT_TO_SPEND);
  return { ...current, most: Math.floor(spent * UP_TO_THE_END * SHARE_OF_IMPORTS) };
}

/** How many more rows may begin in this hour; none for now where Jira speaks of an hour that has just begun here. */
export function roomIn(hour: HourOfImport, isNearlyUsedUp: boolean, now: number): number {
  if (isNearlyUsedUp && hour.most === undefined && isFresh(hour, now)) return 0;
  const { begun = 0, most = Infinity } = hour;
  return Math.max(0, most - begun);
}

/** Whether what Jira says may still be of the hour before. */
const isFresh = ({ from }: HourOfImport, now: number): boolean => now - from < CLOCKS_DIFFER;
