import type { Clock } from '../../contract';
import { KVS } from '../limits';
import { tooMany } from './errors';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** Counts requests and units against the installation's limits, in windows of the emulator's clock. */
export interface UnitMeter {
  /** @throws KvsError 429 when a limit is used up; `needs` says which kind of units the request takes */
  admit(needs: 'read' | 'write'): void;
  spend(needs: 'read' | 'write', units: number): void;
}

/** Source: https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
export function createUnitMeter(clock: Clock): UnitMeter {
  const requests = createWindow(clock, SECOND_MS);
  const units = { read: createWindow(clock, MINUTE_MS), write: createWindow(clock, MINUTE_MS) };
  const limits = { read: KVS.readUnitsPerMinute, write: KVS.writeUnitsPerMinute };
  return {
    admit(needs) {
      if (requests.used() >= KVS.requestsPerSecond || units[needs].used() >= limits[needs]) {
        throw tooMany(`${needs}s`);
      }
      requests.add(1);
    },
    spend(needs, count) {
      units[needs].add(count);
    },
  };
}

/** How many units a payload takes: it is rounded up to whole 10 KB, at least one. */
export function unitsOf(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / KVS.unitBytes));
}

function createWindow(clock: Clock, lengthMs: number) {
  let current = 0;
  let count = 0;
  const roll = () => {
    const window = Math.floor(clock.now() / lengthMs);
    if (window !== current) [current, count] = [window, 0];
  };
  return {
    used() {
      roll();
      return count;
    },
    add(amount: number) {
      roll();
      count += amount;
    },
  };
}
