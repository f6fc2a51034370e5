import { effectId, isBlocked, settledEffects, type Effect } from '../effects';
import type { GroupName } from '../facts';
import { TryLater } from '../later';
import type { PlannedRemoval } from '../plan';
import type { Change } from '../ports';
import { iso } from '../time';
import { patience } from './patience';
import { required, type RunInHand, type Step, type StepParts } from './step';

/** Removals that are stored together: what Jira lets through in a second, so that a crash repeats no more than that. */
const STORED_TOGETHER = 50;

/** Ends every planned membership, in parallel as fast as Jira allows. */
export const removeGroups: Step = async (hand, parts) => {
  const { removals, leaver } = required(hand.plan, 'plan');
  const known = new Set(settledEffects(hand).map(({ id }) => id));
  const open = removals.filter(({ groupId }) => !known.has(effectId('remove-group', groupId)));
  const batch = open.slice(0, STORED_TOGETHER);
  const { effects, later, isUnclear } = await endMemberships(hand, parts, leaver.accountId, batch);
  if (later) return { kind: 'wait', at: later.at, waitingFor: later.why, cause: later.kind, effects };
  const wait = isUnclear ? patience(hand, parts) : undefined;
  if (wait) return { ...wait, effects: effects.filter((effect) => !isBlocked(effect)) };
  if (open.length > batch.length) return { kind: 'again', effects };
  return { kind: 'done', effects, changes: { verifications: 0 }, store: true };
};

interface Ended {
  effects: Effect[];
  /** When the memberships without an effect can be tried again. */
  later: TryLater | undefined;
  /** A refusal may mean that an earlier try has ended the membership, and that Jira does not show it yet. */
  isUnclear: boolean;
}

/**
 * Ends these memberships. What Jira refuses is read back: a person who is out is out, whoever did it; only who is
 * still in is a blocker, with Jira's own words.
 */
export async function endMemberships(
  hand: Pick<RunInHand, 'isRepeat'>,
  { directory, clock }: StepParts,
  accountId: string,
  groups: readonly (GroupName & { defaultOf?: PlannedRemoval['defaultOf'] })[],
): Promise<Ended> {
  const memberships = async () =>
    new Set((await directory.leaver(accountId))?.groups.map(({ groupId }) => groupId));
  const inGroups = hand.isRepeat ? await memberships() : undefined;
  const results = await Promise.all(
    groups.map(
      async (group): Promise<{ group: (typeof groups)[number]; change: Change | TryLater | 'absent' }> => {
        if (inGroups && !inGroups.has(group.groupId)) return { group, change: 'absent' };
        return { group, change: await directory.removeFromGroup(group.groupId, accountId).catch(later) };
      },
    ),
  );
  const refused = results.some(({ change }) => isRefusal(change));
  const still = refused ? await memberships() : new Set<string>();
  const ended: Ended = { effects: [], later: undefined, isUnclear: false };
  for (const { group, change } of results) {
    if (change instanceof TryLater) ended.later = change;
    else ended.effects.push(effectOf(group, change, still, iso(clock.now())));
    const isDoubted = isRefusal(change) && (hand.isRepeat || change.inDoubt);
    if (isDoubted && still.has(group.groupId)) ended.isUnclear = true;
  }
  return ended;
}

function later(error: unknown): TryLater {
  if (error instanceof TryLater) return error;
  throw error;
}

const isRefusal = (change: Change | TryLater | 'absent'): change is Extract<Change, { accepted: false }> =>
  typeof change === 'object' && 'accepted' in change && !change.accepted;

function effectOf(
  group: GroupName & { defaultOf?: readonly string[] },
  change: Change | 'absent',
  still: ReadonlySet<string>,
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
  if (change === 'absent') return { ...common, outcome: 'found-done' };
  if (change.accepted) return { ...common, outcome: 'done' };
  if (!still.has(group.groupId)) return { ...common, outcome: 'found-done', words: change.words };
  return { ...common, outcome: 'blocked', words: change.words, advice: adviceFor(group, change) };
}

function adviceFor(
  group: { defaultOf?: readonly string[] },
  { status }: Extract<Change, { accepted: false }>,
): string {
  if (group.defaultOf && group.defaultOf.length > 0) {
    return `This is a default group of ${group.defaultOf.join(', ')}, and Jira may keep people in the last one. An organisation admin can take the product away from the person in the directory.`;
  }
  if (status === 403) {
    return 'Jira does not let Leaver change this group. If it comes from an identity provider, the team of the identity provider has to remove the person there; otherwise a site admin can remove the person or allow the app to change groups.';
  }
  return 'If the group comes from an identity provider, the team of the identity provider has to remove the person there; otherwise a site admin can remove the person from the group.';
}
