import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import { goOn, type ImportWorkerParts } from '../offboarding/import/go-on';
import { SECOND } from '../offboarding/time';

/** The longest wait for which the queue brings a delivery back (facts); what lasts longer is for the schedule. Seconds. */
const LONGEST_RETRY = 900;

const bodySchema = z.object({ body: z.object({ importId: z.string() }) });

/** Consumer of the queue `imports`: reads files, judges their rows and begins their runs. */
export async function runImportWorker(
  parts: ImportWorkerParts,
  event: unknown,
): Promise<InvocationError | undefined> {
  const parsed = bodySchema.safeParse(event);
  if (!parsed.success) return undefined;
  const wait = await goOn(parts, parsed.data.body.importId);
  const seconds = Math.ceil((wait ?? Infinity) / SECOND);
  if (seconds > LONGEST_RETRY) return undefined;
  return new InvocationError({
    retryAfter: seconds,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    retryData: {},
  });
}
