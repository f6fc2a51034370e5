/** Nothing is wrong that time does not mend. Adapters throw it; the engine turns it into waiting. */
export class TryLater extends Error {
  constructor(
    /** Epoch milliseconds. */
    readonly at: number,
    /** For people: what is waited for. */
    readonly why: string,
    /** Rate limits are asked for; failures are counted and end in giving up; what is held waits for somebody. */
    readonly kind: 'rate-limit' | 'failure' | 'held',
  ) {
    super(why);
    this.name = 'TryLater';
  }
}

/**
 * For `catch`: gives back what says when to try again.
 * @throws every other error
 */
export function tryLater(error: unknown): TryLater {
  if (error instanceof TryLater) return error;
  throw error;
}

/** Jira said no, and asking again changes nothing. Adapters throw it where none of their answers says so. */
export class Refused extends Error {
  constructor(
    message: string,
    /** Jira's own words. */
    readonly words: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}
