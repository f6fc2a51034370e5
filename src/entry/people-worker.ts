import { z } from 'zod';
import { workOnPeople } from '../offboarding/people/work';
import type { PeopleParts } from '../offboarding/people/session';
import type { PeopleWake } from '../offboarding/people/wake';
import { SECOND } from '../offboarding/time';

/** A message of the queue waits no longer (facts of the platform); whatever lasts longer is for the hourly schedule. */
const LONGEST_DELAY = 900;

const bodySchema = z.object({ body: z.object({ isChanged: z.boolean() }) });

/** Consumer of the queue `people`: learns who may use what, and looks for activity. */
export async function runPeopleWorker(
  parts: PeopleParts & { peopleWake: PeopleWake; log: (message: string) => void },
  event: unknown,
): Promise<void> {
  const isChanged = bodySchema.safeParse(event).data?.body.isChanged ?? false;
  const { goOnAt, why } = await workOnPeople(parts, isChanged);
  if (why !== null) parts.log(`Learning about people goes on later: ${why}`);
  if (goOnAt === null) return;
  const seconds = Math.max(0, Math.ceil((goOnAt - parts.clock.now()) / SECOND));
  if (seconds <= LONGEST_DELAY) await parts.peopleWake.goOn(seconds);
}
