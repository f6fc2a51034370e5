import { createPace } from '../../src/jira/pace';
import { createJiraClient } from '../../src/jira/client';
import type { JiraCall } from '../../src/jira/call';
import { Refused, TryLater } from '../../src/offboarding/later';
import { manualTime } from '../jira/manual-time';
import { INTERNALS } from './any';

const DAY = 24 * 60 * 60_000;
/** Jira's words are cut at 400 characters, and stand behind the operation. */
const LONGEST_WORDS = 1_000;

/** What came of a request: an answer that was read, or a refusal. */
type Outcome = { answer: unknown } | { error: unknown };

export const outcomeOf = (asked: Promise<unknown>): Promise<Outcome> =>
  asked.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );

/** A refusal that people can read, and after which the run goes on within a day. @param now epoch milliseconds */
export function expectWords(outcome: Outcome, now: number): void {
  if (!('error' in outcome)) return;
  const { error } = outcome;
  expect(error instanceof TryLater || error instanceof Refused).toBe(true);
  const words = error instanceof Error ? error.message : '';
  expect(words).not.toMatch(INTERNALS);
  expect(words.length).toBeLessThan(LONGEST_WORDS);
  if (error instanceof TryLater) {
    expect(error.at).toBeGreaterThan(now);
    expect(error.at).toBeLessThanOrEqual(now + DAY);
  }
}

/** Sends a call to a Jira that always answers this. */
export async function answeredBy(
  call: JiraCall<unknown>,
  response: () => Response,
): Promise<{ outcome: Outcome; spent: number; now: number }> {
  const { clock, sleep } = manualTime();
  let spent = 0;
  const client = createJiraClient({
    api: () => ({ requestJira: () => Promise.reject(new Error('sent by the call')) }),
    pace: createPace(clock, sleep),
    clock,
    sleep,
    mask: (text) => Promise.resolve(text),
  }).counting((points) => (spent += points));
  const outcome = await outcomeOf(client.call({ ...call, send: () => Promise.resolve(response()) }));
  return { outcome, spent, now: clock.now() };
}
