import { isBlocked, latestEffects, type Effect } from '../effects';
import type { GroupName, LeaverFacts } from '../facts';
import type { Plan } from '../plan';
import type { Verification } from '../run';
import { iso } from '../time';
import { isGone } from './close-account';
import { patience } from './patience';
import { endMemberships } from './remove-groups';
import { required, type RunInHand, type Step, type StepParts } from './step';

/** Reads lag behind writes by an unknown time. First short looks, in milliseconds; then the run waits in the queue. */
const SHORT_LOOKS = [0, 300, 700];

/** Reads everything back: what Jira shows counts, not how it answered the writes. */
export const verify: Step = async (hand, parts) => {
  const plan = required(hand.plan, 'plan');
  const seen = await look(hand, parts, plan);
  const surplus = unexpected(hand, seen);
  if (surplus.length > 0 || !accountIsAsExpected(hand, seen)) {
    const wait = patience(hand, parts);
    const endsAgain = hand.run.document.verifications > 0 && !isStopped(hand);
    if (wait) return { ...wait, effects: endsAgain ? await endAgain(parts, plan, surplus) : [] };
  }
  const isOut = seen.groups.length === 0 && seen.products.length === 0;
  const accessGoneAt = hand.run.document.accessGoneAt ?? (isOut ? seen.at : null);
  return {
    kind: 'done',
    changes: { verification: seen, accessGoneAt, verifications: 0 },
    store: false,
  };
};

/**
 * Somebody may have put the leaver into a group meanwhile: ending that membership again does no harm. Only what
 * Jira accepts is news: a refusal says nothing as long as reads may lag, and what is still there at the last look is
 * named without it.
 */
async function endAgain(parts: StepParts, plan: Plan, surplus: readonly GroupName[]): Promise<Effect[]> {
  const ended = await endMemberships({ isRepeat: false }, parts, plan.leaver.accountId, surplus);
  return ended.effects.filter(({ outcome }) => outcome === 'done');
}

async function look(
  hand: RunInHand,
  { directory, clock, sleep }: StepParts,
  plan: Plan,
): Promise<Verification> {
  let seen: Verification | undefined;
  for (const wait of SHORT_LOOKS) {
    if (wait > 0) await sleep(wait);
    const leaver = await directory.leaver(plan.leaver.accountId);
    seen = verificationOf(leaver, plan.account.holdingGroupId, iso(clock.now()));
    if (unexpected(hand, seen).length === 0 && accountIsAsExpected(hand, seen)) break;
  }
  return required(seen, 'verification');
}

function verificationOf(
  leaver: LeaverFacts | undefined,
  holdingGroupId: string | null,
  at: string,
): Verification {
  const groups = leaver?.groups ?? [];
  return {
    at,
    groups: groups
      .filter(({ groupId }) => groupId !== holdingGroupId)
      .map(({ groupId, name }) => ({ groupId, name })),
    isHeld: groups.some(({ groupId }) => groupId === holdingGroupId),
    products: [...(leaver?.products ?? [])],
    onSite: !isGone(leaver),
  };
}

/**
 * Memberships that no blocker explains. A run that was stopped expects gone only what it has ended itself; after the
 * days before a deletion a new membership is somebody's decision, which is reported and not undone.
 */
function unexpected(hand: RunInHand, { groups }: Verification): GroupName[] {
  const removals = latestEffects(hand.effects).filter(({ kind }) => kind === 'remove-group');
  const blocked = new Set(removals.filter(isBlocked).map(({ subject }) => subject.id));
  const tried = new Set(removals.map(({ subject }) => subject.id));
  const before = hand.run.document.steps.slice(0, hand.index).map(({ name }) => name);
  const hasWaited = before.lastIndexOf('wait-for-deletion') > before.lastIndexOf('remove-groups');
  return groups.filter(
    ({ groupId }) => !hasWaited && !blocked.has(groupId) && (tried.has(groupId) || !isStopped(hand)),
  );
}

const isStopped = ({ run }: RunInHand): boolean => run.document.reason !== null;

function accountIsAsExpected({ effects, plan }: RunInHand, { isHeld, onSite }: Verification): boolean {
  const latest = latestEffects(effects);
  const succeeded = (kind: string) =>
    latest.some((effect) => effect.kind === kind && effect.outcome !== 'blocked');
  if (succeeded('delete-account')) return !onSite;
  return isHeld || !(succeeded('hold-account') || plan?.isHeld === true);
}
