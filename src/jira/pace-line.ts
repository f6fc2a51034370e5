/** How fast the requests of one kind may start. */
export interface Rate {
  /** Starts in any `window` of milliseconds. */
  limit: number;
  window: number;
  /** Starts that may be saved up by not starting any. */
  atOnce: number;
  /** Urgent starts ahead of the others' turn. */
  forUrgent: number;
}

/**
 * The requests of one kind, one after the other in equal distances, so that an urgent one finds its turn soon. Who has not
 * started any for a while may start some at once, and waits for as long afterwards: no window ever has more than the limit.
 */
export class PaceLine {
  private readonly urgent: (() => void)[] = [];
  private readonly others: (() => void)[] = [];
  private isServing = false;
  /** When the next one has its turn. Epoch milliseconds. */
  private nextAt = -Infinity;
  private saved = 0;
  private spare: number;
  private spareAt = 0;
  /** Milliseconds between two starts. */
  private readonly distance: number;

  constructor(
    private readonly rate: Rate,
    private readonly clock: { now(): number },
    private readonly sleep: (milliseconds: number) => Promise<void>,
  ) {
    this.distance = rate.window / rate.limit;
    this.spare = rate.forUrgent;
  }

  /** Waits until a request may start. */
  async turn(isUrgent: boolean): Promise<void> {
    const now = this.clock.now();
    if (this.urgent.length + this.others.length === 0) this.save(now);
    const isFirst = this.urgent.length === 0 && (isUrgent || this.others.length === 0);
    if (isFirst && this.mayStart(now, isUrgent)) return;
    await new Promise<void>((resolve) => {
      (isUrgent ? this.urgent : this.others).push(resolve);
      void this.serve();
    });
  }

  /** Nothing starts before. Epoch milliseconds. */
  pauseUntil(at: number): void {
    this.nextAt = Math.max(this.nextAt, at);
    this.saved = 0;
    this.spare = 0;
    this.spareAt = this.nextAt;
  }

  private async serve(): Promise<void> {
    if (this.isServing) return;
    this.isServing = true;
    while (this.urgent.length + this.others.length > 0) {
      const now = this.clock.now();
      const line = this.urgent.length > 0 ? this.urgent : this.others;
      if (this.mayStart(now, line === this.urgent)) line.shift()?.();
      else await this.sleep(Math.max(1, Math.ceil(this.nextAt - now)));
    }
    this.isServing = false;
  }

  /** What was not used until now may be used at once. */
  private save(now: number): void {
    if (now - this.nextAt < this.distance) return;
    this.saved = Math.min(this.rate.atOnce, Math.floor((now - this.nextAt) / this.distance));
    this.nextAt = now;
  }

  /** Takes a turn, where there is one now. */
  private mayStart(now: number, isUrgent: boolean): boolean {
    // Who was kept from starting by a busy machine catches up, but never with more than may start at once.
    this.nextAt = Math.max(this.nextAt, now - this.rate.atOnce * this.distance);
    if (this.saved > 0) this.saved -= 1;
    else if (now < this.nextAt && !(isUrgent && this.takeSpare(now))) return false;
    this.nextAt += this.distance;
    return true;
  }

  /** Jira gives as many back as the others leave out for them. */
  private takeSpare(now: number): boolean {
    const passed = Math.max(0, now - this.spareAt);
    this.spare = Math.min(this.rate.forUrgent, this.spare + passed / this.distance);
    this.spareAt = Math.max(this.spareAt, now);
    if (this.spare < 1) return false;
    this.spare -= 1;
    return true;
  }
}
