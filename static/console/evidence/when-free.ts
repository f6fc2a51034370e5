/** Together longer than a minute, after which the storage takes as much again. */
const MOST_TRIES = 5;
const MILLISECONDS = 1000;

const pause = (seconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, seconds * MILLISECONDS);
  });

/**
 * Asks again for what the storage had no room for, after the time that it was put off for.
 * @throws Error when it is busy at every try
 */
export async function whenFree<Result extends object>(
  ask: () => Promise<Result | { busyFor: number }>,
  wait: (seconds: number) => Promise<void> = pause,
): Promise<Result> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const answer = await ask();
    if (!('busyFor' in answer)) return answer;
    if (tries < MOST_TRIES) await wait(answer.busyFor);
  }
  throw new Error('The storage of this site has reached its limit for now. Try again in a few minutes.');
}
