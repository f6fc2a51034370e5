import { NEW_BREAKER } from '../../../src/offboarding/breaker/breaker';
import { work, type WorkerParts } from '../../../src/offboarding/engine/worker';
import { defaultSettings } from '../../../src/offboarding/settings';
import { iso, MINUTE, SECOND } from '../../../src/offboarding/time';

const NOW = Date.parse('2026-11-21T10:00:00.000Z');
/** More than a worker carries at a time, twice over. */
const MANY = 100;

/** A store of runs that only says when each is due, and that each has ended once it is taken then. */
class Runs {
  readonly loads: string[] = [];
  private readonly ended = new Set<string>();

  constructor(
    private readonly clock: { at: number },
    private readonly dueAt: ReadonlyMap<string, number>,
    /** Milliseconds that one takes which is due. */
    private readonly takes: ReadonlyMap<string, number>,
  ) {}

  async load(id: string): Promise<unknown> {
    this.loads.push(id);
    const dueAt = this.dueAt.get(id) ?? 0;
    if (dueAt > this.clock.at) {
      return {
        run: { id, status: 'waiting', work: 'planned', dueAt: iso(dueAt), claim: 1 },
        stop: undefined,
      };
    }
    const until = this.clock.at + (this.takes.get(id) ?? 0);
    while (this.clock.at < until) await new Promise(setImmediate);
    this.ended.add(id);
    return undefined;
  }

  due(line: string, before: string, limit: number): Promise<unknown[]> {
    const found = [...this.dueAt].filter(([id, at]) => at <= Date.parse(before) && !this.ended.has(id));
    const rows = found.sort(([, left], [, right]) => left - right).map(([id]) => ({ id, claim: 1 }));
    return Promise.resolve(line === 'planned' ? rows.slice(0, limit) : []);
  }

  stopRequests = () => Promise.resolve(new Map());
}

/** Lets a worker work off these runs, with time that moves while it sleeps. @returns the runs as it looked at them */
async function worked(
  hints: readonly string[],
  dueAt: Record<string, number>,
  takes: Record<string, number>,
): Promise<string[]> {
  const clock = { at: NOW, now: () => clock.at };
  const runs = new Runs(clock, new Map(Object.entries(dueAt)), new Map(Object.entries(takes)));
  const parts: Partial<Record<keyof WorkerParts, unknown>> = {
    runs,
    clock,
    settings: { read: () => Promise.resolve(defaultSettings()) },
    breaker: { read: () => Promise.resolve(NEW_BREAKER) },
    wake: { look: () => Promise.resolve() },
    remaining: () => NOW + 15 * MINUTE - clock.at,
    sleep: async (milliseconds: number) => {
      await new Promise(setImmediate);
      clock.at += milliseconds;
    },
    log: (message: string) => {
      throw new Error(message);
    },
  };
  await work(parts as WorkerParts, hints);
  return runs.loads;
}

describe('a busy worker', () => {
  it('takes up a run that it was named too early as soon as that is due', async () => {
    const loads = await worked(
      ['early', 'long'],
      { early: NOW + 3 * SECOND, long: NOW },
      { long: 10 * MINUTE },
    );
    expect(loads).toEqual(['early', 'long', 'early']);
  });

  it('goes on with a run that has waited before it begins others', async () => {
    const others = Array.from({ length: MANY }, (_, index) => `other-${String(index)}`);
    const loads = await worked(
      ['waits'],
      { waits: NOW + SECOND / 2, ...Object.fromEntries(others.map((id, index) => [id, NOW - MANY + index])) },
      Object.fromEntries(others.map((id) => [id, 2 * SECOND])),
    );
    const last = loads.lastIndexOf('waits');
    expect(loads.indexOf('waits')).toBeLessThan(last);
    expect(loads.slice(last)).toContain('other-99');
    expect(loads.filter((id) => id === 'waits')).toHaveLength(2);
  });
});
