import { isDefault } from '../channels/end-memberships';
import type { AccountState, Way } from '../channels/port';
import { tryWays } from '../channels/try-ways';
import { effectId, isBlocked, latestEffects, type Effect } from '../effects';
import type { Plan } from '../plan';
import { reason, reasonInWords } from '../reasons';
import { waitFor, type Waiting } from '../steps/patience';
import { endMemberships } from '../steps/remove-groups';
import type { RunInHand, StepParts } from '../steps/step';
import { effectMaker, effectOfTries, isMade, plannedWays } from './account-effect';

/**
 * Closes the account so that it can be opened again: deactivated or suspended where that is planned, else, and where it
 * is refused, in the holding group.
 */
export async function keepAccount(
  hand: RunInHand,
  parts: StepParts,
  plan: Plan,
): Promise<Effect[] | Waiting> {
  const { action, meanwhile } = plan.account;
  const kept = action === 'delete' ? meanwhile : action;
  if (kept !== 'disable' && kept !== 'suspend') return hold(hand, parts, plan);
  const closed = await closeFor(hand, parts, plan, kept);
  if (closed?.kind === 'wait') return closed;
  const made = closed ? [closed] : [];
  if (made.some(isBlocked)) {
    const held = await hold(hand, parts, plan);
    return 'kind' in held ? held : [...made, ...held];
  }
  const ended = await retryDefaultGroups({ ...hand, effects: [...hand.effects, ...made] }, parts, plan);
  return 'kind' in ended ? { ...ended, effects: [...made, ...(ended.effects ?? [])] } : [...made, ...ended];
}

const CHANGES = { disable: 'disable-account', suspend: 'suspend-account' } as const;
const ADVICE = {
  disable:
    'The Atlassian account could not be deactivated. An organisation admin can do it in the directory.',
  suspend: 'The person could not be suspended. An organisation admin can do it in the directory.',
} as const;

/** @returns undefined when it was done before */
async function closeFor(
  hand: RunInHand,
  parts: StepParts,
  plan: Plan,
  kept: keyof typeof CHANGES,
): Promise<Effect | Waiting | undefined> {
  const { accountId, displayName } = plan.leaver;
  const kind = CHANGES[kept];
  if (isMade(hand, effectId(kind, accountId))) return undefined;
  const make = effectMaker(parts, kind, { id: accountId, name: displayName });
  const isSo = async () => {
    const state = await parts.channels.accountState(accountId);
    if (state) return isClosed(state, kept);
    return (await parts.directory.leaver(accountId))?.active !== true;
  };
  if (hand.isRepeat && (await isSo())) return make('found-done');
  const { channels } = await parts.settings.read();
  const tried =
    kept === 'disable'
      ? await tryWays(
          await plannedWays(parts, plan, 'disable-account'),
          { kind: 'disable-account', accountId, message: channels.deactivation.message },
          isSo,
        )
      : await tryWays(
          await plannedWays(parts, plan, 'suspend-account'),
          { kind: 'suspend-account', accountId },
          isSo,
        );
  return effectOfTries(hand, parts, make, tried, ADVICE[kept]);
}

/** Whether the account is closed as far as was wanted, or further. */
const isClosed = ({ account, membership }: AccountState, kept: keyof typeof CHANGES): boolean =>
  account !== 'active' || (kept === 'suspend' && membership !== 'active');

/**
 * Jira may keep somebody in the last default group only as long as they are an active person: what it refused before the
 * account was closed is tried once more after it.
 */
async function retryDefaultGroups(
  hand: RunInHand,
  parts: StepParts,
  { leaver, removals }: Plan,
): Promise<Effect[] | Waiting> {
  const latest = latestEffects(hand.effects);
  const closedAt = latest.find(({ kind }) => kind === CHANGES.disable || kind === CHANGES.suspend)?.at ?? '';
  const kept = new Set(
    latest
      .filter((effect) => effect.kind === 'remove-group' && isBlocked(effect) && effect.at < closedAt)
      .map(({ subject }) => subject.id),
  );
  const groups = removals.filter((group) => kept.has(group.groupId) && isDefault(group) && !group.synced);
  if (groups.length === 0) return [];
  const { effects, later } = await endMemberships({ isRepeat: false }, parts, leaver.accountId, groups);
  if (later) return waitFor(later, effects);
  return effects;
}

async function hold(hand: RunInHand, parts: StepParts, plan: Plan): Promise<Effect[] | Waiting> {
  const { holdingGroupId } = plan.account;
  const { accountId } = plan.leaver;
  if (holdingGroupId === null) {
    const make = effectMaker(parts, 'hold-account', { id: 'none', name: 'holding group' });
    return [make('blocked', null, reasonInWords(reason('holding-group-not-set', {})))];
  }
  if (plan.isHeld || isMade(hand, effectId('hold-account', holdingGroupId))) return [];
  const make = effectMaker(parts, 'hold-account', { id: holdingGroupId, name: 'holding group' });
  const isHeld = async () =>
    (await parts.directory.leaver(accountId))?.groups.some(({ groupId }) => groupId === holdingGroupId) ??
    false;
  if (hand.isRepeat && (await isHeld())) return [make('found-done')];
  const ways: Way<'hold-account'>[] = await parts.channels.ways('hold-account');
  const tried = await tryWays(ways, { kind: 'hold-account', groupId: holdingGroupId, accountId }, isHeld);
  const held = effectOfTries(
    hand,
    parts,
    make,
    tried,
    'Leaver could not put the account into the holding group. A site admin can do it, or close the account by hand.',
  );
  return held.kind === 'wait' ? held : [held];
}
