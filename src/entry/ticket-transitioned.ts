import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import {
  handleTransition,
  type TransitionHint,
  type TransitionParts,
} from '../offboarding/handle-transition';
import { TryLater } from '../offboarding/later';
import { SECOND } from '../offboarding/time';
import { jiraId } from './jira-id';

/** A product event is delivered again at most four times (facts); the search for missed events comes after that. */
const MOST_RETRIES = 4;
const LONGEST_RETRY = 900;
/** Characters of the key of a ticket. */
const MOST_KEY = 300;
/** Waits before each of them, in seconds: a fault of some seconds costs little, one of ten minutes is sat out. */
const RETRY_WAITS = [5, 30, 120, 600];

const named = z.object({ id: z.coerce.string(), name: z.string() }).nullish().catch(null);

/** Only what says where to look: everything else is fetched again. */
const eventSchema = z.object({
  issue: z.object({
    id: jiraId,
    key: z.string().max(MOST_KEY),
    // Documentation and payload disagree on the name of the type (facts); it is used for no decision.
    fields: z.object({ project: z.object({ key: z.string() }), issuetype: named, issueType: named }),
  }),
  atlassianId: z.string().nullish(),
  changelog: z.object({
    id: jiraId,
    items: z.array(
      z.object({
        field: z.string(),
        fieldId: z.string().nullish(),
        to: z.string().nullish(),
        toString: z.unknown(),
      }),
    ),
  }),
  timestamp: z.coerce.number().nullish(),
  retryContext: z.object({ retryCount: z.number() }).nullish(),
});

/** `avi:jira:updated:issue`: a ticket's status changed. */
export async function ticketTransitioned(
  parts: TransitionParts,
  log: (message: string) => void,
  event: unknown,
): Promise<InvocationError | undefined> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    log(`A malformed issue event was dropped: ${parsed.error.issues[0]?.path.join('.') ?? 'no object'}`);
    return undefined;
  }
  const hint = hintOf(parsed.data, parts.clock.now());
  if (!hint) return undefined;
  const retries = parsed.data.retryContext?.retryCount ?? 0;
  const isLastTry = retries >= MOST_RETRIES;
  try {
    await handleTransition(parts, hint, 'ticket', isLastTry);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? error.message : 'unknown failure';
    log(
      `${hint.ticketKey}, change ${hint.changelogId}: ${words}${isLastTry ? '; the hourly search goes on' : ''}`,
    );
    return isLastTry ? undefined : retry(error, retries, parts.clock.now());
  }
}

function hintOf(event: z.infer<typeof eventSchema>, now: number): TransitionHint | undefined {
  const { issue, changelog, atlassianId, timestamp } = event;
  const status = changelog.items.find(({ field, fieldId }) => (fieldId ?? field) === 'status');
  if (!status) return undefined;
  const name =
    Object.hasOwn(status, 'toString') && typeof status.toString === 'string' ? status.toString : null;
  return {
    ticketId: issue.id,
    ticketKey: issue.key,
    projectKey: issue.fields.project.key,
    changelogId: changelog.id,
    told: {
      operatorId: atlassianId ?? null,
      at: timestamp ?? now,
      status: { id: status.to ?? null, name },
      issueType: issue.fields.issuetype ?? issue.fields.issueType ?? null,
    },
  };
}

function retry(error: unknown, retries: number, now: number): InvocationError {
  const asked = error instanceof TryLater ? Math.ceil((error.at - now) / SECOND) : 0;
  return new InvocationError({
    retryAfter: Math.min(Math.max(asked, RETRY_WAITS[retries] ?? 0), LONGEST_RETRY),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    retryData: {},
  });
}
