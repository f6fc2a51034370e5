import { TryLater } from '../later';
import { iso, SECOND } from '../time';
import { lookAgain, type WatchParts } from './look-again';

/**
 * Looks that one schedule makes at the most: with a leaver of average size about 300 points each five minutes, which
 * leaves Jira's hourly points (facts, "Rate limits") to the runs.
 */
const MOST_LOOKS = 20;
/** Side by side, so that a look that waits for Jira holds no other up. */
const AT_A_TIME = 5;
/** With less than this left, in milliseconds, nothing more is begun. */
const TIME_TO_LEAVE = 20 * SECOND;

/** Looks at everybody whose watch is due; what could not be read is looked at again by the next schedule. */
export async function lookAtDue(
  parts: WatchParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  if ((await parts.settings.read()).stopped) return;
  const due = await parts.watches.due(iso(parts.clock.now()), MOST_LOOKS);
  for (let start = 0; start < due.length; start += AT_A_TIME) {
    if (remaining() < TIME_TO_LEAVE) return;
    const results = await Promise.allSettled(
      due.slice(start, start + AT_A_TIME).map((watch) => lookAgain(parts, watch)),
    );
    for (const result of results) {
      if (result.status === 'rejected')
        log(`A leaver could not be looked at again: ${wordsOf(result.reason)}`);
    }
    // Where Jira asks for time, everybody waits.
    if (results.some((result) => result.status === 'rejected' && isLimit(result.reason))) return;
  }
}

const isLimit = (error: unknown): boolean => error instanceof TryLater && error.kind === 'rate-limit';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown failure');
