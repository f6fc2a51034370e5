import type { Directory } from '../ports';
import { iso, type Clock } from '../time';
import type { BreakerStore } from './gate';

export interface CountParts {
  directory: Pick<Directory, 'activePeople'>;
  breaker: BreakerStore;
  clock: Clock;
}

/** Others write the counter seldom, and tomorrow is another day. */
const MOST_TRIES = 3;

/** Reads how many people are active here, which a part of the daily limit is counted from. */
export async function countActivePeople({ directory, breaker, clock }: CountParts): Promise<void> {
  const count = await directory.activePeople();
  if (count === undefined) return;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const current = await breaker.read();
    const activePeople = { count, readAt: iso(clock.now()) };
    if (await breaker.replace({ ...current, version: current.version + 1, activePeople })) return;
  }
}
