import { askHistory } from './ask-history';
import { dueOf, isActiveMeanwhile, spread } from './due';
import { withSignals, type Person, type Signal } from './person';
import type { HistoryReader, LastActiveReader } from './port';
import { judge, type Measure } from './standing';

/** What one look at somebody came to. */
export interface Look {
  accountId: string;
  signals: Signal[];
  looked: string | null;
  due: string | null;
  /** Why the organisation did not tell its dates; undefined where it was not asked or has told. */
  organisationSays: string | undefined;
}

export interface LookParts {
  history: HistoryReader;
  lastActive: LastActiveReader;
}

/**
 * Looks for signs of activity of somebody who can have become inactive: what is known first, which costs nothing, then
 * Jira's history, and where that says nothing new the organisation.
 * @param seen the last day on which the app's own triggers saw the person
 * @throws TryLater when Jira or Atlassian asked to wait
 */
export async function look(
  { history, lastActive }: LookParts,
  person: Person,
  seen: string | undefined,
  measure: Measure,
): Promise<Look> {
  const { today } = measure;
  const events: Signal[] =
    seen === undefined ? [] : [{ source: 'events', day: seen, until: seen, product: null }];
  let now: Person = { ...person, signals: withSignals(person.signals, events) };
  if (isActiveMeanwhile(now, measure)) return lookOf(now, person, measure, undefined);

  const before = judge(now, measure);
  const thresholds = before.products.map(({ thresholdDays }) => thresholdDays);
  if (thresholds.length === 0) return lookOf(now, person, measure, undefined);
  const answer = await askHistory(history, now, thresholds, {
    today,
    wasActive: before.standing === 'active' || wasActiveWhenLooked(person, measure),
  });
  if (answer !== 'no-answer') now = { ...now, signals: fromHistory(now.signals, answer.signal) };
  const after = judge(now, measure);
  const needsMore = after.exemption === null && after.products.some(({ standing }) => standing !== 'active');
  const told = needsMore ? await lastActive.lastActive(person.accountId) : null;
  if (Array.isArray(told)) now = { ...now, signals: withSignals(now.signals, told) };
  const organisationSays = told !== null && !Array.isArray(told) ? told.refused : undefined;
  return lookOf({ ...now, looked: today }, person, measure, organisationSays);
}

/** By what was known at the last look. */
function wasActiveWhenLooked(person: Person, measure: Measure): boolean {
  if (person.looked === null) return false;
  return judge(person, { ...measure, today: person.looked }).standing === 'active';
}

/** History takes the place of what it said before: a later no narrows an earlier yes. */
function fromHistory(signals: readonly Signal[], answer: Signal | null): Signal[] {
  const others = signals.filter(({ source }) => source !== 'jira-history');
  return answer === null ? [...signals] : [...others, answer];
}

function lookOf(
  person: Person,
  before: Person,
  measure: Measure,
  organisationSays: string | undefined,
): Look {
  const { accountId, signals, looked, since } = person;
  const due = dueOf(person, measure);
  const isFirst = before.looked === null && since === null && looked !== null;
  return {
    accountId,
    signals,
    looked,
    due: due !== null && isFirst ? spread(accountId, due, measure.today) : due,
    organisationSays,
  };
}
