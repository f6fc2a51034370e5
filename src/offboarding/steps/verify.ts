import { isBlocked, latestEffects } from '../effects';
import type { GroupName, LeaverFacts } from '../facts';
import type { Plan } from '../plan';
import type { Verification } from '../run';
import { iso, SECOND } from '../time';
import { isGone } from './close-account';
import { removeMemberships } from './remove-groups';
import { required, type RunInHand, type Step, type StepParts } from './step';

/** Reads lag behind writes by an unknown time. First short looks, in milliseconds, … */
const SHORT_LOOKS = [0, 300, 700];
/** … then ones for which the run waits in the queue; after the last, what is read is what is. */
const LONG_LOOKS = [5 * SECOND, 15 * SECOND, 60 * SECOND];

/** Reads everything back: what Jira shows counts, not how it answered the writes. */
export const verify: Step = async (hand, parts) => {
  const plan = required(hand.plan, 'plan');
  const { seen, leaver } = await look(hand, parts, plan);
  const surplus = unexpected(hand, seen);
  if (surplus.length > 0 || !accountIsAsExpected(hand, seen)) {
    const tries = hand.run.document.verifications;
    const patience = LONG_LOOKS[tries];
    if (patience !== undefined) {
      // Somebody may have put the leaver into a group meanwhile: ending that membership again does no harm.
      const removal = surplus.length > 0 && tries > 0 && !isStopped(hand);
      const outcome = removal
        ? await removeMemberships({ isRepeat: false }, parts, plan.leaver.accountId, surplus)
        : undefined;
      return {
        kind: 'wait',
        at: parts.clock.now() + patience,
        waitingFor: 'Jira does not show every change yet',
        cause: 'patience',
        effects: outcome?.kind === 'done' || outcome?.kind === 'wait' ? (outcome.effects ?? []) : [],
        changes: { verifications: tries + 1 },
      };
    }
  }
  const isOut = seen.groups.length === 0 && seen.products.length === 0;
  const accessGoneAt = hand.run.document.accessGoneAt ?? (isOut ? seen.at : null);
  return {
    kind: 'done',
    changes: { verification: seen, accessGoneAt, verifications: 0 },
    store: leaver === undefined && hand.isRepeat,
  };
};

async function look(
  hand: RunInHand,
  { directory, clock, sleep }: StepParts,
  plan: Plan,
): Promise<{ seen: Verification; leaver: LeaverFacts | undefined }> {
  let leaver: LeaverFacts | undefined;
  let seen: Verification | undefined;
  for (const wait of SHORT_LOOKS) {
    if (wait > 0) await sleep(wait);
    leaver = await directory.leaver(plan.leaver.accountId);
    seen = verificationOf(leaver, plan.account.holdingGroupId, iso(clock.now()));
    if (unexpected(hand, seen).length === 0 && accountIsAsExpected(hand, seen)) break;
  }
  return { seen: required(seen, 'verification'), leaver };
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

/** Memberships that no blocker explains. A run that was stopped expects gone only what it has ended itself. */
function unexpected(hand: RunInHand, { groups }: Verification): GroupName[] {
  const removals = latestEffects(hand.effects).filter(({ kind }) => kind === 'remove-group');
  const blocked = new Set(removals.filter(isBlocked).map(({ subject }) => subject.id));
  const tried = new Set(removals.map(({ subject }) => subject.id));
  return groups.filter(({ groupId }) => !blocked.has(groupId) && (tried.has(groupId) || !isStopped(hand)));
}

const isStopped = ({ run }: RunInHand): boolean => run.document.reason !== null;

function accountIsAsExpected({ effects, plan }: RunInHand, { isHeld, onSite }: Verification): boolean {
  const latest = latestEffects(effects);
  const succeeded = (kind: string) =>
    latest.some((effect) => effect.kind === kind && effect.outcome !== 'blocked');
  if (succeeded('delete-account')) return !onSite;
  return isHeld || !(succeeded('hold-account') || plan?.isHeld === true);
}
