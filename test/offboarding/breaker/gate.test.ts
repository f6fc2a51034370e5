import fc from 'fast-check';
import {
  allow,
  NEW_BREAKER,
  release,
  type Allowance,
  type Breaker,
} from '../../../src/offboarding/breaker/breaker';
import { createGate, type BreakerStore } from '../../../src/offboarding/breaker/gate';
import { DAY, iso } from '../../../src/offboarding/time';

const LIMIT = 5;
const NOW = Date.parse('2026-11-21T10:00:00.000Z');
const clock = { now: () => NOW };
const limit = () => Promise.resolve(LIMIT);

const allowance = (id: string, number: number): Allowance => ({
  id,
  from: iso(NOW),
  until: iso(NOW + DAY),
  number,
  used: 0,
  reason: 'They all leave today.',
  by: [
    { accountId: 'ann', displayName: 'Ann' },
    { accountId: 'bob', displayName: 'Bob' },
  ],
});

/** A row that is changed only under the version that was read; a written answer may get lost. */
class OneRow implements Pick<BreakerStore, 'read' | 'replace'> {
  breaker: Breaker = NEW_BREAKER;
  writes = 0;
  /** Runs that were stored in one transaction with their count. */
  readonly together = new Set<string>();

  constructor(private readonly takesItsTime: <T>(answer: T) => Promise<T>) {}

  read(): Promise<Breaker> {
    return this.takesItsTime(this.breaker);
  }

  async replace(breaker: Breaker): Promise<boolean> {
    return (await this.write(breaker)) === 'stored';
  }

  /** Takes a run as a worker does that begins it; one that another worker has is dropped, and not counted. */
  begin(run: string, counted: Breaker): Promise<'stored' | 'overtaken' | 'dropped'> {
    if (this.together.has(run)) return this.takesItsTime('dropped' as const);
    const outcome = this.isNext(counted);
    if (outcome) this.together.add(run);
    return this.write(counted);
  }

  private isNext({ version }: Breaker): boolean {
    return version === this.breaker.version + 1;
  }

  private write(breaker: Breaker): Promise<'stored' | 'overtaken'> {
    const isNext = this.isNext(breaker);
    if (isNext) {
      this.breaker = breaker;
      this.writes += 1;
    }
    return this.takesItsTime(isNext ? 'stored' : 'overtaken');
  }
}

const atOnce = () => new OneRow((answer) => Promise.resolve(answer));

describe('the gate', () => {
  it('lets no more begin than limit and agreements allow, and loses nobody, however several workers interleave', async () => {
    const order = fc.record({
      run: fc.nat(12),
      // Whether the worker stores the run together with its count.
      isFresh: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(order, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
        async (scheduler, workers, releases) => {
          const row = new OneRow((answer) => scheduler.schedule(Promise.resolve(answer)));
          const begun = new Set<string>();
          const gateOf = () => createGate({ breaker: row, clock, limit });
          const carried = workers.map(async (runs) => {
            const gate = gateOf();
            const all = runs.map(async ({ run, isFresh }) => {
              const id = String(run);
              const together = isFresh ? (counted: Breaker) => row.begin(id, counted) : undefined;
              if (await gate.pass(id, together)) begun.add(id);
            });
            await Promise.all(all);
          });
          const released = releases.map(async (number, index) => {
            // People try again until it is written.
            for (let isWritten = false; !isWritten;) {
              isWritten = await row.replace(release(await row.read(), allowance(String(index), number)));
            }
          });
          await scheduler.waitFor(Promise.all([...carried, ...released]));
          const agreed = releases.reduce((sum, number) => sum + number, 0);
          const asked = new Set(workers.flat().map(({ run }) => String(run)));
          expect(begun.size).toBeLessThanOrEqual(LIMIT + agreed);
          expect(row.breaker.begun).toHaveLength(begun.size);
          if (releases.length === 0) expect(begun.size).toBe(Math.min(asked.size, LIMIT));

          // Whoever was refused gets through once two people have agreed to so many.
          row.breaker = release(row.breaker, allowance('all', asked.size));
          const late = gateOf();
          const through = Promise.all([...asked].map((id) => late.pass(id)));
          await scheduler.waitFor(through);
          expect(await through).not.toContain(false);
          expect(row.breaker.begun).toHaveLength(asked.size);
        },
      ),
    );
  });

  it('counts runs that come together in one write', async () => {
    const row = atOnce();
    const gate = createGate({ breaker: row, clock, limit });
    await Promise.all(['a', 'b', 'c', 'd'].map((run) => gate.pass(run)));
    expect(row.writes).toBeLessThanOrEqual(2);
  });

  it('needs no write of its own for a run that comes alone and is stored with its count', async () => {
    const row = atOnce();
    row.breaker = allow(row.breaker, allowance('row', 1));
    const gate = createGate({ breaker: row, clock, limit });
    expect(await gate.pass('a', (counted) => row.begin('a', counted))).toBe(true);
    expect([row.writes, [...row.together]]).toEqual([1, ['a']]);
  });

  it('believes a refusal only after reading anew: two people may have released it since', async () => {
    const row = atOnce();
    const gate = createGate({ breaker: row, clock, limit: () => Promise.resolve(1) });
    expect([await gate.pass('a'), await gate.pass('b')]).toEqual([true, false]);
    row.breaker = release(row.breaker, allowance('more', 1));
    expect(await gate.pass('b')).toBe(true);
  });

  it('asks to be tried later when others never stop writing', async () => {
    const gate = createGate({
      breaker: { read: () => Promise.resolve(NEW_BREAKER), replace: () => Promise.resolve(false) },
      clock,
      limit,
    });
    await expect(gate.pass('a')).rejects.toThrow('others are changing the count');
  });
});
