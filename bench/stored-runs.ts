import type { TestSite } from '../test/journeys/site';
import { storeRuns } from '../test/pages/stored-runs';

/** How the copies have ended, one after the other. */
const STATUSES = ['completed', 'incomplete', 'cancelled', 'refused'];

export interface Copies {
  /** The number of the first one, from 0: the newest. */
  first: number;
  count: number;
  /** They were created so long one before the other, the newest so long before `now`. Milliseconds. */
  apart: number;
  /** Epoch milliseconds. */
  now: number;
}

/** Stores copies of a run that the site has, through the storage address of the host. */
export function storeCopies(site: TestSite, { first, count, apart, now }: Copies): void {
  storeRuns(site.emulator.host(), count, (index) => ({
    id: `stored-${String(first + index).padStart(6, '0')}`,
    createdAt: new Date(now - (first + index + 1) * apart).toISOString(),
    status: STATUSES[index % STATUSES.length],
  }));
}
