import { aboutInWords } from './effect-words';
import { isBlocked, latestEffects, type Effect } from './effects';
import type { Verification } from './run';
import { ACCOUNT_EFFECTS } from './steps/expectations';
import type { RunInHand } from './steps/step';

/**
 * Whether reading back found a refused change needless: the group is gone all the same, or the person is off this site and
 * so needs nothing more there. The deletion of the Atlassian account is a matter of its own.
 */
export function isSettled(seen: Verification, { kind, subject }: Pick<Effect, 'kind' | 'subject'>): boolean {
  if (kind === 'remove-group') return seen.groups.every(({ groupId }) => groupId !== subject.id);
  return !seen.onSite && kind !== 'schedule-deletion' && ACCOUNT_EFFECTS.includes(kind);
}

/** Says of a refused change that nobody has to see to any more what came of it, as the end of a sentence; else null. */
export function settlement({
  run,
  effects,
}: Pick<RunInHand, 'run' | 'effects'>): (effect: Effect) => string | null {
  const { verification, procedure } = run.document;
  const latest = new Set(latestEffects(effects));
  return (effect) => {
    if (!isBlocked(effect)) return null;
    if (!latest.has(effect)) return 'it was tried again later';
    if (!verification || procedure === 'restore' || !isSettled(verification, effect)) return null;
    return verification.onSite ? 'it was gone when it was read back' : 'it ended with the site membership';
  };
}

/** Refused changes that reading back settled, one sentence each: what was planned is done or explained, nothing missing. */
export function settledLines(hand: Pick<RunInHand, 'run' | 'effects'>): string[] {
  const settled = settlement(hand);
  return latestEffects(hand.effects).flatMap((effect) => {
    const words = settled(effect);
    return words === null ? [] : [`${aboutInWords(effect)}: the change was refused; ${words}`];
  });
}
