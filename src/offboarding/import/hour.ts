import { hourOf } from '../points';
import type { HourOfImport } from './import';

/**
 * Jira says that points are nearly used up when a fifth of them is left (facts, "Rate limits"): so many times as many rows
 * as until then use them up.
 */
const UP_TO_THE_END = 1.25;
/** The rest of the hour's points is left to people who leave now, by a ticket or by the page. */
const SHARE_OF_IMPORTS = 0.95;

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
 */
export function limited(hour: HourOfImport, isNearlyUsedUp: boolean, now: number): HourOfImport {
  const current = thisHour(hour, now);
  if (!isNearlyUsedUp || current.most !== undefined) return current;
  return { ...current, most: Math.floor((current.begun ?? 0) * UP_TO_THE_END * SHARE_OF_IMPORTS) };
}

/** How many more rows may begin in this hour. */
export const roomIn = ({ begun = 0, most = Infinity }: HourOfImport): number => Math.max(0, most - begun);
