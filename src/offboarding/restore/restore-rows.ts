import type { VerificationRow } from '../../contract/runs';
import { isBlocked, latestEffects, type Effect } from '../effects';
import type { Verification } from '../run';

/** What reading back showed of each thing that a restore was to give back. */
export function restoreRows({ notBack = [] }: Verification, effects: readonly Effect[]): VerificationRow[] {
  return latestEffects(effects)
    .filter(({ kind }) => kind === 'give-back')
    .map((effect) => ({
      what: effect.subject.name,
      before: 'taken',
      after: isBlocked(effect) || notBack.includes(effect.id) ? 'not back' : 'back',
    }));
}
