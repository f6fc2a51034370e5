import type { TestSite } from '../journeys/site';
import { openRuns } from './end-state';

/** Six hours in rounds of five minutes: the schedules find what the platform gave up, and long waits pass. */
const ROUNDS = 72;
const ROUND_SECONDS = 300;

/**
 * Lets the platform deliver again what it delivers again, then lets time pass until nothing is open any more.
 * @param isFound tells whether the app knows of everything that it has to do
 */
export async function settle(site: TestSite, isFound: () => Promise<boolean>): Promise<void> {
  await site.drain();
  for (let round = 0; round < ROUNDS; round += 1) {
    if ((await isFound()) && (await openRuns(site)).length === 0) return;
    await site.advance(ROUND_SECONDS);
    await site.drain();
  }
}
