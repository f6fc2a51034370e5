import { isBlocked, latestEffects, type EffectKind } from '../effects';
import type { GroupName } from '../facts';
import type { Verification } from '../run';
import type { RunInHand } from './step';

/** Effects on the account itself. */
export const ACCOUNT_EFFECTS: readonly EffectKind[] = [
  'hold-account',
  'suspend-account',
  'disable-account',
  'schedule-deletion',
  'delete-account',
];

/** Whether the person, their account and their work are as the effects of the run left them. */
export const isAsExpected = (hand: RunInHand, seen: Verification): boolean =>
  unexpected(hand, seen).length === 0 &&
  accountIsAsExpected(hand, seen) &&
  (seen.remaining ?? []).length === 0;

/**
 * Memberships that no blocker explains. A run that was stopped expects gone only what it has ended itself; after the
 * days before a deletion a new membership is somebody's decision, which is reported and not undone.
 */
export function unexpected(hand: RunInHand, { groups }: Verification): GroupName[] {
  const removals = latestEffects(hand.effects).filter(({ kind }) => kind === 'remove-group');
  const blocked = new Set(removals.filter(isBlocked).map(({ subject }) => subject.id));
  const tried = new Set(removals.map(({ subject }) => subject.id));
  const before = hand.run.document.steps.slice(0, hand.index).map(({ name }) => name);
  const hasWaited = before.lastIndexOf('wait-for-deletion') > before.lastIndexOf('remove-groups');
  return groups.filter(
    ({ groupId }) => !hasWaited && !blocked.has(groupId) && (tried.has(groupId) || !isStopped(hand)),
  );
}

export const isStopped = ({ run }: Pick<RunInHand, 'run'>): boolean => run.document.reason !== null;

/** Whether the run has changed the account, so that the organisation is asked how it stands. */
export const changedAccount = ({ effects }: Pick<RunInHand, 'effects'>): boolean =>
  latestEffects(effects).some(
    (effect) => effect.kind !== 'hold-account' && ACCOUNT_EFFECTS.includes(effect.kind) && !isBlocked(effect),
  );

/** What the organisation says counts; where it says nothing, what Jira shows. */
export function accountIsAsExpected(
  { effects, plan }: Pick<RunInHand, 'effects' | 'plan'>,
  { isHeld, onSite, active = onSite, account }: Verification,
): boolean {
  const latest = latestEffects(effects);
  const succeeded = (kind: EffectKind) => latest.some((effect) => effect.kind === kind && !isBlocked(effect));
  const isOff = account ? account.account !== 'active' || account.isDeletionPending : !active;
  if (succeeded('delete-account')) return !onSite;
  if (succeeded('schedule-deletion') && !isOff) return false;
  if (succeeded('disable-account') && !isOff) return false;
  if (succeeded('suspend-account') && !(account ? account.membership !== 'active' : !active)) return false;
  return isHeld || !(succeeded('hold-account') || plan?.isHeld === true);
}
