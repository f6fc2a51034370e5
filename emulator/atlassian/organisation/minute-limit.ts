import type { Clock } from '../../contract';

const MINUTE_MILLISECONDS = 60_000;

/** Counts requests in minutes of the emulator's clock. */
export class MinuteLimit {
  private minute = -1;
  private count = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
  ) {}

  /**
   * Counts a request.
   * @returns the headers of the refusal when the minute's requests are used up; `Retry-After` is not among them
   */
  admit(): Record<string, string> | undefined {
    const minute = Math.floor(this.clock.now() / MINUTE_MILLISECONDS);
    if (minute !== this.minute) {
      this.minute = minute;
      this.count = 0;
    }
    if (this.count < this.limit) {
      this.count += 1;
      return undefined;
    }
    return {
      'X-RateLimit-Limit': String(this.limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': new Date((minute + 1) * MINUTE_MILLISECONDS).toISOString(),
    };
  }
}
