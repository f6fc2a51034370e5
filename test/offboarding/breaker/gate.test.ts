import fc from 'fast-check';
import { NEW_BREAKER, type Breaker } from '../../../src/offboarding/breaker/breaker';
import { createGate, type BreakerStore } from '../../../src/offboarding/breaker/gate';

const LIMIT = 5;
const clock = { now: () => Date.parse('2026-11-21T10:00:00.000Z') };

/** A row that is changed only under the version that was read; a written answer may get lost. */
class OneRow implements BreakerStore {
  breaker: Breaker = NEW_BREAKER;
  writes = 0;

  constructor(private readonly takesItsTime: <T>(answer: T) => Promise<T>) {}

  read(): Promise<Breaker> {
    return this.takesItsTime(this.breaker);
  }

  replace(breaker: Breaker): Promise<boolean> {
    const isNext = breaker.version === this.breaker.version + 1;
    if (isNext) this.breaker = breaker;
    if (isNext) this.writes += 1;
    return this.takesItsTime(isNext);
  }
}

describe('the gate', () => {
  it('lets no more begin than the limit, however the calls of several workers interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(fc.nat(12), { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        async (scheduler, workers) => {
          const row = new OneRow((answer) => scheduler.schedule(Promise.resolve(answer)));
          const begun = new Set<number>();
          const all = workers.map(async (runs) => {
            const gate = createGate({ breaker: row, clock, limit: () => Promise.resolve(LIMIT) });
            await Promise.all(
              runs.map(async (run) => {
                if (await gate.pass(String(run))) begun.add(run);
              }),
            );
          });
          await scheduler.waitFor(Promise.all(all));
          const asked = new Set(workers.flat());
          expect(begun.size).toBe(Math.min(asked.size, LIMIT));
          expect(row.breaker.begun).toHaveLength(begun.size);
        },
      ),
    );
  });

  it('counts runs that come together in one write', async () => {
    const row = new OneRow((answer) => Promise.resolve(answer));
    const gate = createGate({ breaker: row, clock, limit: () => Promise.resolve(LIMIT) });
    await Promise.all(['a', 'b', 'c', 'd'].map((run) => gate.pass(run)));
    expect(row.writes).toBeLessThanOrEqual(2);
  });

  it('asks to be tried later when others never stop writing', async () => {
    const gate = createGate({
      breaker: { read: () => Promise.resolve(NEW_BREAKER), replace: () => Promise.resolve(false) },
      clock,
      limit: () => Promise.resolve(LIMIT),
    });
    await expect(gate.pass('a')).rejects.toThrow('others are changing the count');
  });
});
