import type { Channel } from '../words';
import { requestOf } from './end-memberships';
import type { ChangeKind, ChangeOf, RefusedChange, Way } from './port';

/** What a channel answered to a change that it did not make. */
export interface ChannelRefusal extends RefusedChange {
  channel: Channel;
}

/** What came of trying the allowed ways one after the other. */
export type Tried =
  | { outcome: 'done'; channel: Channel; requestId?: string }
  /** Refused, and so nevertheless: somebody else, or an earlier try, was faster. */
  | { outcome: 'found-done'; words: string }
  /** Empty where no way is allowed. */
  | { outcome: 'refused'; refusals: ChannelRefusal[] };

/**
 * Tries the allowed ways until one is accepted or the change is so; what is refused is read back before the next way.
 * @param isSo reads whether the change is so already
 */
export async function tryWays<Kind extends ChangeKind>(
  ways: readonly Way<Kind>[],
  change: ChangeOf<Kind>,
  isSo: () => Promise<boolean>,
): Promise<Tried> {
  const refusals: ChannelRefusal[] = [];
  for (const { channel, make } of ways) {
    const answer = await make(change);
    if (answer.accepted) return { outcome: 'done', channel, ...requestOf(answer) };
    if (await isSo()) return { outcome: 'found-done', words: answer.words };
    refusals.push({ ...answer, channel });
  }
  return { outcome: 'refused', refusals };
}
