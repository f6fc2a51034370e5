import { dayPlus, daysBetween } from './days';
import { productsOf, type Person, type Signal, type WatchedGroup } from './person';
import { thresholdOf, type InactivityRule } from './settings';

/** What can be said of somebody's use of a product. Nothing is known without a signal, and so nothing is said. */
export type Standing = 'active' | 'inactive' | 'unknown';

/** Why nobody is proposed, whatever they do. */
export type Exemption =
  'no-access' | 'deactivated' | 'kind' | 'protected' | 'excepted-person' | 'excepted-group' | 'newcomer';

export interface ProductStanding {
  product: string;
  standing: Standing;
  thresholdDays: number;
  /** The newest signal that counts for this product. */
  last: Signal | null;
}

export interface Judgement {
  standing: Standing;
  products: ProductStanding[];
  exemption: Exemption | null;
}

/** What people are judged by, beside what is known of each. */
export interface Measure {
  rule: InactivityRule;
  /** Settings that protect people from every run. */
  protection: { groupIds: readonly string[]; accountIds: readonly string[] };
  groups: readonly WatchedGroup[];
  /** yyyy-MM-dd. */
  today: string;
}

/** A candidate is somebody who has access that is not used, and whom no exception keeps out. */
export const isCandidate = ({ products, exemption }: Judgement): boolean =>
  exemption === null && products.some(({ standing }) => standing === 'inactive');

/** What can be said of a person by what is known. */
export function judge(person: Person, measure: Measure): Judgement {
  const products = productsOf(person, measure.groups).map((product) =>
    productStanding(person, product, measure),
  );
  const standings = products.map(({ standing }) => standing);
  const standing = standings.includes('active')
    ? 'active'
    : standings.includes('inactive')
      ? 'inactive'
      : 'unknown';
  return { standing, products, exemption: exemptionOf(person, products.length > 0, measure) };
}

function productStanding(person: Person, product: string, { rule, today }: Measure): ProductStanding {
  const thresholdDays = thresholdOf(rule, product);
  const telling = person.signals.filter(
    (signal) => isRecent(signal, thresholdDays, today) || !isOutdated(signal, today),
  );
  const last = lastSignal(telling, product);
  const standing = last === null ? 'unknown' : isRecent(last, thresholdDays, today) ? 'active' : 'inactive';
  return { product, standing, thresholdDays, last };
}

/** By the latest day that the signal allows: in doubt somebody counts as active. */
const isRecent = ({ until }: Signal, thresholdDays: number, today: string): boolean =>
  until > dayPlus(today, -thresholdDays);

/** So many days a file is taken for what holds today, as long as an answer of the organisation is. */
const FILE_HOLDS_DAYS = 30;

/** An old file shows that somebody was active, but no longer that they have not been since. */
const isOutdated = ({ fileDay }: Signal, today: string): boolean =>
  fileDay !== undefined && fileDay < dayPlus(today, -FILE_HOLDS_DAYS);

/** The newest signal of a product, those that tell no products apart included. */
export function lastSignal(signals: readonly Signal[], product: string | null): Signal | null {
  const counting = signals.filter(
    (signal) => product === null || signal.product === null || signal.product === product,
  );
  return counting.reduce<Signal | null>(
    (newest, signal) => (newest === null || signal.until > newest.until ? signal : newest),
    null,
  );
}

function exemptionOf(person: Person, hasAccess: boolean, measure: Measure): Exemption | null {
  const { rule, protection, groups, today } = measure;
  const isIn = (groupIds: readonly string[]): boolean =>
    groups.some(
      ({ number, groupId }) => person.groups[String(number)] !== undefined && groupIds.includes(groupId),
    );
  if (!hasAccess) return 'no-access';
  if (!person.active) return 'deactivated';
  if (person.kind === 'app' || rule.except.kinds.includes(person.kind)) return 'kind';
  if (protection.accountIds.includes(person.accountId) || isIn(protection.groupIds)) return 'protected';
  if (rule.except.accountIds.includes(person.accountId)) return 'excepted-person';
  if (isIn(rule.except.groupIds)) return 'excepted-group';
  const isNew = person.since !== null && daysBetween(person.since, today) < rule.except.newcomerDays;
  return isNew ? 'newcomer' : null;
}
