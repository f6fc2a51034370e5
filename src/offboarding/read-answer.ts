import { z } from 'zod';
import { TryLater } from './later';

/** Places that are named of an answer that does not fit. */
const MOST_PLACES = 3;

/**
 * Reads the answer of another system. What does not fit is never guessed at: the next answer may be whole again, and who
 * is never answered as documented is given up on like every other failure.
 * @param whose such as `Jira's answer to GET user`
 * @param at when to try again, epoch milliseconds
 * @throws TryLater when the answer is not as documented; what it says stays out of the words
 */
export function readAnswer<Answer>(parse: () => Answer, whose: string, at: number): Answer {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const places = error.issues.slice(0, MOST_PLACES).map(({ path }) => path.join('.') || 'the whole');
    throw new TryLater(at, `${whose} is not as documented (${places.join(', ')})`, 'failure');
  }
}
