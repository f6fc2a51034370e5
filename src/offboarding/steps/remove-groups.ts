import { askIdentityTeam } from '../channels/ask-identity-team';
import {
  endByChannels,
  isDefault,
  requestOf,
  type EndedMembership,
  type Membership,
} from '../channels/end-memberships';
import { refusalAdvice, refusedWords } from '../channels/refusal-words';
import type { ChannelRefusal } from '../channels/try-ways';
import { effectId, isBlocked, settledEffects, type Effect } from '../effects';
import { TryLater, tryLater } from '../later';
import { iso } from '../time';
import { patience, waitFor } from './patience';
import { required, type RunInHand, type Step, type StepParts } from './step';

/** Removals that are stored together: what Jira lets through in a second, so that a crash repeats no more than that. */
const STORED_TOGETHER = 50;

/**
 * Ends every planned membership, in parallel as fast as Jira allows, default groups last where it is not urgent. What
 * an identity provider keeps is put to its team.
 */
export const removeGroups: Step = async (hand, parts) => {
  const { removals, leaver } = required(hand.plan, 'plan');
  const known = new Set(settledEffects(hand).map(({ id }) => id));
  const open = removals
    .filter(({ groupId }) => !known.has(effectId('remove-group', groupId)))
    .sort((one, other) => Number(isDefault(one)) - Number(isDefault(other)));
  const batch = open.slice(0, STORED_TOGETHER);
  const { effects, later, isUnclear } = await endMemberships(hand, parts, leaver.accountId, batch);
  if (later) return waitFor(later, effects);
  const wait = isUnclear ? patience(hand, parts) : undefined;
  if (wait) return { ...wait, effects: effects.filter((effect) => !isBlocked(effect)) };
  if (open.length > batch.length) return { kind: 'again', effects };
  const asked = await askIdentityTeam({ ...hand, effects: [...hand.effects, ...effects] }, parts).catch(
    tryLater,
  );
  if (asked instanceof TryLater) return waitFor(asked, effects);
  const all = [...effects, ...asked];
  const store = !closesNext(hand) || all.some(isBlocked);
  return { kind: 'done', effects: all, changes: { verifications: 0 }, store };
};

/**
 * So little is stored together with the account step that follows at once. A refusal is not: once the account is closed,
 * nobody could tell any more that Jira had kept the person in.
 */
const closesNext = ({ run, index }: RunInHand): boolean =>
  run.document.steps[index + 1]?.name === 'close-account';

interface Ended {
  effects: Effect[];
  /** When the memberships without an effect can be tried again. */
  later: TryLater | undefined;
  /** A refusal may mean that an earlier try has ended the membership, and that Jira does not show it yet. */
  isUnclear: boolean;
}

/**
 * Ends these memberships by the allowed channels. What is refused is read back: a person who is out is out, whoever did
 * it; only who is still in is a blocker, with the channels' own words.
 */
export async function endMemberships(
  hand: Pick<RunInHand, 'isRepeat'> & Partial<Pick<RunInHand, 'run'>>,
  { directory, channels, clock }: Pick<StepParts, 'directory' | 'channels' | 'clock'>,
  accountId: string,
  groups: readonly Membership[],
): Promise<Ended> {
  const stillIn = async () =>
    new Set((await directory.leaver(accountId))?.groups.map(({ groupId }) => groupId));
  const inGroups = hand.isRepeat && groups.length > 0 ? await stillIn() : undefined;
  const open = inGroups ? groups.filter(({ groupId }) => inGroups.has(groupId)) : groups;
  const ways = open.length > 0 ? await channels.ways('remove-group') : [];
  const turned = await endByChannels(ways, accountId, open, stillIn, hand.run?.document.urgent);
  const ended: Ended = { effects: [], later: undefined, isUnclear: false };
  for (const group of groups) {
    const came = turned.get(group.groupId) ?? { outcome: 'found-done', words: null };
    if (came.outcome === 'later') {
      ended.later = came.later;
      continue;
    }
    ended.effects.push(effectOf(group, came, iso(clock.now())));
    if (came.outcome === 'refused' && group.synced !== true) {
      ended.isUnclear ||= came.refusals.some(({ inDoubt }) => hand.isRepeat || inDoubt);
    }
  }
  return ended;
}

function effectOf(
  group: Membership,
  came: Exclude<EndedMembership, { outcome: 'later' }>,
  at: string,
): Effect {
  const common = {
    id: effectId('remove-group', group.groupId),
    kind: 'remove-group' as const,
    subject: { id: group.groupId, name: group.name },
    at,
    words: null,
    advice: null,
  };
  switch (came.outcome) {
    case 'done':
      return { ...common, outcome: 'done', channel: came.channel, ...requestOf(came) };
    case 'found-done':
      return { ...common, outcome: 'found-done', words: came.words };
    case 'refused': {
      const channel = came.refusals.at(-1)?.channel;
      const advice = refusalAdvice(came.refusals, usualAdvice(group, came.refusals));
      return {
        ...common,
        outcome: 'blocked',
        words: refusedWords(came.refusals),
        advice,
        ...(channel ? { channel } : {}),
        ...requestOf(came.refusals.at(-1)),
      };
    }
  }
}

function usualAdvice({ defaultOf, synced }: Membership, refusals: readonly ChannelRefusal[]): string {
  if (synced === true) {
    return 'The group comes from an identity provider. The team of the identity provider has to remove the person there; trying again changes nothing.';
  }
  if (defaultOf && defaultOf.length > 0) {
    return `This is a default group of ${defaultOf.join(', ')}, and Jira may keep people in the last one. An organisation admin can take the product away from the person in the directory.`;
  }
  if (refusals.some(({ channel, status }) => channel === 'jira' && status === 403)) {
    return 'Jira does not let Leaver change this group. If it comes from an identity provider, the team of the identity provider has to remove the person there; otherwise a site admin can remove the person or allow the app to change groups.';
  }
  return 'If the group comes from an identity provider, the team of the identity provider has to remove the person there; otherwise a site admin can remove the person from the group.';
}
