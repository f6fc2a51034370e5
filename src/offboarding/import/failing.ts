import { MOST_FAILURES, waitAfter } from '../engine/failures';
import { TryLater } from '../later';
import type { FailingRow } from './import';

/** Rows whose runs could not be made: each is tried again by itself, as often and as seldom as a run that fails. */

/** Whether a row is to be tried now. @param now epoch milliseconds */
export const mayTry = (failing: readonly FailingRow[], line: number, now: number): boolean =>
  failing.every((one) => one.line !== line || one.at <= now);

/** Whether a row has failed so often that it is given up if it fails once more. */
export const isLastTry = (failing: readonly FailingRow[], line: number): boolean =>
  failing.some((one) => one.line === line && one.times >= MOST_FAILURES);

/** The failing rows after some were tried. @param now epoch milliseconds */
export function failingAfter(
  failing: readonly FailingRow[],
  begun: Iterable<number>,
  failures: ReadonlyMap<number, unknown>,
  now: number,
): FailingRow[] {
  const over = new Set([...begun, ...failures.keys()]);
  const failed = [...failures].map(([line, error]): FailingRow => {
    const times = 1 + (failing.find((one) => one.line === line)?.times ?? 0);
    const at = Math.max(now + waitAfter(times), error instanceof TryLater ? error.at : 0);
    return { line, times, at, why: failureInWords(error) };
  });
  return [...failing.filter(({ line }) => !over.has(line)), ...failed];
}

/** Why a row could not be begun, for people: what nobody expected is told to the log only. */
export const failureInWords = (error: unknown): string =>
  error instanceof TryLater ? error.why : 'something went wrong';

/** Why some rows have not begun, as a sentence. */
export function failingInWords([first, ...others]: readonly [FailingRow, ...FailingRow[]]): string {
  return others.length === 0
    ? `Line ${String(first.line)} could not be begun: ${first.why}. It is tried again.`
    : `${String(others.length + 1)} lines could not be begun: ${first.why}. They are tried again.`;
}
