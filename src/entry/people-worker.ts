import { workOnPeople } from '../offboarding/people/work';
import type { PeopleParts } from '../offboarding/people/session';
import type { PeopleWake } from '../offboarding/people/wake';
import { SECOND } from '../offboarding/time';

/** A message of the queue waits no longer (facts of the platform); whatever lasts longer is for the hourly schedule. */
const LONGEST_DELAY = 900;

/** Consumer of the queue `people`: learns who may use what, and looks for activity. */
export async function runPeopleWorker(
  parts: PeopleParts & { peopleWake: PeopleWake; log: (message: string) => void },
): Promise<void> {
  const { goOnAt, why } = await workOnPeople(parts);
  if (why !== null) parts.log(`Learning about people goes on later: ${why}`);
  if (goOnAt === null) return;
  const seconds = Math.max(0, Math.ceil((goOnAt - parts.clock.now()) / SECOND));
  if (seconds <= LONGEST_DELAY) await parts.peopleWake.goOn(seconds);
}
