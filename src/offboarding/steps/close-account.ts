import { deleteAccount } from '../closing/delete-account';
import { keepAccount } from '../closing/keep-account';
import { isBlocked, type Effect } from '../effects';
import { deletionTime } from '../new-run';
import { iso } from '../time';
import { required, type RunInHand, type Step } from './step';

export { isGone } from '../closing/delete-account';

/**
 * Closes the account as planned. Of several such steps in one run only the last one deletes, so that access can go first
 * and days can pass; the others do what can be undone.
 */
export const closeAccount: Step = async (hand, parts) => {
  const plan = required(hand.plan, 'plan');
  const { action, afterDays } = plan.account;
  if (action === 'none') return { kind: 'done', store: false };
  const deletesNow = action === 'delete' && isLast(hand) && hasWaited(hand, afterDays);
  const effects: Effect[] = [];
  if (deletesNow) {
    const deletion = await deleteAccount(hand, parts, plan);
    if (deletion.kind === 'wait') return deletion;
    effects.push(deletion);
    if (!isBlocked(deletion)) {
      return { kind: 'done', effects, changes: { verifications: 0 }, store: !readsBackNext(hand) };
    }
  }
  const kept = await keepAccount(hand, parts, plan);
  if ('kind' in kept) return kept;
  effects.push(...kept);
  const waits = action === 'delete' && !deletesNow && afterDays > 0;
  const deleteAt = waits ? iso(deletionTime(plan, parts.clock.now())) : hand.run.document.deleteAt;
  const changes = { deleteAt, verifications: 0 };
  const isSettled = readsBackNext(hand) && !effects.some(isBlocked);
  const store = (effects.length > 0 && !isSettled) || hand.isRepeat;
  return { kind: 'done', effects, changes, store };
};

/** So little is stored together with what reading it back shows, which follows at once. */
const readsBackNext = ({ run, index }: RunInHand): boolean =>
  run.document.steps[index + 1]?.name === 'verify';

/** Days that an administrator wants are never skipped, whatever the run was born with. */
const hasWaited = ({ run, index }: RunInHand, afterDays: number): boolean =>
  afterDays === 0 || run.document.steps.slice(0, index).some(({ name }) => name === 'wait-for-deletion');

const isLast = ({ run, index }: RunInHand): boolean =>
  !run.document.steps.slice(index + 1).some(({ name }) => name === 'close-account');
