import { createHash } from 'node:crypto';
import { dayPlus, daysBetween } from './days';
import type { Person, Signal } from './person';
import { judge, type Judgement, type Measure } from './standing';

/** People who are inactive already, or of whom nothing is known, are asked about again after so many days. */
const DAYS_TO_LOOK_AGAIN = 30;

/**
 * The day on which somebody can have become inactive, and not before; null for those who are never proposed. It goes by
 * the earliest day that each signal allows, so that nobody is looked at too late.
 */
export function dueOf(person: Person, measure: Measure): string | null {
  const judgement = judge(person, measure);
  const { today } = measure;
  if (isNeverProposed(judgement)) return null;
  if (person.looked === null && !isKnownActive(judgement, today)) return firstLook(person, judgement, today);
  const days = judgement.products.map(({ standing, last, thresholdDays }) => {
    if (standing !== 'active' || last === null) return dayPlus(person.looked ?? today, DAYS_TO_LOOK_AGAIN);
    return dayPlus(last.day, thresholdDays);
  });
  const due = days.reduce((first, day) => (day < first ? day : first));
  return due > today ? due : dayPlus(today, 1);
}

/** Who has just come cannot have been inactive for long. */
function firstLook({ since }: Person, { products }: Judgement, today: string): string {
  if (since === null) return today;
  const due = dayPlus(since, Math.min(...products.map(({ thresholdDays }) => thresholdDays)));
  return due > today ? due : today;
}

/** Exceptions that an administrator may end at any time count at the time of the list, not here. */
const isNeverProposed = ({ exemption }: Judgement): boolean =>
  exemption === 'no-access' || exemption === 'deactivated' || exemption === 'kind';

const isKnownActive = ({ products }: Judgement, today: string): boolean =>
  products.every(
    ({ standing, last, thresholdDays }) =>
      standing === 'active' && last !== null && isSurelyActive(last, thresholdDays, today),
  );

/** Also by the earliest day that the signal allows. */
const isSurelyActive = ({ day }: Signal, thresholdDays: number, today: string): boolean =>
  dayPlus(day, thresholdDays) > today;

/** Whether somebody needs no look at their due day, because a signal came in meanwhile. */
export const isActiveMeanwhile = (person: Person, measure: Measure): boolean =>
  isKnownActive(judge(person, measure), measure.today);

/**
 * A day between tomorrow and this one, always the same for a person. After the first reading everybody has just been
 * looked at, and would come due in the same week for ever.
 */
export function spread(accountId: string, due: string, today: string): string {
  const span = Math.max(1, daysBetween(today, due));
  const number = createHash('sha256').update(accountId).digest().readUInt32BE(4);
  return dayPlus(today, 1 + (number % span));
}
