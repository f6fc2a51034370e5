import type { TestSite } from '../journeys/site';
import { openRuns } from './end-state';

/** Rounds of five minutes in which the schedules may find what the platform gave up. */
const ROUNDS = 24;
const TICK_SECONDS = 300;
const HOUR_SECONDS = 3600;

/**
 * Lets the platform deliver again what it delivers again, then lets time pass until the schedules have found the rest.
 * @param isFound tells whether the app knows of everything that it has to do
 */
export async function settle(site: TestSite, isFound: () => Promise<boolean>): Promise<void> {
  await site.drain();
  if (!(await isFound())) {
    // The clock passes the hour of the schedule that looks for missed events.
    await site.advance(HOUR_SECONDS);
    await site.drain();
  }
  for (let round = 0; round < ROUNDS && (await openRuns(site)).length > 0; round += 1) {
    await site.advance(TICK_SECONDS);
    await site.drain();
  }
}
