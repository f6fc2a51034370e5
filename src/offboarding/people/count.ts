import { daysBetween } from './days';
import { SIGNAL_SOURCES, type Person } from './person';
import { lastSignal, type Judgement, type Measure, type Standing } from './standing';

/** How old the last signal may be, in days, in the figures of the chart; the last part holds all that are older. */
export const AGES = [7, 30, 90, 180, 365];

/** How access is used. */
interface Use {
  people: number;
  /** By how many of them not: it could be freed. */
  unused: number;
  /** Not either, but the rule leaves these people out. */
  kept: number;
  /** By how many that is not known. */
  unknown: number;
}

/** What is counted while everybody is gone through. */
export interface Count {
  people: number;
  ages: number[];
  unknown: number;
  notLooked: number;
  exempt: Record<string, number>;
  /** By the key of the product, and by the number of the group. */
  products: Map<string, Use>;
  groups: Map<number, Use>;
  sources: Record<string, number>;
  /** Of the newest file that told something. */
  fileDay: string | null;
}

export const emptyCount = (): Count => ({
  people: 0,
  ages: [...AGES, 0].map(() => 0),
  unknown: 0,
  notLooked: 0,
  exempt: {},
  products: new Map(),
  groups: new Map(),
  sources: Object.fromEntries(SIGNAL_SOURCES.map((source) => [source, 0])),
  fileDay: null,
});

/** Counts one more person. */
export function addTo(count: Count, person: Person, judgement: Judgement, { groups, today }: Measure): void {
  const { exemption } = judgement;
  if (exemption === 'no-access' || exemption === 'deactivated') return;
  count.people += 1;
  if (exemption !== null) count.exempt[exemption] = (count.exempt[exemption] ?? 0) + 1;
  const last = lastSignal(person.signals, null);
  if (last === null) count.unknown += 1;
  else {
    const age = daysBetween(last.until, today);
    const part = AGES.findIndex((most) => age < most);
    const index = part < 0 ? AGES.length : part;
    count.ages[index] = (count.ages[index] ?? 0) + 1;
  }
  if (person.looked === null && last === null) count.notLooked += 1;
  for (const source of new Set(person.signals.map((signal) => signal.source))) {
    count.sources[source] = (count.sources[source] ?? 0) + 1;
  }
  for (const { fileDay } of person.signals) {
    if (fileDay !== undefined && fileDay > (count.fileDay ?? '')) count.fileDay = fileDay;
  }
  countAccess(count, person, judgement, groups);
}

/** Which access could be freed. A group counts as used where any of the products that it gives is. */
function countAccess(
  count: Count,
  person: Person,
  { exemption, products }: Judgement,
  groups: Measure['groups'],
): void {
  const standings = new Map(products.map(({ product, standing }) => [product, standing]));
  for (const [product, standing] of standings) addUse(count.products, product, [standing], exemption);
  for (const { number, products: given } of groups) {
    if (person.groups[String(number)] === undefined || given.length === 0) continue;
    const ofGroup = given.flatMap((product) => standings.get(product) ?? []);
    addUse(count.groups, number, ofGroup, exemption);
  }
}

function addUse<Key>(
  uses: Map<Key, Use>,
  key: Key,
  standings: readonly Standing[],
  exemption: Judgement['exemption'],
): void {
  const { people, unused, kept, unknown } = uses.get(key) ?? { people: 0, unused: 0, kept: 0, unknown: 0 };
  const isUsed = standings.includes('active');
  const isUnknown = !isUsed && standings.includes('unknown');
  const isUnused = !isUsed && !isUnknown;
  uses.set(key, {
    people: people + 1,
    unused: unused + Number(isUnused && exemption === null),
    kept: kept + Number(isUnused && exemption !== null),
    unknown: unknown + Number(isUnknown),
  });
}
