import type { Person } from './person';
import { judge, lastSignal, type Judgement, type Measure } from './standing';

/** What can still be said of an earlier day. */
export interface PastJudgement extends Judgement {
  /** Later activity has taken the place of what was known on that day of a product that is not known to be used then. */
  isReplaced: boolean;
}

/**
 * What can still be said of somebody on the day of the measure. Of each source only the newest sign is kept: who was
 * active later may have been active right before that day as well, and is not called inactive on it. Groups, protection
 * and exceptions are those of today.
 */
export function judgeOn(person: Person, measure: Measure): PastJudgement {
  const { today: day } = measure;
  const later = person.signals.filter(({ until }) => until > day);
  const then = judge({ ...person, signals: person.signals.filter(({ until }) => until <= day) }, measure);
  let isReplaced = false;
  const products = then.products.map((one) => {
    if (one.standing === 'active' || lastSignal(later, one.product) === null) return one;
    isReplaced = true;
    return { ...one, standing: 'unknown' as const };
  });
  return { ...then, products, isReplaced };
}
