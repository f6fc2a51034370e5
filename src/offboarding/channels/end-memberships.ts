import type { GroupName } from '../facts';
import { TryLater } from '../later';
import type { PlannedRemoval } from '../plan';
import type { Channel } from '../words';
import type { Change, Way } from './port';
import type { ChannelRefusal } from './try-ways';

/** A membership to end, as far as a plan knows more of it than its name. */
export type Membership = GroupName & Partial<Pick<PlannedRemoval, 'defaultOf' | 'synced'>>;

/** What came of one membership. */
export type EndedMembership =
  | { outcome: 'done'; channel: Channel; requestId?: string }
  | { outcome: 'found-done'; words: string | null }
  /** Every allowed channel refused, and the person is still in; empty where none is allowed. */
  | { outcome: 'refused'; refusals: ChannelRefusal[] }
  | { outcome: 'later'; later: TryLater };

/**
 * Asks the channels one after the other; what one refuses is read back once for all before the next one is asked. What
 * an identity provider keeps is refused by all of them, so that one is enough. Jira may keep people in their last default
 * group (facts of Jira, "Traps"): those are asked for after the others.
 * @param stillIn reads the groups in which the person is now
 * @param atOnce asks for default groups together with the others and once more where Jira kept one: a round trip less,
 * at the price of a call more
 */
export async function endByChannels(
  ways: readonly Way<'remove-group'>[],
  accountId: string,
  groups: readonly Membership[],
  stillIn: () => Promise<ReadonlySet<string>>,
  atOnce = false,
): Promise<Map<string, EndedMembership>> {
  const ended = new Map<string, EndedMembership>(
    groups.map(({ groupId }) => [groupId, { outcome: 'refused', refusals: [] }]),
  );
  const refusalsOf = (groupId: string): ChannelRefusal[] | undefined => {
    const so = ended.get(groupId);
    return so?.outcome === 'refused' ? so.refusals : undefined;
  };
  for (const { channel, make } of ways) {
    const open = groups.filter(({ groupId, synced }) => {
      const refusals = refusalsOf(groupId);
      return refusals !== undefined && (synced !== true || refusals.length === 0);
    });
    const remove = async ({ groupId }: Membership): Promise<Answered> => ({
      groupId,
      answer: await make({ kind: 'remove-group', groupId, accountId }).catch(orLater),
    });
    const first = await Promise.all(open.filter((group) => atOnce || !isDefault(group)).map(remove));
    const answers = new Map(first.map(({ groupId, answer }) => [groupId, answer]));
    const left = open.filter(({ groupId }) => !answers.has(groupId) || isRefusal(answers.get(groupId)));
    const second = await Promise.all(left.filter(isDefault).map(remove));
    for (const { groupId, answer } of second) answers.set(groupId, answer);
    const still = [...answers.values()].some(isRefusal) ? await stillIn() : new Set<string>();
    for (const [groupId, answer] of answers) {
      ended.set(groupId, cameOf(groupId, answer, channel, still, refusalsOf(groupId) ?? []));
    }
  }
  return ended;
}

/** Whether Jira may keep somebody in this group when it is their last one. */
export const isDefault = ({ defaultOf }: Membership): boolean => (defaultOf?.length ?? 0) > 0;

interface Answered {
  groupId: string;
  answer: Change | TryLater;
}

function cameOf(
  groupId: string,
  answer: Change | TryLater,
  channel: Channel,
  still: ReadonlySet<string>,
  before: ChannelRefusal[],
): EndedMembership {
  if (answer instanceof TryLater) return { outcome: 'later', later: answer };
  if (answer.accepted) return { outcome: 'done', channel, ...requestOf(answer) };
  if (!still.has(groupId)) return { outcome: 'found-done', words: answer.words };
  return { outcome: 'refused', refusals: [...before, { ...answer, channel }] };
}

/** What an answer calls the request, where it does. */
export const requestOf = ({ requestId }: { requestId?: string } = {}): { requestId?: string } =>
  requestId === undefined ? {} : { requestId };

const isRefusal = (answer: Change | TryLater | undefined): boolean =>
  answer !== undefined && 'accepted' in answer && !answer.accepted;

function orLater(error: unknown): TryLater {
  if (error instanceof TryLater) return error;
  throw error;
}
