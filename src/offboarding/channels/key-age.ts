import { DAY, type Clock } from '../time';
import type { KeyRecord } from './stores';

/** A warning comes so long before a key ends. */
const WARNED_BEFORE = 14 * DAY;
/** No key lives longer; a week is Atlassian's default (facts of the organisation APIs). */
export const LONGEST_LIFE = 366 * DAY;

/** What has to be done about a key soon, as a sentence, or null. */
export function keyWarning({ setAt, endsOn }: KeyRecord, clock: Clock): string | null {
  const now = clock.now();
  if (endsOn === null) {
    return now - Date.parse(setAt) > LONGEST_LIFE - WARNED_BEFORE
      ? 'This key was entered nearly a year ago, and no key lives longer. Enter a new one.'
      : 'Nobody said when this key ends. Atlassian lets keys live for a week unless another day was chosen, and for a year at most.';
  }
  const left = Date.parse(endsOn) - now;
  if (left <= 0) return `This key ended on ${endsOn}. Enter a new one.`;
  if (left > WARNED_BEFORE) return null;
  const days = Math.ceil(left / DAY);
  return `This key ends on ${endsOn}, in ${String(days)} day${days === 1 ? '' : 's'}. Make a new one at Atlassian and enter it here.`;
}
