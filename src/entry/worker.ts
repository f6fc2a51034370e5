import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import { work, type WorkerParts } from '../offboarding/engine/worker';
import { SECOND } from '../offboarding/time';

const LONGEST_RETRY = 900;

/** The body says only where to look first. */
const bodySchema = z.object({ body: z.object({ look: z.array(z.string()) }) });

/** Consumer of the queue `work`: carries what is due. */
export async function runWorker(parts: WorkerParts, event: unknown): Promise<InvocationError | undefined> {
  const parsed = bodySchema.safeParse(event);
  const { retryAfter } = await work(parts, parsed.success ? parsed.data.body.look : []);
  if (retryAfter === undefined) return undefined;
  return new InvocationError({
    retryAfter: Math.min(Math.ceil(retryAfter / SECOND), LONGEST_RETRY),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    retryData: {},
  });
}
