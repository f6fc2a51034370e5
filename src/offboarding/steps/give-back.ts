import { effectId, isBlocked, settledEffects, type Effect } from '../effects';
import { TryLater } from '../later';
import { createGiving, type Giving, type LeaverNow, type Standing } from '../restore/standing';
import { standingInWords } from '../restore/standing-words';
import { ACCOUNT_KINDS, type Undoable } from '../restore/undoable';
import { givenBack, readUndoing } from '../restore/undoing';
import type { Run } from '../run';
import { iso } from '../time';
import { patience, waitFor } from './patience';
import { required, type RunInHand, type Step, type StepParts } from './step';

/** Given back and stored together, so that a crash repeats no more than that. */
const STORED_TOGETHER = 50;

/**
 * Gives back what was chosen, in the order of `undoables`. Each thing is looked at right before: what somebody has
 * changed since it was shown stays as they made it, and is named.
 */
export const giveBack: Step = async (hand, parts) => {
  const { run } = hand;
  const { chosen } = required(await readUndoing(parts.runs, run), 'run to undo');
  const known = new Set(settledEffects(hand).map(({ id }) => id));
  const open = chosen.filter(
    ({ id, kind }) => !ACCOUNT_KINDS.includes(kind) && !known.has(effectId('give-back', id)),
  );
  // Groups first: without them the person may not be allowed to lead, own or be assigned anything.
  const isFirstKind = ({ kind }: Undoable) => kind === open[0]?.kind;
  const batch = open.filter(isFirstKind).slice(0, STORED_TOGETHER);
  const giving = createGiving(parts, await leaverNow(parts, run.leaverId));
  const given = await Promise.all(batch.map((undoable) => giveOne(hand, parts, giving, undoable)));

  const effects = given.flatMap(({ effect }) => effect ?? []);
  const later = given.find(({ after }) => after !== undefined)?.after;
  if (later) return waitFor(later, effects);
  const wait = given.some(({ isUnclear }) => isUnclear) ? patience(hand, parts) : undefined;
  if (wait) return { ...wait, effects: effects.filter((effect) => !isBlocked(effect)) };
  if (open.length > batch.length) return { kind: 'again', effects };
  return { kind: 'done', effects, changes: { verifications: 0 }, store: true };
};

/** The leaver as a restore looks at them. */
export async function leaverNow(
  { directory }: Pick<StepParts, 'directory'>,
  accountId: string,
): Promise<LeaverNow> {
  const leaver = await directory.leaver(accountId);
  return { accountId, active: leaver?.active ?? false, groups: leaver?.groups ?? [] };
}

interface GivenOne {
  effect?: Effect;
  /** When it can be tried again. */
  after?: TryLater;
  /** Jira may not show yet what an earlier try did. */
  isUnclear?: boolean;
}

async function giveOne(
  hand: RunInHand,
  parts: StepParts,
  giving: Giving,
  undoable: Undoable,
): Promise<GivenOne> {
  const effect = (turnedOut: Parameters<typeof givenBack>[2]) =>
    givenBack(undoable, iso(parts.clock.now()), turnedOut);
  try {
    const standing = await giving.look(undoable);
    if (standing.is === 'back') return { effect: effect({ outcome: 'found-done' }) };
    if (!isAgreed(hand.run, undoable, standing)) {
      return {
        effect: effect({ outcome: 'blocked', advice: standingInWords(standing, undoable, new Map()) }),
      };
    }
    const given = await giving.give(undoable);
    if (given.outcome !== 'refused' && !isSlow(undoable)) return { effect: effect(given) };

    const fresh = createGiving(parts, await leaverNow(parts, hand.run.leaverId));
    const isBack = (await fresh.look(undoable)).is === 'back';
    const words = given.outcome === 'done' ? null : given.words;
    if (isBack)
      return { effect: effect({ outcome: given.outcome === 'done' ? 'done' : 'found-done', words }) };
    const isDoubted = given.outcome === 'refused' && (hand.isRepeat || given.inDoubt);
    return {
      effect: effect({ outcome: 'blocked', words, advice: adviceFor(undoable) }),
      isUnclear: isDoubted || (given.outcome === 'done' && isSlow(undoable)),
    };
  } catch (error) {
    if (error instanceof TryLater) return { after: error };
    throw error;
  }
}

/** Issues are changed by a task that goes on after Jira has accepted it. */
const isSlow = ({ kind }: Undoable): boolean => kind === 'hand-over-issues';

/** Whether somebody wanted it as it stands: what nobody has touched, or the very change that they were shown. */
function isAgreed({ document: { restores } }: Run, { id }: Undoable, standing: Standing): boolean {
  switch (standing.is) {
    case 'as-left':
    case 'back':
      return true;
    case 'changed':
      return restores?.agreed[id] === (standing.holder ?? NOBODY);
    case 'spread':
      return restores?.agreed[id] !== undefined;
    case 'gone':
      return false;
  }
}

/** Stands for nobody among the holders that somebody agreed to. */
export const NOBODY = 'nobody';

function adviceFor({ kind }: Undoable): string {
  switch (kind) {
    case 'remove-group':
    case 'hold-account':
      return 'Jira did not change the membership. If the group comes from an identity provider, the team of the identity provider has to do it there; otherwise a site admin can.';
    case 'hand-over-issues':
      return 'Some of these issues were not given back. Somebody who may edit them in bulk can assign them by hand.';
    default:
      return 'Jira did not take it. Somebody who administers it can give it back by hand, and then have this run tried again.';
  }
}
