import { z } from 'zod';
import { noteActivity, notePerson, noteView, removePerson, type NoteParts } from '../offboarding/people/note';

const activitySchema = z.object({ atlassianId: z.string().min(1), selfGenerated: z.boolean().nullish() });

const userSchema = z.object({
  eventType: z.string(),
  user: z.object({
    accountId: z.string().min(1),
    accountType: z.enum(['atlassian', 'app', 'customer', 'unknown']).catch('unknown'),
    displayName: z.string().catch(''),
    active: z.boolean().catch(true),
  }),
});

const CREATED = 'avi:jira:created:user';
const DELETED = 'avi:jira:deleted:user';

/** `avi:jira:created:issue`, `updated:issue` and `commented:issue`: somebody has done something. */
export async function personActive(parts: NoteParts, event: unknown): Promise<void> {
  const parsed = activitySchema.safeParse(event);
  if (parsed.success) await noteActivity(parts, parsed.data.atlassianId);
}

/** `avi:jira:viewed:issue`: somebody looks at an issue. The manifest's filter lets one of twenty through. */
export async function issueViewed(parts: NoteParts, event: unknown): Promise<void> {
  const parsed = activitySchema.safeParse(event);
  if (parsed.success) await noteView(parts, parsed.data.atlassianId);
}

/**
 * `avi:jira:created:user`, `updated:user` and `deleted:user`. There are no events of groups (the platform's list of Jira
 * events has none): who joined or left one is seen when its members are read again.
 */
export async function personChanged(
  parts: NoteParts,
  log: (message: string) => void,
  event: unknown,
): Promise<void> {
  const parsed = userSchema.safeParse(event);
  if (!parsed.success) {
    log(`A malformed user event was dropped: ${parsed.error.issues[0]?.path.join('.') ?? 'no object'}`);
    return;
  }
  const { eventType, user } = parsed.data;
  const { accountId, displayName: name, accountType: kind, active } = user;
  if (eventType === DELETED) await removePerson(parts.people, accountId);
  else await notePerson(parts, { accountId, name, kind, active }, eventType === CREATED);
}
