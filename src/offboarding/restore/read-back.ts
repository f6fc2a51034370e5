import { effectId, isBlocked, latestEffects } from '../effects';
import { isGone } from '../steps/close-account';
import { leaverNow } from '../steps/give-back';
import { patience } from '../steps/patience';
import { required, type RunInHand, type StepOutcome, type StepParts } from '../steps/step';
import { iso } from '../time';
import { noteRestored } from './note-restored';
import { createGiving } from './standing';
import type { Undoable } from './undoable';
import { readUndoing } from './undoing';

/** Reads lag behind writes by an unknown time: short looks, in milliseconds; then the run waits in the queue. */
const SHORT_LOOKS = [0, 300, 700];

/** Reads back what a restore has given: what Jira shows counts, not how it answered the writes. */
export async function readBack(hand: RunInHand, parts: StepParts): Promise<StepOutcome> {
  const { run } = hand;
  const { chosen, undone } = required(await readUndoing(parts.runs, run), 'run to undo');
  const given = new Set(
    latestEffects(hand.effects)
      .filter((effect) => effect.kind === 'give-back' && !isBlocked(effect))
      .map(({ id }) => id),
  );
  const expected = chosen.filter(({ id }) => given.has(effectId('give-back', id)));
  let missing = expected;
  for (const wait of SHORT_LOOKS) {
    if (missing.length === 0) break;
    if (wait > 0) await parts.sleep(wait);
    missing = await notBack(parts, run.leaverId, missing);
  }
  const wait = missing.length > 0 ? patience(hand, parts) : undefined;
  if (wait) return wait;
  const back = expected.filter((one) => !missing.includes(one));
  if (back.length > 0) await noteRestored(parts, undone, run.id, back);
  const leaver = await parts.directory.leaver(run.leaverId);
  return {
    kind: 'done',
    changes: {
      verification: {
        at: iso(parts.clock.now()),
        groups: (leaver?.groups ?? []).map(({ groupId, name }) => ({ groupId, name })),
        isHeld: false,
        products: [...(leaver?.products ?? [])],
        onSite: !isGone(leaver),
        notBack: missing.map(({ id }) => effectId('give-back', id)),
      },
      verifications: 0,
    },
    store: false,
  };
}

async function notBack(
  parts: StepParts,
  leaverId: string,
  undoables: readonly Undoable[],
): Promise<Undoable[]> {
  const giving = createGiving(parts, await leaverNow(parts, leaverId));
  const standings = await Promise.all(undoables.map((undoable) => giving.look(undoable)));
  return undoables.filter((_, index) => standings[index]?.is !== 'back');
}
