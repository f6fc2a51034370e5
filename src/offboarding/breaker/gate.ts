import { TryLater } from '../later';
import { SECOND, type Clock } from '../time';
import { permit, type Breaker } from './breaker';

/** Where the counter stands; written only under the version that was read. */
export interface BreakerStore {
  read(): Promise<Breaker>;
  /** @returns false when somebody else has written since `breaker.version - 1` */
  replace(breaker: Breaker): Promise<boolean>;
}

export interface GateParts {
  breaker: BreakerStore;
  clock: Clock;
  /** People who may begin within 24 hours. */
  limit: () => Promise<number>;
}

/** Through which every run passes before its first write. */
export interface Gate {
  /** Whether this run may begin now. @throws TryLater when the counter could not be written for others' writes */
  pass(runId: string): Promise<boolean>;
}

/** Others write the counter seldom: a release, or a worker whose time ran out. */
const MOST_TRIES = 8;

/**
 * One gate for a worker: runs that come at the same time are counted in one write, and no two writes are under way at
 * once.
 */
export function createGate(parts: GateParts): Gate {
  let waiting: { runId: string; settle: (granted: Promise<boolean>) => void }[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  const passAll = async (): Promise<void> => {
    const asked = waiting;
    waiting = [];
    if (asked.length === 0) return;
    const granted = count(
      parts,
      asked.map(({ runId }) => runId),
    );
    for (const { runId, settle } of asked) settle(granted.then((those) => those.has(runId)));
    await granted.catch(() => undefined);
  };

  return {
    pass: (runId) =>
      new Promise((resolve) => {
        waiting.push({ runId, settle: resolve });
        turn = turn.then(passAll);
      }),
  };
}

async function count({ breaker, clock, limit }: GateParts, runIds: string[]): Promise<ReadonlySet<string>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [current, most] = await Promise.all([breaker.read(), limit()]);
    const permits = permit(current, runIds, most, clock.now());
    if (!permits.isChanged || (await breaker.replace(permits.breaker))) return permits.granted;
  }
  throw new TryLater(clock.now() + SECOND, 'others are changing the count of people a day', 'failure');
}
