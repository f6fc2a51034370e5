import type { Change } from '../offboarding/channels/port';
import { JiraRefusal } from './call';

/**
 * A refusal of a write is an answer, not an error: reading back decides what it means.
 * @param write hands on what the answer calls the request; of several requests the last one counts
 */
export async function answered(
  write: (told: (requestId: string) => void) => Promise<unknown>,
): Promise<Change> {
  const asked: { requestId?: string } = {};
  try {
    await write((requestId) => {
      asked.requestId = requestId;
    });
    return { accepted: true, ...asked };
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    const { status, words, inDoubt } = error;
    return { accepted: false, status, words, inDoubt, ...asked };
  }
}
