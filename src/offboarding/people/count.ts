import { daysBetween } from './days';
import { SIGNAL_SOURCES, type Person } from './person';
import { lastSignal, type Judgement, type Measure, type Standing } from './standing';

/** How old the last signal may be, in days, in the figures of the chart; the last part holds all that are older. */
export const AGES = [7, 30, 90, 180, 365];

/** How access is used: by how many people, and by how many of them not, or not that anybody knows. */
interface Use {
  people: number;
  unused: number;
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
  countAccess(count, person, judgement, groups);
}

/** Which access could be freed: only that of people whom no exception keeps out. */
function countAccess(
  count: Count,
  person: Person,
  { exemption, products }: Judgement,
  groups: Measure['groups'],
): void {
  const of = (standing: Standing): Set<string> =>
    new Set(products.filter((one) => one.standing === standing).map(({ product }) => product));
  const [unused, unknown] = [exemption === null ? of('inactive') : new Set<string>(), of('unknown')];
  for (const { product } of products) {
    addUse(count.products, product, unused.has(product), unknown.has(product));
  }
  for (const { number, products: given } of groups) {
    if (person.groups[String(number)] === undefined || given.length === 0) continue;
    const isUnused = given.every((product) => unused.has(product));
    addUse(
      count.groups,
      number,
      isUnused,
      given.every((product) => unknown.has(product)),
    );
  }
}

function addUse<Key>(uses: Map<Key, Use>, key: Key, isUnused: boolean, isUnknown: boolean): void {
  const { people, unused, unknown } = uses.get(key) ?? { people: 0, unused: 0, unknown: 0 };
  uses.set(key, {
    people: people + 1,
    unused: unused + Number(isUnused),
    unknown: unknown + Number(isUnknown),
  });
}
