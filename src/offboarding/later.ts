/** Nothing is wrong that time does not mend. Adapters throw it; the engine turns it into waiting. */
export class TryLater extends Error {
  constructor(
    /** Epoch milliseconds. */
    readonly at: number,
    /** For people: what is waited for. */
    readonly why: string,
    /** Rate limits are asked for; failures are counted and end in giving up. */
    readonly kind: 'rate-limit' | 'failure',
  ) {
    super(why);
    this.name = 'TryLater';
  }
}
