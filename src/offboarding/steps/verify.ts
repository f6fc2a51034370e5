import type { Effect } from '../effects';
import type { GroupName, LeaverFacts } from '../facts';
import { withFittedNames } from '../fitted-names';
import { readRemaining } from '../hand-over/still-held';
import type { Plan } from '../plan';
import { endsAccess, leavesEverything, type Verification } from '../run';
import { readBack } from '../restore/read-back';
import { iso } from '../time';
import { newWatch } from '../watch/watch';
import { isGone } from './close-account';
import { changedAccount, isAsExpected, isStopped, unexpected } from './expectations';
import { patience } from './patience';
import { endMemberships } from './remove-groups';
import { required, type RunInHand, type Step, type StepParts } from './step';

/** Reads lag behind writes by an unknown time. First short looks, in milliseconds; then the run waits in the queue. */
const SHORT_LOOKS = [0, 300, 700];

/** Reads everything back: what Jira shows counts, not how it answered the writes. */
export const verify: Step = async (hand, parts) => {
  if (hand.run.document.procedure === 'restore') return readBack(hand, parts);
  const plan = required(hand.plan, 'plan');
  const seen = await look(hand, parts, plan);
  if (!isAsExpected(hand, seen)) {
    const surplus = unexpected(hand, seen);
    const wait = patience(hand, parts);
    const endsAgain = hand.run.document.verifications > 0 && !isStopped(hand);
    if (wait) return { ...wait, effects: endsAgain ? await endAgain(parts, plan, surplus) : [] };
  }
  const isOut = seen.groups.length === 0 && (seen.products.length === 0 || !endsAccess(hand.run));
  const accessGoneAt = hand.run.document.accessGoneAt ?? (isOut ? seen.at : null);
  if (!isStopped(hand)) await parts.watches.begin(newWatch(hand.run, parts.clock.now()));
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

async function look(hand: RunInHand, parts: StepParts, plan: Plan): Promise<Verification> {
  const { accountId } = plan.leaver;
  let seen: Verification | undefined;
  for (const wait of SHORT_LOOKS) {
    if (wait > 0) await parts.sleep(wait);
    const [leaver, account, remaining] = await Promise.all([
      parts.directory.leaver(accountId),
      changedAccount(hand) ? parts.channels.accountState(accountId) : null,
      readRemaining(hand, parts),
    ]);
    const at = iso(parts.clock.now());
    seen = {
      ...verificationOf(leaver, plan, leavesEverything(hand.run), at),
      account,
      remaining: remaining.map(({ id }) => id),
    };
    if (isAsExpected(hand, seen)) break;
  }
  return required(seen, 'verification');
}

function verificationOf(
  leaver: LeaverFacts | undefined,
  { account: { holdingGroupId }, removals }: Plan,
  fromEverything: boolean,
  at: string,
): Verification {
  const groups = leaver?.groups ?? [];
  const ended = new Set(removals.map(({ groupId }) => groupId));
  return {
    at,
    groups: withFittedNames(
      groups
        .filter(({ groupId }) => groupId !== holdingGroupId && (fromEverything || ended.has(groupId)))
        .map(({ groupId, name }) => ({ groupId, name })),
    ),
    isHeld: groups.some(({ groupId }) => groupId === holdingGroupId),
    products: [...(leaver?.products ?? [])],
    onSite: !isGone(leaver),
    active: leaver?.active ?? false,
  };
}
