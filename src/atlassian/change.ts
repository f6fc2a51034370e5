import type { Change } from '../offboarding/channels/port';
import { AtlassianRefusal } from './call';

/** A refusal of a write is an answer, not an error: reading back decides what it means. */
export async function change(
  write: (told: (requestId: string) => void) => Promise<unknown>,
): Promise<Change> {
  const answered: { requestId?: string } = {};
  try {
    await write((requestId) => {
      answered.requestId = requestId;
    });
    return { accepted: true, ...answered };
  } catch (error) {
    if (!(error instanceof AtlassianRefusal)) throw error;
    const { status, words, inDoubt, reason } = error;
    return { accepted: false, status, words, inDoubt, ...(reason && { cause: reason }), ...answered };
  }
}
