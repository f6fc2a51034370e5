import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import { heedComment } from '../offboarding/candidates/answer';
import type { CandidateParts } from '../offboarding/candidates/parts';
import { jiraId } from './jira-id';

/** Seconds until a comment that could not be heeded comes again; the last probe before the run reads it anyway. */
const RETRY_AFTER = 60;

const eventSchema = z.object({
  issue: z.object({ id: jiraId }),
  comment: z.object({ author: z.object({ accountId: z.string() }) }),
});

/** `avi:jira:commented:issue` on a tracking ticket: the manifest's filter lets no other ticket through. */
export async function candidateCommented(
  parts: CandidateParts,
  log: (message: string) => void,
  event: unknown,
): Promise<InvocationError | undefined> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    log(`A malformed comment event was dropped: ${parsed.error.issues[0]?.path.join('.') ?? 'no object'}`);
    return undefined;
  }
  const { issue, comment } = parsed.data;
  try {
    await heedComment(parts, issue.id, { accountId: comment.author.accountId, displayName: '' });
    return undefined;
  } catch (error) {
    log(`A comment on ${issue.id} waits: ${error instanceof Error ? error.message : 'unknown failure'}`);
    return new InvocationError({
      retryAfter: RETRY_AFTER,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: {},
    });
  }
}
