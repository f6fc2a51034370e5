import { TryLater } from '../later';
import { SECOND, type Clock } from '../time';
import { permit, type Breaker, type Permits } from './breaker';
import { tripOnRecord, type BreakerRecord } from './record';

/** Where the counter stands; written only under the version that was read. */
export interface BreakerStore {
  read(): Promise<Breaker>;
  /**
   * @param record goes on record together with the change
   * @returns false when somebody else has written since `breaker.version - 1`
   */
  replace(breaker: Breaker, record?: BreakerRecord): Promise<boolean>;
  /** Makes the row; without it the first run does. */
  begin(): Promise<void>;
  /** What is on record of its changes, newest first. */
  records(limit: number): Promise<BreakerRecord[]>;
}

export interface GateParts {
  breaker: Pick<BreakerStore, 'read' | 'replace'>;
  clock: Clock;
  /** People who may begin within 24 hours. */
  limit: (breaker: Breaker) => Promise<number>;
}

/**
 * Stores the counter together with something of the caller's own, so that it costs no write of its own. `overtaken` when
 * somebody else has written the counter, `dropped` when the caller does not want it any more.
 */
export type StoreTogether = (counted: Breaker) => Promise<'stored' | 'overtaken' | 'dropped'>;

/** Through which every run passes before its first write. */
export interface Gate {
  /**
   * Whether this run may begin now.
   * @param together used where nobody else is counted in the same write, so that it may not be called at all
   * @throws TryLater when the counter could not be written for others' writes
   */
  pass(runId: string, together?: StoreTogether): Promise<boolean>;
  /** The counter as somebody has read it just now; spares reading it again. */
  see(breaker: Breaker): void;
}

/** Others write the counter seldom: a release, or a worker whose time ran out. */
const MOST_TRIES = 8;

interface Asked {
  runId: string;
  together: StoreTogether | undefined;
  settle: (granted: Promise<boolean>) => void;
}

/**
 * One gate for a worker: runs that come at the same time are counted in one write, and no two writes are under way at
 * once.
 */
export function createGate(parts: GateParts): Gate {
  let waiting: Asked[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let known: Breaker | undefined;

  const passAll = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    if (asked.length === 0) return;
    const granted = count(asked);
    for (const { runId, settle } of asked) settle(granted.then((those) => those.has(runId)));
    await granted.catch(() => undefined);
  };

  const count = async (asked: readonly Asked[]): Promise<ReadonlySet<string>> => {
    const runIds = asked.map(({ runId }) => runId);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const isFresh = known === undefined;
      const current = known ?? (await parts.breaker.read());
      const permits = permit(current, runIds, await parts.limit(current), parts.clock.now());
      known = undefined;
      if (!permits.isChanged) {
        // Who is refused by what was read a moment ago may have been released since.
        if (!isFresh && runIds.some((id) => !permits.granted.has(id))) continue;
        known = current;
        return permits.granted;
      }
      const came = await store(current, permits, asked);
      if (came.outcome === 'overtaken') continue;
      if (came.outcome === 'stored') known = came.breaker;
      return permits.granted;
    }
    throw new TryLater(
      parts.clock.now() + SECOND,
      'others are changing the count of people a day',
      'failure',
    );
  };

  const store = async (
    before: Breaker,
    { breaker, granted }: Permits,
    asked: readonly Asked[],
  ): Promise<{ outcome: Awaited<ReturnType<StoreTogether>>; breaker: Breaker }> => {
    const [only, ...others] = asked;
    // A row that is not there yet cannot be written together with anything: conditions need one.
    if (only?.together && others.length === 0 && granted.has(only.runId) && before.version > 0) {
      return { outcome: await only.together(breaker), breaker };
    }
    const { tripped } = breaker;
    const trips = tripped && !before.tripped;
    const next = trips ? tripOnRecord(breaker, tripped.limit, parts.clock.now()) : { breaker };
    const isStored = await parts.breaker.replace(next.breaker, 'record' in next ? next.record : undefined);
    return { outcome: isStored ? 'stored' : 'overtaken', breaker: next.breaker };
  };

  return {
    pass: (runId, together) =>
      new Promise((resolve) => {
        waiting.push({ runId, together, settle: resolve });
        turn = turn.then(passAll);
      }),
    see: (breaker) => {
      if (known === undefined || known.version < breaker.version) known = breaker;
    },
  };
}
